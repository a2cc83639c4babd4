"""proposal.hold_answer: an answer is written and kept back; nothing about the proposal changes yet."""

from ganggu_participation.database import db
from ganggu_participation.proposals import actions
from ganggu_participation.proposals.queries.desk import held_answer_of
from ganggu_participation.proposals.states import ProposalState
from ganggu_participation.refusals import Refusal

from ..persons import last_act, nobody_else_may, refused, told
from .builders import TOO_HARD, a_proposal_under_review, a_submitted_proposal
from .words import BAD, GOOD


def test_who_may_answer_may_keep_an_answer_back(town):
    proposal = a_proposal_under_review(town.kim, town.jung)
    nobody_else_may(
        town,
        lambda who: actions.hold_answer(who, proposal, "eligible", GOOD),
        "jung",
        "han",
        hears=Refusal.ROLE_MISSING,
    )
    assert held_answer_of(proposal.id) is None


def test_it_changes_nothing_that_a_resident_sees(town):
    proposal = a_proposal_under_review(town.kim, town.jung)
    due, steps = proposal.review_due, len(proposal.steps)
    actions.hold_answer(town.jung, proposal, "ineligible", BAD)
    assert (proposal.state, proposal.review_due) == (ProposalState.UNDER_REVIEW, due)
    assert len(proposal.steps) == steps and proposal.reviews == [] and told(town.kim) == []
    held = held_answer_of(proposal.id)
    assert (held.by, held.outcome, held.words["text"]) == ("정부서", "ineligible", TOO_HARD)
    assert last_act() == ("proposal.hold_answer", f"accounts/{town.jung.id}", {"outcome": "ineligible"})


def test_a_second_one_takes_the_place_of_the_first(town):
    proposal = a_proposal_under_review(town.kim, town.jung)
    actions.hold_answer(town.jung, proposal, "ineligible", BAD)
    actions.hold_answer(town.han, proposal, "eligible", GOOD)
    held = held_answer_of(proposal.id)
    assert (held.by, held.outcome, held.words["reviewed_cost"]) == ("한예산", "eligible", 10_000_000)


def test_neither_before_it_is_taken_up_nor_by_an_author_nor_by_whoever_stepped_aside(town):
    received = a_submitted_proposal(town.kim)
    refused(Refusal.NOT_IN_THIS_STATE, actions.hold_answer, town.jung, received, "eligible", GOOD)
    proposal = a_proposal_under_review(town.kim, town.jung)
    actions.recuse(town.jung, proposal, "이웃의 일입니다.")
    refused(Refusal.RECUSED, actions.hold_answer, town.jung, proposal, "eligible", GOOD)
    proposal.author_id = town.han.id
    db.session.commit()
    refused(Refusal.OWN_PROPOSAL, actions.hold_answer, town.han, proposal, "eligible", GOOD)
    assert held_answer_of(proposal.id) is None
