"""Nothing that is stored leads from a person to a ballot: not a column, not a neighbour, not an order."""

import sqlite3
from datetime import timedelta
from pathlib import Path

import pytest

from ganggu_participation import clock
from ganggu_participation.accounts.models import Account
from ganggu_participation.database import db
from ganggu_participation.permissions import CLOCK
from ganggu_participation.votes import actions
from ganggu_participation.votes.models import Ballot, RollMark
from ganggu_participation.votes.tasks import sweep

from .builders import an_open_vote, electors


def ranks(values):
    places = {value: place for place, value in enumerate(sorted(values))}
    return [places[value] for value in values]


def correlation(one, other):
    """Spearman's rank correlation."""
    n = len(one)
    gap = sum((a - b) ** 2 for a, b in zip(ranks(one), ranks(other), strict=True))
    return 1 - 6 * gap / (n * (n * n - 1))


def file_of(app):
    return Path(app.config["SQLALCHEMY_DATABASE_URI"].removeprefix("sqlite:///"))


def cast_by(people, vote):
    """The sealed ballots in the order of casting: known to this test alone."""
    order = []
    for person in people:
        before = set(db.session.scalars(db.select(Ballot.sealed)))
        actions.cast(person, vote, {1: [1]})
        order += set(db.session.scalars(db.select(Ballot.sealed))) - before
    return order


def test_the_two_tables_share_the_vote_and_nothing_else():
    ballot, mark = set(Ballot.__table__.columns.keys()), set(RollMark.__table__.columns.keys())
    assert ballot == {"vote_id", "key", "sealed"}
    assert ballot & mark == {"vote_id"}
    links = {foreign.column.table.name for table in (Ballot, RollMark) for foreign in table.__table__.foreign_keys}
    assert links == {"votes"}


def test_no_relation_leads_from_a_person_to_a_mark_or_a_ballot():
    for mapper in db.Model.registry.mappers:
        led_to = {relation.mapper.class_ for relation in mapper.relationships}
        assert not led_to & {Ballot, RollMark}, mapper
    assert not {"ballots", "marks"} & set(Account.__mapper__.attrs.keys())


def test_a_dump_holds_no_person_beside_a_ballot(app, town):
    vote, people = an_open_vote(town, left=timedelta(hours=1)), electors(60, town.pungam)
    order = cast_by(people, vote)
    with clock.at(vote.closes):
        actions.close(CLOCK, vote)
    sweep(lambda *_: None)
    db.session.remove()
    keys = {person.person_key for person in people}
    path = file_of(app)
    assert Path(f"{path}-wal").stat().st_size == 0
    for page in pages(path):
        holds_ballot = any(sealed[:40] in page for sealed in order)
        assert not (holds_ballot and any(key.encode() in page for key in keys))
    rows = rows_beside(path, order, keys)
    assert rows["ballots"] == 60
    assert rows["roll_marks"] == 60
    assert set(rows) == {"ballots", "roll_marks"}


def pages(path):
    data = path.read_bytes()
    return [data[at : at + 4096] for at in range(0, len(data), 4096)]


def rows_beside(path, order, keys):
    """How many rows of which table hold a ballot or a person; none holds both."""
    found = {}
    with sqlite3.connect(path) as connection:
        for (table,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
            for row in connection.execute(f'SELECT * FROM "{table}"'):
                ballot, person = set(row) & set(order), set(row) & keys
                assert not (ballot and person)
                if ballot or person:
                    found[table] = found.get(table, 0) + 1
    connection.close()
    return found


@pytest.fixture(scope="module")
def limit():
    """Four standard deviations of chance at 200 ballots."""
    return 0.3


def test_neither_order_tells_of_the_other(app, town, limit):
    vote, people = an_open_vote(town, left=timedelta(hours=1)), electors(200, town.pungam)
    order = cast_by(people, vote)
    cast_at = {sealed: place for place, sealed in enumerate(order)}
    person_at = {person.person_key: place for place, person in enumerate(people)}

    def told_apart():
        ballots = [cast_at[sealed] for sealed in db.session.scalars(db.text("SELECT sealed FROM ballots"))]
        marks = [person_at[key] for key in db.session.scalars(db.text("SELECT person_key FROM roll_marks"))]
        assert abs(correlation(ballots, marks)) < limit
        assert abs(correlation(ballots, range(200))) < limit

    told_apart()
    with clock.at(vote.closes):
        actions.close(CLOCK, vote)
    told_apart()
    sweep(lambda *_: None)
    db.session.remove()
    data = file_of(app).read_bytes()
    assert all(data.count(sealed) == 1 for sealed in order)
    assert abs(correlation([data.index(sealed) for sealed in order], range(200))) < limit


def test_in_a_small_box_too_the_place_on_the_page_tells_nothing(app, town):
    """A page keeps its cells in the order of writing: after the close that is the order of hashes, never of casting."""
    vote, people = an_open_vote(town, left=timedelta(hours=1)), electors(8, town.pungam)
    cast_by(people, vote)
    with clock.at(vote.closes):
        actions.close(CLOCK, vote)
    sweep(lambda *_: None)
    by_key = list(db.session.scalars(db.select(Ballot.sealed).order_by(Ballot.key)))
    db.session.remove()
    data = file_of(app).read_bytes()
    places = [data.index(sealed) for sealed in by_key]
    assert places in (sorted(places), sorted(places, reverse=True))


def test_a_cast_says_nothing_to_any_log(town, capsys, caplog):
    vote = an_open_vote(town)
    capsys.readouterr()
    actions.cast(town.kim, vote, {1: [1]})
    said = capsys.readouterr()
    assert said.out + said.err + caplog.text == ""
