"""vote.open: by the clock or an official, never before the published hour."""

from datetime import timedelta

import pytest

from ganggu_participation import clock
from ganggu_participation.permissions import CLOCK
from ganggu_participation.refusals import Refusal, Refused
from ganggu_participation.votes import actions
from ganggu_participation.votes.queries import votes_to_open
from ganggu_participation.votes.states import VoteState

from .builders import a_draft_vote, a_published_vote

SECOND = timedelta(seconds=1)


def test_the_clock_opens_at_the_hour(town):
    vote = a_published_vote(town)
    opens = vote.opens
    assert votes_to_open(opens - SECOND) == []
    assert votes_to_open(opens) == [vote]
    with clock.at(opens):
        actions.open(CLOCK, vote)
        assert vote.state is VoteState.OPEN
        assert vote.is_open_now
    assert votes_to_open(opens) == []


def test_an_official_may_too_and_nobody_a_second_before(town):
    vote = a_published_vote(town)
    opens = vote.opens
    with clock.at(opens - SECOND), pytest.raises(Refused) as no:
        actions.open(town.park, vote)
    assert no.value.refusal is Refusal.TOO_EARLY_TO_OPEN
    with clock.at(opens):
        actions.open(town.park, vote)


@pytest.mark.parametrize("other", ["choi", "kim", "baek"])
def test_nobody_else_opens(town, other):
    vote = a_published_vote(town)
    with clock.at(vote.opens), pytest.raises(Refused) as no:
        actions.open(getattr(town, other), vote)
    assert no.value.refusal is Refusal.ROLE_MISSING


def test_a_draft_does_not_open(town):
    vote = a_draft_vote(town)
    with clock.at(vote.opens), pytest.raises(Refused) as no:
        actions.open(town.park, vote)
    assert no.value.refusal is Refusal.NOT_IN_THIS_STATE
