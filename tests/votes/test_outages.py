"""No room on the disk, no database: a plain sentence, nothing half written, and later it goes on."""

import os
import re
import signal
import sqlite3
import threading
import time
from contextlib import closing, contextmanager
from datetime import timedelta
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import event
from sqlalchemy.exc import OperationalError

from ganggu_participation import audit, clock
from ganggu_participation.database import db
from ganggu_participation.permissions import CLOCK
from ganggu_participation.votes import actions
from ganggu_participation.votes.models import Ballot, RollMark
from ganggu_participation.votes.states import VoteState
from tests import world

from ..conftest import Browserless
from .builders import an_open_vote, electors
from .houses import house, vote_again

__all__ = ["house"]
GONE, FULL = "자료를 두는 곳이 잠시 답하지 않습니다.", "저장할 자리가 모자랍니다"


def stored():
    db.session.rollback()
    return db.session.query(RollMark).count(), db.session.query(Ballot).count()


def told_plainly(answer, status, sentence):
    """One page with one heading, in Korean, and no word of the machinery."""
    assert answer.status_code == status, answer.text
    assert sentence in answer.text and answer.text.count("<h1") == 1
    assert "로그인" not in answer.text  # whether she is signed in nobody could ask
    assert not re.search(r"sqlite|psycopg|Traceback|OperationalError", answer.text, re.IGNORECASE)


# ---- no room ---------------------------------------------------------------------------------------------------------


@contextmanager
def connected(pragma):
    """Every connection of the house is opened anew with a setting more, until the end of the block."""

    def told(connection, _):
        connection.execute(f"PRAGMA {pragma}")

    _open_anew()
    event.listen(db.engine, "connect", told)
    try:
        yield
    finally:
        event.remove(db.engine, "connect", told)
        _open_anew()


def _open_anew():
    db.session.remove()
    db.engine.dispose()


NO_ROOM = "max_page_count = 1"  # SQLite takes the present size: it never shrinks a file


def test_a_full_disk_is_told_and_keeps_nothing_half(town, as_, capsys):
    """Pages have room for some more rows; so people come until one is told that there is none."""
    vote_id, kim, crowd, her_key = an_open_vote(town).id, as_(town.kim), electors(400, town.pungam), town.kim.person_key
    cast_ones = 0
    with connected(NO_ROOM):
        with pytest.raises(OperationalError, match="full"):
            for person in crowd:
                actions.cast(person, vote_again(vote_id), {1: [1]})
                cast_ones += 1
        assert stored() == (cast_ones, cast_ones)
        told_plainly(kim.post(f"/votes/{vote_id}/ballots", data={"c1": ["1"]}), 507, FULL)
        assert stored() == (cast_ones, cast_ones)
        assert kim.get(f"/votes/{vote_id}").status_code == 200  # who only reads notices nothing
    said = capsys.readouterr().out
    assert "unexpected" in said and her_key not in said and "parameters hidden" in said
    assert kim.post(f"/votes/{vote_id}/ballots", data={"c1": ["1"]}).status_code == 303
    assert actions.cast(crowd[cast_ones], vote_again(vote_id), {1: [1]})
    assert stored() == (cast_ones + 2, cast_ones + 2)
    assert audit.first_break() is None


def test_a_close_without_room_leaves_the_vote_open_and_the_box_whole(town):
    vote = an_open_vote(town, left=timedelta(hours=1))
    for person in electors(120, town.pungam):
        actions.cast(person, vote, {1: [1]})
    before, vote_id, closes = box(), vote.id, vote.closes
    entries = db.session.query(audit.AuditEntry).count()
    with clock.at(closes), connected(NO_ROOM):
        with pytest.raises(OperationalError, match="full"):
            actions.close(CLOCK, vote_again(vote_id))
        assert vote_again(vote_id).state is VoteState.OPEN and stored() == (120, 120)
        assert box() == before and db.session.query(audit.AuditEntry).count() == entries
    with clock.at(closes):
        actions.close(CLOCK, vote_again(vote_id))
    assert box() == before
    assert audit.first_break() is None


def box():
    return sorted(db.session.scalars(db.select(Ballot.sealed)))


# ---- no database -----------------------------------------------------------------------------------------------------


IMPATIENT = "busy_timeout = 200"  # as the house waits for a lock, only shorter


def test_another_writer_that_does_not_let_go(town, as_):
    """A tool that somebody left open with a transaction: the house waits, then says so, and nothing was cast."""
    vote_id, kim = an_open_vote(town).id, as_(town.kim)
    with connected(IMPATIENT), closing(another_writer()) as other:
        for _ in range(2):
            told_plainly(kim.post(f"/votes/{vote_id}/ballots", data={"c1": ["1"]}), 503, GONE)
        assert kim.get(f"/votes/{vote_id}/ballot").status_code == 200
        other.execute("ROLLBACK")
        assert stored() == (0, 0)
        assert kim.post(f"/votes/{vote_id}/ballots", data={"c1": ["1"]}).status_code == 303
    assert kim.post(f"/votes/{vote_id}/ballots", data={"c1": ["1"]}).status_code == 409
    assert stored() == (1, 1)


