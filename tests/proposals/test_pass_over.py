"""proposal.pass_over: the budget desk writes down that a vote did not choose it, and why."""

from ganggu_participation.proposals import actions
from ganggu_participation.proposals.states import ProposalState
from ganggu_participation.refusals import Refusal

from ..persons import last_act, nobody_else_may, refused
from .builders import a_listed_proposal, on_a_ballot

SAID = "18개 가운데 12위였습니다. 10개를 골랐습니다."


def test_the_budget_desk_and_nobody_else(town):
    proposal = on_a_ballot(town)
    nobody_else_may(town, lambda who: actions.pass_over(who, proposal, SAID), "han", hears=Refusal.ROLE_MISSING)
    assert proposal.state is ProposalState.ON_BALLOT and SAID not in [step.text for step in proposal.steps]


def test_its_story_ends_with_place_and_number(town):
    proposal = on_a_ballot(town)
    actions.pass_over(town.han, proposal, SAID)
    assert proposal.state is ProposalState.NOT_SELECTED
    assert (proposal.steps[-1].by, proposal.steps[-1].text) == ("예산 담당", SAID)
    assert last_act() == ("proposal.pass_over", f"accounts/{town.han.id}", {})


def test_neither_before_a_vote_nor_once_more_nor_the_other_way_round(town):
    listed = a_listed_proposal(town.kim, town.jung)
    refused(Refusal.NOT_IN_THIS_STATE, actions.pass_over, town.han, listed, SAID)
    assert listed.state is ProposalState.ELIGIBLE
    proposal = on_a_ballot(town)
    actions.pass_over(town.han, proposal, SAID)
    for again in (actions.pass_over, actions.select):
        refused(Refusal.NOT_IN_THIS_STATE, again, town.han, proposal, "다시")
    assert proposal.state is ProposalState.NOT_SELECTED and proposal.steps[-1].text == SAID
