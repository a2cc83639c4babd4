"""Forty people, eight tries each, at once; and a close amid the casts: on SQLite and on PostgreSQL."""

import threading
from collections import Counter

import pytest

from ganggu_participation import clock
from ganggu_participation.ballotbox import Log, leaf_hash, receipt_code
from ganggu_participation.database import db
from ganggu_participation.permissions import CLOCK
from ganggu_participation.refusals import Refusal, Refused
from ganggu_participation.votes import actions
from ganggu_participation.votes.models import Ballot, RollMark
from ganggu_participation.votes.queries import votes_open_now
from tests.world import Town

from .builders import an_open_vote, electors
from .houses import at_once, house, vote_again

__all__ = ["house"]
PEOPLE, TRIES = 40, 8


def opened(app):
    """The number of an open vote, and its electors."""
    with app.app_context():
        town = Town()
        vote_id, people = an_open_vote(town, round_key="2026").id, electors(PEOPLE, town.pungam)
        db.session.remove()
    return vote_id, people


def everybody_at_once(app, vote_id, people):
    """Every try of a person starts at the same moment; answers are codes and refusals."""
    gates = {person.person_key: threading.Barrier(TRIES) for person in people}

    def one_try(person):
        vote = vote_again(vote_id)
        gates[person.person_key].wait(30)
        return actions.cast(person, vote, {1: [1, 2]})

    return at_once(app, one_try, [person for person in people for _ in range(TRIES)])


def stored(app):
    with app.app_context():
        return db.session.query(RollMark).count(), db.session.query(Ballot).count()


def test_one_person_has_one_ballot_however_often_she_tries(house):
    vote_id, people = opened(house)
    answers = everybody_at_once(house, vote_id, people)
    codes = [answer for answer in answers if isinstance(answer, str)]
    refusals = Counter(answer.refusal for answer in answers if isinstance(answer, Refused))
    assert len(set(codes)) == PEOPLE
    assert refusals == {Refusal.ALREADY_VOTED: PEOPLE * (TRIES - 1)}, [
        a for a in answers if not isinstance(a, (str, Refused))
    ]
    assert stored(house) == (PEOPLE, PEOPLE)


UNGUARDED = {
    "sqlite": [
        "CREATE TABLE unguarded AS SELECT * FROM roll_marks",
        "DROP TABLE roll_marks",
        "ALTER TABLE unguarded RENAME TO roll_marks",
    ],
    "postgresql": [
        "ALTER TABLE roll_marks DROP CONSTRAINT pk_roll_marks",
        "ALTER TABLE roll_marks DROP CONSTRAINT uq_roll_marks_round_key_person_key",
    ],
}


def test_it_is_the_constraint_that_guards(house):
    """The same race over a roll without its constraints gives people two ballots."""
    vote_id, people = opened(house)
    with house.app_context():
        for statement in UNGUARDED[db.engine.dialect.name]:
            db.session.execute(db.text(statement))
        db.session.commit()
    everybody_at_once(house, vote_id, people)
    marks, _ = stored(house)
    assert marks > PEOPLE


@pytest.mark.parametrize("after", [1, 15, 30])
def test_no_ballot_falls_after_the_close(house, monkeypatch, after):
    vote_id, people = opened(house)
    with house.app_context():
        closes = vote_again(vote_id).closes
        before = clock.now()
    moment, enough, codes, lock = [before], threading.Event(), [], threading.Lock()
    monkeypatch.setattr(clock, "now", lambda: moment[0])

    def work(person):
        vote = vote_again(vote_id)
        if person is CLOCK:
            assert enough.wait(30)
            moment[0] = closes
            return actions.close(CLOCK, vote)
        code = actions.cast(person, vote, {1: [3]})
        with lock:
            codes.append(code)
            if len(codes) == after:
                enough.set()
        return code

    answers = at_once(house, work, [CLOCK, *people])
    marks, ballots = stored(house)
    assert answers[0] is None
    assert marks == ballots == len(codes) >= after
    late = [answer for answer in answers[1:] if not isinstance(answer, str)]
    assert {no.refusal for no in late} <= {Refusal.POLLS_CLOSED}
    with house.app_context():
        leaves = [leaf_hash(sealed) for sealed in db.session.scalars(db.select(Ballot.sealed))]
        assert vote_again(vote_id).box_root == Log(leaves).root.hex()
        assert {receipt_code(leaf) for leaf in leaves} == set(codes)


def test_a_vote_that_was_read_with_its_dong_is_locked_alone(house):
    """PostgreSQL locks no table that an outer join may leave empty: the deed names the one it means."""
    _, people = opened(house)
    with house.app_context():
        (vote,) = votes_open_now()
        assert vote.dong.name == "풍암동"
        assert actions.cast(people[0], vote, {1: [1]})


@pytest.mark.postgres
@pytest.mark.parametrize("house", ["postgres"], indirect=True)
def test_postgresql_pairs_no_ballot_with_its_mark_after_the_close(house):
    """One cast writes a mark and a ballot in one transaction: until the close both carry its number."""
    vote_id, people = opened(house)
    at_once(house, lambda person: actions.cast(person, vote_again(vote_id), {1: [1]}), people)

    def numbers(table):
        return set(db.session.scalars(db.text(f"SELECT xmin::text FROM {table}")))

    with house.app_context():
        assert numbers("ballots") == numbers("roll_marks")
        vote = vote_again(vote_id)
        with clock.at(vote.closes):
            actions.close(CLOCK, vote)
        assert len(numbers("ballots")) == len(numbers("roll_marks")) == 1  # all were written by the close: no pairs
        marks = list(db.session.scalars(db.text("SELECT person_key FROM roll_marks ORDER BY ctid")))
        assert marks == sorted(marks)
        in_place = list(db.session.scalars(db.text("SELECT sealed FROM ballots ORDER BY ctid")))
        assert in_place == sorted(in_place, key=leaf_hash)
        assert actions.box.sweep()