def another_writer():
    """A connection of no part of the house that has begun to write."""
    other = sqlite3.connect(db.engine.url.database, isolation_level=None, check_same_thread=False)
    other.execute("BEGIN IMMEDIATE")
    return other


def test_a_writer_who_lets_go_in_time_is_waited_for(town, as_):
    """Shorter than the patience of the house: the voter waits and has voted, once."""
    vote_id, kim, other = an_open_vote(town).id, as_(town.kim), another_writer()
    later = threading.Timer(1, lambda: other.execute("ROLLBACK"))
    later.start()
    begun = time.monotonic()
    answer = kim.post(f"/votes/{vote_id}/ballots", data={"c1": ["1"]})
    later.join()
    other.close()
    assert answer.status_code == 303 and time.monotonic() - begun > 0.5
    assert stored() == (1, 1)


def at_the_ballot(app):
    """(vote id, a client of somebody who may vote) of an app on any database."""
    app.test_client_class = Browserless
    with app.app_context():
        town = world.Town()
        vote_id, token = an_open_vote(town).id, world.signed_in_token(town.kim)
        db.session.remove()
    client = app.test_client()
    with client.session_transaction() as kept:
        kept["_user_id"] = token
    return vote_id, client


def backends(server):
    """The processes of PostgreSQL that serve somebody, and the one that begets them."""
    master = int((server.folder / "data" / "postmaster.pid").read_text().split()[0])
    children = Path(f"/proc/{master}/task/{master}/children").read_text().split()
    return [master, *map(int, children)]


STILL = 10  # seconds


@pytest.mark.postgres
@pytest.mark.parametrize("house", ["postgres"], indirect=True)
def test_postgresql_that_stands_still_is_waited_for(house, postgres_server):
    """Stopped as by a machine that hangs, and going on: who pressed the button has one ballot."""
    vote_id, kim = at_the_ballot(house)
    stopped = backends(postgres_server)
    for pid in stopped:
        os.kill(pid, signal.SIGSTOP)
    later = threading.Timer(STILL, lambda: [os.kill(pid, signal.SIGCONT) for pid in stopped])
    later.start()
    begun = time.monotonic()
    answer = kim.post(f"/votes/{vote_id}/ballots", data={"c1": ["1"]})
    later.join()
    assert answer.status_code == 303 and time.monotonic() - begun > STILL - 1
    assert kim.post(f"/votes/{vote_id}/ballots", data={"c1": ["1"]}).status_code == 409
    with house.app_context():
        assert stored() == (1, 1)


@pytest.mark.postgres
@pytest.mark.parametrize("house", ["postgres"], indirect=True)
def test_postgresql_that_cuts_everybody_off(house, postgres_server):
    """As by a restart: whoever was connected is told so in plain words, and the next try goes through, once."""
    vote_id, kim = at_the_ballot(house)
    assert kim.get(f"/votes/{vote_id}/ballot").status_code == 200
    cut_off(postgres_server, house)
    told_plainly(kim.post(f"/votes/{vote_id}/ballots", data={"c1": ["1"]}), 503, GONE)
    with house.app_context():
        assert stored() == (0, 0)
    assert kim.post(f"/votes/{vote_id}/ballots", data={"c1": ["1"]}).status_code == 303
    cut_off(postgres_server, house)
    assert kim.post(f"/votes/{vote_id}/ballots", data={"c1": ["1"]}).status_code in (409, 503)
    assert kim.post(f"/votes/{vote_id}/ballots", data={"c1": ["1"]}).status_code == 409
    with house.app_context():
        assert stored() == (1, 1)


def cut_off(server, app):
    name = app.config["SQLALCHEMY_DATABASE_URI"].partition("@/")[2].partition("?")[0]
    with psycopg.connect(f"host={server.folder} user=postgres dbname=postgres", autocommit=True) as admin:
        admin.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s", (name,))
        for _ in range(100):
            if not admin.execute("SELECT 1 FROM pg_stat_activity WHERE datname = %s", (name,)).fetchone():
                return
            time.sleep(0.02)


@pytest.mark.postgres
@pytest.mark.parametrize("house", ["postgres"], indirect=True)
def test_postgresql_that_is_not_there_at_all(house, tmp_path):
    """Nobody listens at the address: pages say so instead of hanging or showing the machinery."""
    vote_id, kim = at_the_ballot(house)
    with house.app_context():
        engine = db.engine
        db.session.remove()
        engine.dispose()

        def nowhere(dialect, record, cargs, cparams):
            cparams["host"] = str(tmp_path)

        event.listen(engine, "do_connect", nowhere)
        for address in (f"/votes/{vote_id}/ballot", "/", f"/votes/{vote_id}"):
            told_plainly(kim.get(address), 503, GONE)
        answer = kim.post(f"/votes/{vote_id}/ballots", data={"c1": ["1"]})
        told_plainly(answer, 503, GONE)
        event.remove(engine, "do_connect", nowhere)
    assert kim.post(f"/votes/{vote_id}/ballots", data={"c1": ["1"]}).status_code == 303
