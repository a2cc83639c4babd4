"""vote.finish: by the clock alone, when nobody may object any more."""

from datetime import timedelta

import pytest

from ganggu_participation import clock
from ganggu_participation.database import db
from ganggu_participation.permissions import CLOCK
from ganggu_participation.refusals import Refusal, Refused
from ganggu_participation.votes import actions
from ganggu_participation.votes.queries import votes_to_finish
from ganggu_participation.votes.states import VoteState

from .builders import a_closed_vote

DAY = timedelta(days=1)


def a_declared_vote(town, ago):
    """As the counts room leaves it."""
    vote = a_closed_vote(town)
    vote.state, vote.declared_at = VoteState.DECLARED, clock.now() - ago
    db.session.commit()
    return vote


def test_it_stands_after_the_days_for_objections(town):
    vote = a_declared_vote(town, 8 * DAY)
    assert votes_to_finish(clock.now()) == [vote]
    actions.finish(CLOCK, vote)
    assert vote.state is VoteState.FINAL
    assert votes_to_finish(clock.now()) == []


def test_not_a_second_before(town):
    vote = a_declared_vote(town, 7 * DAY - timedelta(seconds=5))
    assert votes_to_finish(clock.now()) == []
    with pytest.raises(Refused) as no:
        actions.finish(CLOCK, vote)
    assert no.value.refusal is Refusal.OBJECTION_PERIOD


def test_not_by_hand_and_not_before_the_result(town):
    vote = a_declared_vote(town, 8 * DAY)
    for who in (town.park, town.han, town.ahn, town.kim):
        with pytest.raises(Refused) as no:
            actions.finish(who, vote)
        assert no.value.refusal is Refusal.ONLY_THE_CLOCK
    with pytest.raises(Refused) as no:
        actions.finish(CLOCK, a_closed_vote(town))
    assert no.value.refusal is Refusal.NOT_IN_THIS_STATE


def test_not_while_an_objection_waits_for_its_answer(town):
    vote = a_declared_vote(town, 8 * DAY)
    vote.open_objections = 1
    db.session.commit()
    assert votes_to_finish(clock.now()) == []
    with pytest.raises(Refused) as no:
        actions.finish(CLOCK, vote)
    assert no.value.refusal is Refusal.OBJECTIONS_OPEN and vote.state is VoteState.DECLARED
