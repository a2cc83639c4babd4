"""The pins hold for everybody: hashed, and without a download address that only one network knows."""

import json
import re
from pathlib import Path

import pytest

REQUIREMENTS = Path(__file__).parents[2] / "requirements"
PINS = sorted(REQUIREMENTS.glob("*.txt"))
ADDRESS = re.compile(r"://|--(extra-)?index-url|--find-links")


@pytest.mark.parametrize("pins", PINS, ids=lambda path: path.name)
def test_no_download_address(pins: Path) -> None:
    assert not ADDRESS.search(pins.read_text())


@pytest.mark.parametrize("pins", PINS, ids=lambda path: path.name)
def test_every_pin_is_exact_and_hashed(pins: Path) -> None:
    entries = re.findall(r"^[a-z0-9].*?(?=^[a-z0-9]|\Z)", pins.read_text(), re.M | re.S)
    assert entries
    assert [entry for entry in entries if "==" not in entry or "--hash=sha256:" not in entry] == []


@pytest.mark.parametrize("listed", sorted(REQUIREMENTS.glob("*.in")), ids=lambda path: path.name)
def test_every_wish_is_pinned(listed: Path) -> None:
    wishes = re.findall(r"^[a-z][\w-]*", listed.read_text(), re.M)
    pins = listed.with_suffix(".txt").read_text()
    assert [wish for wish in wishes if not re.search(rf"^{wish}(\[\w+\])?==", pins, re.M)] == []


def test_front_end_lock_names_no_address() -> None:
    lock = json.loads((REQUIREMENTS / "web" / "package-lock.json").read_text())
    packages = {name: entry for name, entry in lock["packages"].items() if name}
    assert [name for name, entry in packages.items() if "resolved" in entry or "integrity" not in entry] == []
