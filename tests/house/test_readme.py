"""README says what is true today."""

import re
from pathlib import Path

from ganggu_participation.accounts.rights import rights_as_markdown

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text()


def test_the_rights_table_is_the_permission_table():
    assert rights_as_markdown() in README


def test_every_picture_and_file_it_names_exists():
    named = re.findall(r"\]\(([^)#:]+)\)", README) + re.findall(r"`((?:script|requirements|instance)/[\w./-]*\w)`", README)
    missing = [name for name in named if not (ROOT / name).exists() and not name.startswith("instance/")]
    assert named and missing == []


def test_it_names_every_room():
    rooms = [p.parent.name for p in (ROOT / "ganggu_participation").glob("*/__init__.py")]
    assert [room for room in rooms if f"`{room}`" not in README] == []
