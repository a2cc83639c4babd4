"""The house where a dong governs itself.

Nothing is imported here: the pure rooms (tally, ballotbox) run without Flask or a database."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from flask import Flask


def create_app(settings: type | None = None, instance_path: str | None = None, **overrides: Any) -> "Flask":
    """The whole application. `overrides` win over `instance/settings.py`, which wins over the class of settings."""
    from .building import build

    return build(settings, instance_path, overrides)
