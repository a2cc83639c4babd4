"""A real vote needs two ways of showing who one is: with one alone nothing is published outside a demo."""

import pytest

from ganggu_participation.refusals import Refusal, Refused
from ganggu_participation.votes import actions as votes
from ganggu_participation.votes.states import VoteState

from ..votes.builders import a_draft_vote


def real(app, *providers):
    app.config.update(DEMO=False, IDENTITY_PROVIDERS=providers)


@pytest.mark.parametrize("providers", [(), ("code",), ("code", "demo")])
def test_with_fewer_than_two_nothing_is_published(app, town, providers):
    """What only a demo offers is none."""
    real(app, *providers)
    vote = a_draft_vote(town)
    with pytest.raises(Refused) as no:
        votes.publish(town.park, vote)
    assert no.value.refusal is Refusal.TOO_FEW_IDENTITY_CHECKS and vote.state is VoteState.DRAFT and vote.digest is None


def test_with_two_it_is(app, town):
    real(app, "code", "roll")
    vote = a_draft_vote(town)
    votes.publish(town.park, vote)
    assert vote.state is VoteState.PUBLISHED


def test_a_demo_goes_on_with_one(app, town):
    app.config.update(DEMO=True, IDENTITY_PROVIDERS=("demo",))
    vote = a_draft_vote(town)
    votes.publish(town.park, vote)
    assert vote.state is VoteState.PUBLISHED


def test_the_official_reads_why(app, town, as_):
    real(app, "code")
    vote = a_draft_vote(town)
    answer = as_(town.park).post(f"/office/votes/{vote.id}/publication", follow_redirects=True)
    assert "본인 확인 방법이 두 가지 이상" in answer.text
