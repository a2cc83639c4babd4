"""vote.cancel: with a public reason, at any time before the result."""

from datetime import timedelta

import pytest

from ganggu_participation.refusals import Refusal, Refused
from ganggu_participation.votes import actions
from ganggu_participation.votes.states import VoteState

from .builders import REASON, a_closed_vote, a_draft_vote, a_published_vote, an_open_vote


@pytest.mark.parametrize("build", [a_draft_vote, a_published_vote, an_open_vote, a_closed_vote])
def test_it_is_told_why(town, build):
    vote = build(town)
    actions.cancel(town.park, vote, REASON)
    assert (vote.state, vote.cancel_reason) == (VoteState.CANCELLED, REASON)
    assert REASON in vote.notices[-1].text


def test_nobody_casts_afterwards(town):
    vote = an_open_vote(town)
    actions.cancel(town.park, vote, REASON)
    with pytest.raises(Refused) as no:
        actions.cast(town.kim, vote, {1: [1]})
    assert no.value.refusal is Refusal.POLLS_CLOSED


def test_not_without_a_reason_not_twice_and_not_by_others(town):
    vote = an_open_vote(town)
    with pytest.raises(Refused) as no:
        actions.cancel(town.park, vote, "그냥")
    assert no.value.refusal is Refusal.REASON_TOO_SHORT
    for other in ("choi", "kim", "baek"):
        with pytest.raises(Refused) as no:
            actions.cancel(getattr(town, other), vote, REASON)
        assert no.value.refusal is Refusal.ROLE_MISSING
    actions.cancel(town.park, vote, REASON)
    with pytest.raises(Refused) as no:
        actions.cancel(town.park, vote, REASON)
    assert no.value.refusal is Refusal.NOT_IN_THIS_STATE


def test_a_result_is_not_cancelled(town):
    from .test_finish import a_declared_vote

    vote = a_declared_vote(town, timedelta(days=1))
    with pytest.raises(Refused) as no:
        actions.cancel(town.park, vote, REASON)
    assert no.value.refusal is Refusal.NOT_IN_THIS_STATE
