"""How often a page asks the database: few times, and no more for many rows than for few."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from sqlalchemy import event

from ganggu_participation.database import db

from . import builders

MOST = 12
PAGES = ["/proposals", "/proposals?words=의자", "/me/proposals", "/proposals/new"]
OFFICE = ["/office/proposals", "/office/proposals?state=all", "/office/proposals.csv", "/office/proposals/1"]


@contextmanager
def counted() -> Iterator[list[str]]:
    said: list[str] = []

    def heard(connection, cursor, statement, *rest) -> None:
        if not statement.startswith(("BEGIN", "PRAGMA")):
            said.append(statement)

    event.listen(db.engine, "before_cursor_execute", heard)
    try:
        yield said
    finally:
        event.remove(db.engine, "before_cursor_execute", heard)


def statements(client, path: str) -> int:
    client.get(path)
    with counted() as said:
        assert client.get(path).status_code == 200
    return len(said)


@pytest.mark.parametrize(("who", "paths"), [("kim", PAGES), ("jung", OFFICE)])
def test_a_page_asks_as_often_for_forty_rows_as_for_five(town, as_, who, paths):
    kim, client = town.kim, as_(getattr(town, who))
    for _ in range(5):
        builders.a_submitted_proposal(kim)
    few = [statements(client, path) for path in paths]
    for _ in range(35):
        builders.a_submitted_proposal(kim)
    many = [statements(client, path) for path in paths]
    assert few == many and max(many) <= MOST, dict(zip(paths, many, strict=True))


def test_a_long_story_asks_no_more_than_a_short_one(town, as_):
    short = builders.a_submitted_proposal(town.kim)
    long = builders.a_refused_proposal(town.kim, town.jung)
    review = builders.a_proposal_under_review(town.kim, town.jung)
    client, office = as_(town.kim), as_(town.jung)
    asked = [statements(client, f"/proposals/{p.id}") for p in (short, long)]
    asked += [statements(client, f"/proposals/{p.id}/versions") for p in (short, long)]
    assert max(asked) <= MOST
    assert max(statements(office, f"/office/proposals/{review.id}{path}") for path in ("", "/review")) <= MOST
