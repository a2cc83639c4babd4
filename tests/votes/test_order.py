"""After a large vote with hourly heads: the orders of marks and of ballots tell nothing, on both databases."""

import sqlite3
import subprocess
from datetime import timedelta
from pathlib import Path

import pytest

from ganggu_participation import clock
from ganggu_participation.ballotbox import leaf_hash
from ganggu_participation.ballotbox.receipt import read_receipt_code, receipt_code
from ganggu_participation.database import db
from ganggu_participation.permissions import CLOCK
from ganggu_participation.votes import actions, log
from tests import world

from ..postgres import binaries
from .builders import an_open_vote, electors
from .houses import house, vote_again
from .test_secrecy import correlation, pages

pytestmark = pytest.mark.long

__all__ = ["house"]
NUMBER, LIMIT = 2_000, 0.1
"""One standard deviation of chance at this number is 0.022."""


def voted(app):
    """(vote, receipt codes in the order of casting, person keys in the same order); heads were signed on the way."""
    with app.app_context():
        town = world.Town()
        vote_id = an_open_vote(town, left=timedelta(hours=1)).id
        codes, people = [], electors(NUMBER, town.pungam)
        for n, person in enumerate(people):
            codes.append(actions.cast(person, vote_again(vote_id), {1: [1 + n % 5]}))
            if n % 500 == 499:
                actions.sign_head(CLOCK, vote_again(vote_id))
        with clock.at(vote_again(vote_id).closes):
            actions.close(CLOCK, vote_again(vote_id))
        assert actions.box.sweep()
        return vote_id, codes, [person.person_key for person in people]


def orders_on_disk(app, people):
    """(sealed ballots, person keys) as they lie in the files of the database."""
    if db.engine.dialect.name == "postgresql":
        ballots = list(db.session.scalars(db.text("SELECT sealed FROM ballots ORDER BY ctid")))
        return ballots, list(db.session.scalars(db.text("SELECT person_key FROM roll_marks ORDER BY ctid")))
    ballots = list(db.session.scalars(db.text("SELECT sealed FROM ballots")))
    db.session.remove()
    data = Path(app.config["SQLALCHEMY_DATABASE_URI"].removeprefix("sqlite:///")).read_bytes()
    return sorted(ballots, key=data.index), sorted(people, key=lambda key: data.index(key.encode()))


def rows_of_every_table():
    for table in db.metadata.sorted_tables:
        for row in db.session.execute(db.select(table)):
            yield table.name, list(row)


@pytest.mark.postgres
def test_neither_order_nor_row_nor_page_leads_from_a_person_to_a_ballot(house, capfd, caplog, tmp_path):
    vote_id, codes, people = voted(house)
    with house.app_context():
        ballots, marks = orders_on_disk(house, people)
        cast_at = {code: place for place, code in enumerate(codes)}
        by_ballot = [cast_at[receipt_code(leaf_hash(sealed))] for sealed in ballots]
        by_mark = [people.index(key) for key in marks]
        assert sorted(by_ballot) == sorted(by_mark) == list(range(NUMBER))
        for one, other in ((by_ballot, range(NUMBER)), (by_mark, range(NUMBER)), (by_ballot, by_mark)):
            assert abs(correlation(one, other)) < LIMIT
        assert [head.size for head in log.heads_of(vote_id)] == [500, 1000, 1500, 2000, 2000]
        known, sealed = set(people), set(ballots)
        leaves, plain = {leaf_hash(ballot) for ballot in ballots}, {read_receipt_code(code).replace("-", "") for code in codes}
        told = {}
        for table, row in rows_of_every_table():
            person, ballot = known & set(map(str, row)), [v for v in row if isinstance(v, bytes) and v in sealed | leaves]
            text = " ".join(value for value in row if isinstance(value, str))
            assert not (person and ballot), table
            assert not (person and any(code in text or code.replace("-", "") in text for code in codes)), table
            if person or ballot:
                told[table] = told.get(table, 0) + 1
        assert told == {"ballots": NUMBER, "roll_marks": NUMBER, "log_leaves": NUMBER}
        assert plain
    said = capfd.readouterr()
    printed = said.out + said.err + caplog.text
    assert not any(word in printed for word in [*people[:50], *codes[:50]])
    _look_at_pages(house, people, ballots)
    _look_at_a_backup(house, tmp_path, people, ballots)


def _look_at_pages(app, people, ballots):
    """SQLite only: no page of the file, and nothing of the write-ahead log, holds a person and a ballot."""
    address = app.config["SQLALCHEMY_DATABASE_URI"]
    if not address.startswith("sqlite"):
        return
    path = Path(address.removeprefix("sqlite:///"))
    assert Path(f"{path}-wal").stat().st_size == 0
    keys, starts = {key.encode() for key in people}, {sealed[:40] for sealed in ballots}
    for page in pages(path):
        if any(start in page for start in starts):
            assert not any(key in page for key in keys)


def _look_at_a_backup(app, folder, people, ballots):
    """A copy of the whole database, page by page or line by line as its own tool writes it."""
    with app.app_context():
        address = db.engine.url
    if address.drivername.startswith("sqlite"):
        with sqlite3.connect(address.database) as connection:
            connection.execute("VACUUM INTO ?", (str(folder / "backup.sqlite"),))
        connection.close()
        parts, starts = pages(folder / "backup.sqlite"), [sealed[:40] for sealed in ballots]
    else:
        dump = [str(binaries() / "pg_dump"), "--host", address.query["host"], "--username", address.username, address.database]
        parts = subprocess.run(dump, capture_output=True, check=True).stdout.splitlines()
        starts = [sealed[:40].hex().encode() for sealed in ballots]
    keys = [key.encode() for key in people]
    of_people, of_ballots = _parts_with(parts, keys), _parts_with(parts, starts)
    assert of_people and of_ballots and not of_people & of_ballots


def _parts_with(parts, words):
    """The places of the parts that hold one of the words; every word is somewhere."""
    found = {place: {word for word in words if word in part} for place, part in enumerate(parts)}
    assert set().union(*found.values()) == set(words)
    return {place for place, some in found.items() if some}
