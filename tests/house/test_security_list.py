"""docs/security.md names only tests that are there, and answers every item; the few items that no room shows are shown here."""

import ast
import re
from functools import cache
from pathlib import Path

import pytest
from sqlalchemy import func, select

from ganggu_participation import create_app
from ganggu_participation.accounts.actions import sign_in
from ganggu_participation.accounts.models import Account
from ganggu_participation.accounts.passwords import fits, kept
from ganggu_participation.config import Testing
from ganggu_participation.database import db
from ganggu_participation.demo.seed import seed_dongs

from ..accounts.builders import confirmed
from ..journeys.visitor import Visitor

ROOT = Path(__file__).parents[2]
TEXT = (ROOT / "docs" / "security.md").read_text()
TEST = re.compile(r"`(tests/[\w/]+\.py)::(test_\w+)`")
ROW = re.compile(r"^\| (\d+\.\d+\.\d+) \|(.*)\|$", re.MULTILINE)
CHAPTERS = {
    # section: how many items of levels 1 and 2 it has; those of level 3 stand behind or between
    "6.1": (1, 2, 3),
    "6.2": tuple(range(1, 13)),
    "6.3": (1, 2, 3, 4),
    "6.4": (1, 2, 3, 4),
    "6.5": (1, 2, 3, 4, 5),
    "6.6": (1, 2, 3),
    "6.8": (1, 2, 3, 4),
    "7.1": (1, 2, 3),
    "7.2": (1, 2, 3, 4),
    "7.3": (1, 2),
    "7.4": (1, 2, 3, 4, 5),
    "7.5": (1, 2),
    "7.6": (1, 2),
    "8.1": (1, 2),
    "8.2": (1, 2, 3),
    "8.3": (1,),
    "8.4": (1,),
}
PASTE = re.compile(r"[\"']paste[\"']|onpaste|\.onpaste")


@cache
def names_in(path):
    return {node.name for node in ast.walk(ast.parse((ROOT / path).read_text())) if isinstance(node, ast.FunctionDef)}


def missing_tests(text):
    named = TEST.findall(text)
    return [f"{path}::{name}" for path, name in named if not (ROOT / path).exists() or name not in names_in(path)]


def test_every_test_named_there_is_there():
    assert len(TEST.findall(TEXT)) > 30
    assert missing_tests(TEXT) == []


def test_a_test_that_is_not_there_is_found():
    assert missing_tests("`tests/house/test_security_list.py::test_nothing` `tests/no/test_x.py::test_y`") == [
        "tests/house/test_security_list.py::test_nothing",
        "tests/no/test_x.py::test_y",
    ]


def test_every_item_is_answered_once_by_a_test_or_a_reason():
    rows = ROW.findall(TEXT)
    assert [number for number, _ in rows] == [f"{section}.{n}" for section, items in CHAPTERS.items() for n in items]
    for number, answer in rows:
        assert bool(TEST.search(answer)) != ("까닭:" in answer) and "아직" not in answer, number


def test_every_password_field_hides_what_is_typed(app):
    for path in ("/sign-in", "/accounts/new"):
        fields = Visitor(confirmed(app.test_client())).open(path).page.xpath("//form//input[starts-with(@name, 'password')]")
        assert fields and all(field.get("type") in ("password", "hidden") for field in fields)


def test_no_script_stops_pasting():
    scripts = list((ROOT / "ganggu_participation/static").glob("*.js"))
    assert scripts and not [path.name for path in scripts if PASTE.search(path.read_text())]


def test_a_password_of_two_hundred_letters_is_taken_whole(app):
    long = "가" * 199
    assert fits(long + "나", kept(long + "나")) and not fits(long + "다", kept(long + "나"))


def test_a_new_house_has_no_account(tmp_path):
    app = create_app(Testing, str(tmp_path), SQLALCHEMY_DATABASE_URI=f"sqlite:///{tmp_path}/new.sqlite")
    with app.app_context():
        db.create_all()
        seed_dongs()
        assert db.session.scalar(select(func.count()).select_from(Account)) == 0
        db.session.remove()
        db.engine.dispose()


def test_a_token_has_at_least_128_bits(town):
    tokens = {sign_in(town.kim, town.kim, 1) for _ in range(50)}
    assert len(tokens) == 50 and all(len(token) >= 22 for token in tokens)


@pytest.mark.parametrize(
    "path", ["/", "/me", "/me/kept", "/me/closure", "/proposals", "/votes", "/privacy", "/nothing"]
)
def test_every_page_of_somebody_signed_in_has_a_way_out(as_, town, path):
    page = as_(town.kim).get(path).text
    assert 'action="/sign-out"' in page and "로그아웃" in page
