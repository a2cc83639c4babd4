"""proposal.take_back: from a vote that did not decide a proposal comes back, to be put to another."""

import pytest

from ganggu_participation.permissions import CLOCK
from ganggu_participation.proposals import actions
from ganggu_participation.proposals.queries import eligible_in
from ganggu_participation.proposals.states import ProposalState
from ganggu_participation.refusals import Refusal

from ..persons import last_act, nobody_else_may, refusal_of, refused
from .builders import a_listed_proposal, on_a_ballot


@pytest.fixture
def on_ballot(town):
    return on_a_ballot(town)


def test_the_desk_of_its_dong_or_a_date_and_nobody_else(town, on_ballot):
    nobody_else_may(
        town, lambda who: actions.take_back(who, on_ballot, "x"), "park", "clock", hears=Refusal.ROLE_MISSING
    )
    assert on_ballot.state is ProposalState.ON_BALLOT


def test_it_may_be_put_to_another_vote(town, on_ballot):
    actions.take_back(town.park, on_ballot, "참여 인원이 모자랐습니다.")
    assert eligible_in(town.pungam.id, on_ballot.cycle_id) == [on_ballot]
    assert last_act() == ("proposal.take_back", f"accounts/{town.park.id}", {})
    actions.put_to_vote(town.park, on_ballot, "다음 총회에 올렸습니다.")
    assert on_ballot.state is ProposalState.ON_BALLOT


def test_neither_what_is_on_no_ballot_nor_what_was_decided(town, on_ballot):
    listed = a_listed_proposal(town.kim, town.jung)
    refused(Refusal.NOT_IN_THIS_STATE, actions.take_back, town.park, listed, "x")
    actions.select(town.han, on_ballot, "1위였습니다.")
    refused(Refusal.NOT_IN_THIS_STATE, actions.take_back, CLOCK, on_ballot, "x")
    assert on_ballot.state is ProposalState.SELECTED and on_ballot.steps[-1].text == "1위였습니다."


@pytest.mark.parametrize(("who", "by"), [("park", "풍암동 담당자"), ("clock", "자동 처리")])
def test_from_a_vote_that_did_not_decide_it_comes_back(town, on_ballot, who, by):
    actions.take_back(CLOCK if who == "clock" else town.park, on_ballot, "참여 인원이 모자라 결정하지 못했습니다.")
    assert on_ballot.state is ProposalState.ELIGIBLE and on_ballot.steps[-1].by == by


def test_nobody_else_takes_it_off(town, on_ballot):
    assert refusal_of(actions.take_back, town.choi, on_ballot, "x") is Refusal.ROLE_MISSING
    assert refusal_of(actions.take_back, town.kim, on_ballot, "x") is Refusal.ROLE_MISSING
