"""The power goes at any moment while people vote: on the real tables, with the house's own settings of SQLite.

POWER_CUTS=1000 in the environment tries more moments than a run of the suite does."""

import os
from datetime import timedelta
from pathlib import Path
from random import Random

import pytest
from sqlalchemy import event

from ganggu_participation import audit, clock
from ganggu_participation.ballotbox import Log, leaf_hash, receipt_code
from ganggu_participation.database import db
from ganggu_participation.permissions import CLOCK
from ganggu_participation.votes import actions
from ganggu_participation.votes.models import Ballot, RollMark
from ganggu_participation.votes.states import VoteState

from .builders import REASON, an_open_vote, electors
from .houses import vote_again
from .power import after_a_cut, recorded

CUTS = int(os.environ.get("POWER_CUTS", "40"))
PEOPLE, PAGES = 40, 12  # so few pages of log: the run is full of moments in which they are brought into the database
CLOSED = "closed"


def settings_of(*pragmas):
    def told(connection, _):
        for pragma in pragmas:
            connection.execute(f"PRAGMA {pragma}")

    return told


def voted_through(town, *pragmas):
    """(files before, recorder, vote id): forty people cast, one extension amid them, and the close."""
    vote = an_open_vote(town, left=timedelta(hours=1))
    vote_id, closes, people = vote.id, vote.closes, electors(PEOPLE, town.pungam)
    path = Path(db.engine.url.database)
    actions.box.sweep()
    _let_go()
    base, told = {"": path.read_bytes()}, settings_of(f"wal_autocheckpoint = {PAGES}", *pragmas)
    event.listen(db.engine, "connect", told)
    try:
        with recorded(path) as recorder:
            for n, person in enumerate(people):
                recorder.told(actions.cast(person, vote_again(vote_id), {1: [1 + n % 5]}))
                if n == PEOPLE // 2:
                    actions.extend(town.han, vote_again(vote_id), closes + timedelta(hours=1), REASON)
            with clock.at(closes + timedelta(hours=1)):
                actions.close(CLOCK, vote_again(vote_id))
            recorder.told(CLOSED)
            events = list(recorder.events)  # before the last connection tidies up
            _let_go()
    finally:
        event.remove(db.engine, "connect", told)
    return base, events, vote_id


def _let_go():
    db.session.remove()
    db.engine.dispose()


def put(files):
    """The database lies on the disk as the power cut left it."""
    _let_go()
    path = Path(db.engine.url.database)
    for leftover in path.parent.glob(path.name + "*"):
        leftover.unlink()
    for name, content in files.items():
        Path(f"{path}{name}").write_bytes(content)


def moments(events, chance):
    """Every kind of moment: right after something was told, and any other."""
    after = [at + 1 for at, (what, *_) in enumerate(events) if what == "told"]
    return [chance.choice(after) if n % 4 == 0 else chance.randint(1, len(events)) for n in range(CUTS)]


def receipts_in_the_box():
    return {receipt_code(leaf_hash(sealed)) for sealed in db.session.scalars(db.select(Ballot.sealed))}


def what_is_wrong(told, vote_id):
    """Sentences about what a power cut broke; none when the house stands."""
    wrong = []
    if db.session.scalar(db.text("PRAGMA integrity_check")) != "ok":
        return ["the database is damaged"]
    marks, box, vote = db.session.query(RollMark).count(), receipts_in_the_box(), vote_again(vote_id)
    if marks != db.session.query(Ballot).count():
        wrong.append("marks and ballots differ")
    if not told - {CLOSED} <= box:
        wrong.append("a receipt without a ballot")
    if CLOSED in told and vote.state is not VoteState.CLOSED:
        wrong.append("the close is forgotten")
    if audit.first_break() is not None:
        wrong.append("the audit trail is broken")
    leaves = [leaf_hash(sealed) for sealed in db.session.scalars(db.select(Ballot.sealed))]
    if vote.state is VoteState.CLOSED and vote.box_root != Log(leaves).root.hex():
        wrong.append("the box is not the one that was closed")
    return wrong


def test_a_power_cut_at_any_moment_loses_nothing_that_was_told(town):
    base, events, vote_id = voted_through(town)
    assert {what for what, *_ in events} >= {"write", "sync", "told"}
    assert {name for what, name, *_ in events if what == "write"} == {"", "-wal"}, "the log was never brought home"
    chance, ballots = Random(7), set()
    for at in moments(events, chance):
        put(after_a_cut(base, events, at, chance))
        told = {name for what, name, *_ in events[:at] if what == "told"}
        assert not what_is_wrong(told, vote_id), (at, what_is_wrong(told, vote_id))
        ballots.add(len(receipts_in_the_box()))
        _votes_again(town, vote_id, len(told))
    assert len(ballots) > min(CUTS, 80) // 4, "all cuts fell into the same moment"


def _votes_again(town, vote_id, number):
    """What the power cut left is not only sound, it goes on: somebody else casts, and the chain grows."""
    if vote_again(vote_id).state is not VoteState.OPEN:
        return
    (late,) = electors(1, town.pungam, start=1000 + number)
    before = db.session.query(Ballot).count()
    assert actions.cast(late, vote_again(vote_id), {1: [1]})
    assert db.session.query(Ballot).count() == db.session.query(RollMark).count() == before + 1


@pytest.mark.parametrize("pragma", ["synchronous = NORMAL", "synchronous = OFF"])
def test_with_less_care_receipts_are_lost_and_this_is_seen(town, pragma):
    """The same cuts with a setting that is faster: the check above would turn red."""
    base, events, vote_id = voted_through(town, pragma)
    chance = Random(7)
    for at in moments(events, chance):
        put(after_a_cut(base, events, at, chance))
        told = {name for what, name, *_ in events[:at] if what == "told"}
        try:
            wrong = what_is_wrong(told, vote_id)
        except Exception:
            return  # so damaged that it cannot be read
        if wrong:
            return
    pytest.fail("nothing was lost without syncing: the simulation sees nothing")
