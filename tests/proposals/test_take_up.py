"""proposal.take_up: a department begins to look at what was received, and the proposer reads which."""


from ganggu_participation.proposals import actions
from ganggu_participation.proposals.states import ProposalState
from ganggu_participation.refusals import Refusal

from ..persons import hears_no, last_act, nobody_else_may, refusal_of, refused
from . import builders
from .builders import a_draft, a_gate_of, a_proposal_under_review, a_submitted_proposal


def test_reviewers_take_up_and_nobody_else(town):
    proposal = a_submitted_proposal(town.kim)
    nobody_else_may(
        town, lambda who: actions.take_up(who, proposal, "공원녹지과"), "jung", "han", hears=Refusal.ROLE_MISSING
    )
    actions.take_up(town.han, proposal, " 공원녹지과 ")
    assert last_act() == ("proposal.take_up", f"accounts/{town.han.id}", {"department": "공원녹지과"})
    assert len(proposal.versions) == 1


def test_neither_a_draft_nor_twice_nor_before_enough_support_it(town):
    refused(Refusal.NOT_IN_THIS_STATE, actions.take_up, town.jung, a_draft(town.kim), "공원녹지과")
    once = a_proposal_under_review(town.kim, town.jung)
    refused(Refusal.NOT_IN_THIS_STATE, actions.take_up, town.han, once, "교통행정과")
    assert once.department == "공원녹지과"
    a_gate_of(2)
    gathers = a_submitted_proposal(town.kim)
    hears_no("2명 가운데 0명이 공감했습니다", actions.take_up, town.jung, gathers, "공원녹지과")
    assert gathers.state is ProposalState.SUBMITTED and gathers.department is None


def test_a_department_takes_it_up(town):
    proposal = builders.a_proposal_under_review(town.kim, town.jung)
    assert (proposal.state, proposal.department) == (ProposalState.UNDER_REVIEW, "공원녹지과")
    assert proposal.steps[-1].by == "공원녹지과"
    assert proposal.is_waiting and proposal.review_due is not None


def test_a_take_up_names_a_department_and_is_for_reviewers(town):
    proposal = builders.a_submitted_proposal(town.kim)
    assert refusal_of(actions.take_up, town.jung, proposal, " ") is Refusal.ANSWER_UNSIGNED
    assert refusal_of(actions.take_up, town.park, proposal, "동") is Refusal.ROLE_MISSING
    assert refusal_of(actions.take_up, None, proposal, "동") is Refusal.NOT_SIGNED_IN
