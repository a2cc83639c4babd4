"""proposal.release_answer: a kept answer is published by the same rules as if it were written now."""

from ganggu_participation.proposals import actions
from ganggu_participation.proposals.queries.desk import held_answer_of
from ganggu_participation.proposals.states import ProposalState
from ganggu_participation.refusals import Refusal

from ..persons import last_act, nobody_else_may, refused
from .builders import TEN_MILLION, TOO_HARD, a_proposal_under_review
from .words import BAD, GOOD


def test_who_may_answer_may_publish(town):
    proposal = a_proposal_under_review(town.kim, town.jung)
    actions.hold_answer(town.jung, proposal, "eligible", GOOD)
    nobody_else_may(town, lambda who: actions.release_answer(who, proposal), "jung", "han", hears=Refusal.ROLE_MISSING)
    assert proposal.state is ProposalState.UNDER_REVIEW and held_answer_of(proposal.id) is not None


def test_the_trail_says_who_wrote_it_and_who_published_it(town):
    proposal = a_proposal_under_review(town.kim, town.jung)
    actions.hold_answer(town.jung, proposal, "ineligible", BAD)
    actions.release_answer(town.han, proposal)
    assert proposal.state is ProposalState.INELIGIBLE and held_answer_of(proposal.id) is None
    assert proposal.answer.text == TOO_HARD and proposal.answer.reviewed_by == town.han.id
    assert proposal.steps[-1].by == "공원녹지과 주무관"
    assert last_act() == ("proposal.release_answer", f"accounts/{town.han.id}", {"written_by": "정부서"})


def test_neither_twice_nor_by_whoever_stepped_aside(town):
    proposal = a_proposal_under_review(town.kim, town.jung)
    actions.hold_answer(town.jung, proposal, "eligible", GOOD)
    actions.recuse(town.jung, proposal, "이웃의 일입니다.")
    refused(Refusal.RECUSED, actions.release_answer, town.jung, proposal)
    actions.release_answer(town.han, proposal)
    refused(Refusal.NOT_IN_THIS_STATE, actions.release_answer, town.han, proposal)
    assert len(proposal.reviews) == 1


def test_the_last_one_that_was_kept_counts_and_none_is_none(town):
    proposal = a_proposal_under_review(town.kim, town.jung)
    refused(Refusal.NO_HELD_ANSWER, actions.release_answer, town.jung, proposal)
    actions.hold_answer(town.jung, proposal, "ineligible", BAD)
    actions.hold_answer(town.jung, proposal, "eligible", GOOD)
    actions.release_answer(town.jung, proposal)
    assert proposal.state is ProposalState.ELIGIBLE and proposal.reviewed_cost == TEN_MILLION


def test_a_kept_answer_that_breaks_the_rules_is_not_published(town):
    proposal = a_proposal_under_review(town.kim, town.jung)
    actions.hold_answer(town.jung, proposal, "ineligible", BAD | {"text": "짧음"})
    refused(Refusal.REASON_TOO_SHORT, actions.release_answer, town.jung, proposal)
    assert proposal.state is ProposalState.UNDER_REVIEW and held_answer_of(proposal.id) is not None
