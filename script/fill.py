"""Run several `flask` commands of the house in one process: each process more costs a second of starting."""

from __future__ import annotations

import sys

from flask.cli import FlaskGroup

from ganggu_participation import create_app


def main(commands: list[str]) -> None:
    """Run the commands in the order given, for example "db upgrade", "seed"; the first that fails ends it."""
    app = create_app()
    group = FlaskGroup(name="flask", create_app=lambda: app)
    for command in commands:
        group.main(args=command.split(), standalone_mode=False)


if __name__ == "__main__":
    main(sys.argv[1:])
