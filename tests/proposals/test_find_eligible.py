"""proposal.find_eligible: it can go to the vote, at a cost that the department stands for."""

import pytest

from ganggu_participation.database import db
from ganggu_participation.money import Won
from ganggu_participation.proposals import actions
from ganggu_participation.proposals.queries import eligible_in
from ganggu_participation.proposals.states import ProposalState
from ganggu_participation.refusals import Refusal

from ..persons import last_act, nobody_else_may, refusal_of, refused
from . import builders
from .builders import a_listed_proposal, a_proposal_under_review, a_submitted_proposal
from .words import GOOD, YES


def test_reviewers_say_yes_and_nobody_else(town):
    proposal = a_proposal_under_review(town.kim, town.jung)
    nobody_else_may(
        town, lambda who: actions.find_eligible(who, proposal, **GOOD), "jung", "han", hears=Refusal.ROLE_MISSING
    )
    assert proposal.state is ProposalState.UNDER_REVIEW and proposal.reviews == []


def test_it_is_listed_with_a_signed_answer(town):
    proposal = a_proposal_under_review(town.kim, town.jung)
    actions.find_eligible(town.jung, proposal, **GOOD | {"condition": "땅 주인이 동의해야 합니다."})
    assert proposal.state is ProposalState.ELIGIBLE and proposal.review_due is None
    assert proposal.condition == proposal.answer.condition == "땅 주인이 동의해야 합니다."
    assert (proposal.steps[-1].by, proposal.steps[-1].text) == ("공원녹지과 주무관", "할 수 있습니다.")
    assert eligible_in(town.pungam.id, proposal.cycle_id) == [proposal]
    assert last_act() == ("proposal.find_eligible", f"accounts/{town.jung.id}", {"reviewed_cost": 10_000_000})


@pytest.mark.parametrize(
    ("change", "refusal"),
    [
        ({"text": " "}, Refusal.ANSWER_EMPTY),
        ({"condition": " "}, Refusal.CONDITION_MISSING),
        ({"department": ""}, Refusal.ANSWER_UNSIGNED),
        ({"post": " "}, Refusal.ANSWER_UNSIGNED),
        ({"reviewed_cost": None}, Refusal.COST_MISSING),
    ],
)
def test_a_yes_says_something_at_a_cost_and_is_signed(town, change, refusal):
    proposal = a_proposal_under_review(town.kim, town.jung)
    due = proposal.review_due
    refused(refusal, actions.find_eligible, town.jung, proposal, **GOOD | change)
    assert (proposal.state, proposal.reviewed_cost, proposal.review_due) == (ProposalState.UNDER_REVIEW, None, due)
    assert proposal.reviews == [] and proposal.condition == ""


def test_nobody_says_yes_to_her_own_nor_before_it_is_taken_up_nor_twice(town):
    refused(Refusal.NOT_IN_THIS_STATE, actions.find_eligible, town.jung, a_submitted_proposal(town.kim), **GOOD)
    refused(Refusal.NOT_IN_THIS_STATE, actions.find_eligible, town.han, a_listed_proposal(town.kim, town.jung), **GOOD)
    hers = a_proposal_under_review(town.kim, town.han)
    hers.author_id = town.jung.id
    db.session.commit()
    refused(Refusal.OWN_PROPOSAL, actions.find_eligible, town.jung, hers, **GOOD)


def test_a_changed_cost_keeps_both_figures(town):
    proposal = builders.a_listed_proposal(town.kim, town.jung, cost=Won(5_000_000), reviewed_cost=Won(8_000_000))
    assert (proposal.cost, proposal.reviewed_cost, proposal.cost_now) == (
        Won(5_000_000),
        Won(8_000_000),
        Won(8_000_000),
    )
    assert (proposal.answer.proposed_cost, proposal.answer.reviewed_cost) == (Won(5_000_000), Won(8_000_000))
    assert proposal.answer.reviewed_by == town.jung.id


def test_no_project_costs_more_than_its_vote_can_give(town):
    proposal = builders.a_proposal_under_review(town.kim, town.jung)
    limit = proposal.track.project_limit
    over = {"reviewed_cost": limit + Won(1), **YES}
    assert refusal_of(actions.find_eligible, town.jung, proposal, **over) is Refusal.OVER_PROJECT_LIMIT
    assert refusal_of(actions.find_eligible, town.jung, proposal, reviewed_cost=None, **YES) is Refusal.COST_MISSING
    assert proposal.state is ProposalState.UNDER_REVIEW and proposal.reviewed_cost is None
    actions.find_eligible(town.jung, proposal, reviewed_cost=limit, **YES)
    assert proposal.state is ProposalState.ELIGIBLE
