"""The clock of the machine jumps around the close: the published second rules, and a vote that was closed stays so."""

from datetime import timedelta

import pytest

from ganggu_participation import audit, clock
from ganggu_participation.database import db
from ganggu_participation.permissions import CLOCK
from ganggu_participation.refusals import Refusal, Refused
from ganggu_participation.votes import actions
from ganggu_participation.votes.models import Ballot, RollMark, Vote
from ganggu_participation.votes.states import VoteState

from .builders import REASON, a_published_vote, an_open_vote, electors

SECOND = timedelta(seconds=1)


def stored():
    return db.session.query(RollMark).count(), db.session.query(Ballot).count()


def refused(action, *args):
    with pytest.raises(Refused) as no:
        action(*args)
    return no.value.refusal


def test_a_clock_that_runs_ahead_and_is_set_back_reopens_nothing(app, town):
    """The machine's clock jumped an hour ahead, the worker closed the vote, then the clock was put right."""
    vote, people = an_open_vote(town, left=timedelta(hours=1)), electors(4, town.pungam)
    right = clock.now()
    actions.cast(people[0], vote, {1: [1]})
    with clock.at(vote.closes + SECOND):
        assert app.test_cli_runner().invoke(args=["keep-time"]).exit_code == 0
    db.session.rollback()
    assert vote.state is VoteState.CLOSED
    root = vote.box_root
    for moment in (right, vote.opens, vote.opens - timedelta(days=1), vote.closes - SECOND):
        with clock.at(moment):
            assert app.test_cli_runner().invoke(args=["keep-time"]).exit_code == 0
            db.session.rollback()
            assert vote.state is VoteState.CLOSED and vote.box_root == root
            assert refused(actions.cast, people[1], vote, {1: [2]}) in (Refusal.POLLS_CLOSED, Refusal.POLLS_NOT_OPEN)
            assert refused(actions.open, CLOCK, vote) in (Refusal.NOT_IN_THIS_STATE, Refusal.TOO_EARLY_TO_OPEN)
            assert refused(actions.extend, town.han, vote, vote.closes + timedelta(days=1), REASON)
    assert stored() == (1, 1)


def test_a_clock_that_is_set_back_before_anybody_closed_takes_ballots_until_the_close(app, town):
    """Past the close for a moment, and back: the published second rules, and the close comes once."""
    vote, people = an_open_vote(town, left=timedelta(hours=1)), electors(3, town.pungam)
    with clock.at(vote.closes):
        assert refused(actions.cast, people[0], vote, {1: [1]}) is Refusal.POLLS_CLOSED
    with clock.at(vote.closes - SECOND):
        assert actions.cast(people[1], vote, {1: [1]})
        app.test_cli_runner().invoke(args=["keep-time"])
        db.session.rollback()
        assert vote.state is VoteState.OPEN
    for _ in range(2):
        with clock.at(vote.closes):
            app.test_cli_runner().invoke(args=["keep-time"])
    db.session.rollback()
    closes = db.session.query(audit.AuditEntry).filter_by(verb="vote.close").count()
    assert (vote.state, closes, stored()) == (VoteState.CLOSED, 1, (1, 1))
    assert audit.first_break() is None


def test_a_clock_that_jumps_over_a_whole_vote_opens_and_closes_it_in_order(app, town):
    """A machine that slept through: no ballot, no skipped state, and the chain holds."""
    vote = a_published_vote(town)
    with clock.at(vote.closes + timedelta(days=1)):
        for _ in range(2):
            assert app.test_cli_runner().invoke(args=["keep-time"]).exit_code == 0
    db.session.expire_all()
    assert db.session.get_one(Vote, vote.id).state is VoteState.CLOSED
    assert audit.first_break() is None
