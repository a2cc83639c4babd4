"""What a visit costs the database, page by page."""

import pytest
from sqlalchemy import event

from ganggu_participation.database import db
from ganggu_participation.votes import actions

from .builders import a_closed_vote, an_open_vote, electors


@pytest.fixture
def statements(app):
    """What is sent to the database, transactions aside."""
    seen = []

    def heard(connection, cursor, statement, *_):
        if not statement.startswith(("BEGIN", "COMMIT", "ROLLBACK", "PRAGMA")):
            seen.append(statement)

    event.listen(db.engine, "before_cursor_execute", heard)
    yield seen
    event.remove(db.engine, "before_cursor_execute", heard)


def test_what_a_visit_costs_the_database(town, as_, statements, record_property):
    vote = an_open_vote(town, round_key="2026")
    for person in electors(30, town.pungam):
        actions.cast(person, vote, {1: [1]})
    client, vote_id = as_(town.kim), vote.id
    steps = [
        ("list", "get", "/votes", None, 8),
        ("vote", "get", f"/votes/{vote_id}", None, 10),
        ("ballot", "get", f"/votes/{vote_id}/ballot", None, 8),
        ("review", "post", f"/votes/{vote_id}/ballot/review", {"c1": ["1", "2"]}, 8),
        ("cast", "post", f"/votes/{vote_id}/ballots", {"c1": ["1", "2"]}, 14),
        ("receipt", "get", f"/votes/{vote_id}/receipt", None, 8),
        ("trust", "get", f"/votes/{vote_id}/trust", None, 4),
        ("rules", "get", f"/votes/{vote_id}/rule-sheet", None, 6),
        ("turnout", "get", f"/votes/{vote_id}/turnout", None, 4),
    ]
    for name, method, address, data, most in steps:
        statements.clear()
        answer = getattr(client, method)(address, **({"data": data} if data else {}))
        record_property(name, len(statements))
        assert answer.status_code in (200, 303), name
        assert len(statements) <= most, (name, statements)


def test_a_list_costs_the_same_with_many_votes(town, as_, statements):
    a_closed_vote(town)
    client = as_(None)
    client.get("/votes")
    statements.clear()
    client.get("/votes")
    few = len(statements)
    for _ in range(4):
        an_open_vote(town)
        a_closed_vote(town)
    statements.clear()
    client.get("/votes")
    assert len(statements) <= few + 1
