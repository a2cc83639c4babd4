"""Withdrawing, the vote, and what comes of it."""

import pytest

from ganggu_participation.permissions import CLOCK
from ganggu_participation.proposals import actions
from ganggu_participation.proposals.states import ProposalState
from ganggu_participation.refusals import Refusal

from . import builders
from .test_submit import refusal_of


@pytest.fixture
def listed(town):
    return builders.a_listed_proposal(town.kim, town.jung)


@pytest.fixture
def on_ballot(town, listed):
    actions.put_to_vote(town.park, listed, "9월 5일 풍암동 주민총회에 올렸습니다.")
    return listed


def test_an_author_takes_back_what_is_not_answered(town):
    proposal = builders.a_submitted_proposal(town.kim)
    actions.withdraw(town.kim, proposal, "이미 고쳤습니다.")
    assert proposal.state is ProposalState.WITHDRAWN
    assert proposal.steps[-1].text == "제안을 거두었습니다. 이미 고쳤습니다."


def test_nobody_takes_back_another_ones_or_an_answered_one(town, listed):
    proposal = builders.a_submitted_proposal(town.kim)
    assert refusal_of(actions.withdraw, town.lee, proposal) is Refusal.NOT_YOURS
    assert refusal_of(actions.withdraw, None, proposal) is Refusal.NOT_SIGNED_IN
    assert refusal_of(actions.withdraw, town.kim, listed) is Refusal.NOT_IN_THIS_STATE


def test_the_dong_puts_it_to_the_vote(town, on_ballot):
    assert on_ballot.state is ProposalState.ON_BALLOT
    assert on_ballot.steps[-1].by == "풍암동 담당자"


def test_no_other_dong_and_nothing_unreviewed_goes_to_the_vote(town, listed):
    for other in (town.choi, town.kim, town.jung):
        assert refusal_of(actions.put_to_vote, other, listed, "x") is Refusal.ROLE_MISSING
    unreviewed = builders.a_submitted_proposal(town.kim)
    assert refusal_of(actions.put_to_vote, town.park, unreviewed, "x") is Refusal.NOT_IN_THIS_STATE


@pytest.mark.parametrize(("who", "by"), [("park", "풍암동 담당자"), ("clock", "자동 처리")])
def test_from_a_vote_that_did_not_decide_it_comes_back(town, on_ballot, who, by):
    actions.take_back(CLOCK if who == "clock" else town.park, on_ballot, "참여 인원이 모자라 결정하지 못했습니다.")
    assert on_ballot.state is ProposalState.ELIGIBLE and on_ballot.steps[-1].by == by


def test_nobody_else_takes_it_off(town, on_ballot):
    assert refusal_of(actions.take_back, town.choi, on_ballot, "x") is Refusal.ROLE_MISSING
    assert refusal_of(actions.take_back, town.kim, on_ballot, "x") is Refusal.ROLE_MISSING


@pytest.mark.parametrize(
    ("action", "state"),
    [(actions.select, ProposalState.SELECTED), (actions.pass_over, ProposalState.NOT_SELECTED)],
)
def test_the_budget_desk_writes_down_what_came_of_it(town, on_ballot, action, state):
    for other in (town.park, town.jung, town.kim):
        assert refusal_of(action, other, on_ballot, "x") is Refusal.ROLE_MISSING
    action(town.han, on_ballot, "18개 가운데 7위였습니다.")
    assert on_ballot.state is state
    assert (on_ballot.steps[-1].by, on_ballot.steps[-1].text) == ("예산 담당", "18개 가운데 7위였습니다.")
    assert refusal_of(action, town.han, on_ballot, "x") is Refusal.NOT_IN_THIS_STATE


def test_no_line_of_the_timeline_names_an_official(town, on_ballot):
    names = {town.jung.name, town.park.name}
    assert not any(name in step.by + step.text for step in on_ballot.steps for name in names)
