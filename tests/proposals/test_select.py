"""proposal.select: the budget desk writes down that a vote chose it."""

from ganggu_participation.proposals import actions
from ganggu_participation.proposals.states import ProposalState
from ganggu_participation.refusals import Refusal

from ..persons import last_act, nobody_else_may, refused
from .builders import a_listed_proposal, on_a_ballot

SAID = "18개 가운데 7위로 선정했습니다."


def test_the_budget_desk_and_nobody_else(town):
    proposal = on_a_ballot(town)
    nobody_else_may(town, lambda who: actions.select(who, proposal, SAID), "han", hears=Refusal.ROLE_MISSING)
    assert proposal.state is ProposalState.ON_BALLOT and SAID not in [step.text for step in proposal.steps]


def test_its_story_ends_with_place_and_number(town):
    proposal = on_a_ballot(town)
    actions.select(town.han, proposal, SAID)
    assert proposal.state is ProposalState.SELECTED
    assert (proposal.steps[-1].by, proposal.steps[-1].text) == ("예산 담당", SAID)
    assert last_act() == ("proposal.select", f"accounts/{town.han.id}", {})


def test_neither_before_a_vote_nor_once_more_nor_the_other_way_round(town):
    listed = a_listed_proposal(town.kim, town.jung)
    refused(Refusal.NOT_IN_THIS_STATE, actions.select, town.han, listed, SAID)
    assert listed.state is ProposalState.ELIGIBLE
    proposal = on_a_ballot(town)
    actions.select(town.han, proposal, SAID)
    for again in (actions.select, actions.pass_over):
        refused(Refusal.NOT_IN_THIS_STATE, again, town.han, proposal, "다시")
    assert proposal.state is ProposalState.SELECTED and proposal.steps[-1].text == SAID
