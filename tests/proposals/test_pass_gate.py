"""proposal.pass_gate: once enough people support it, an answer is due."""

from ganggu_participation import clock, timekeeping
from ganggu_participation.permissions import CLOCK
from ganggu_participation.proposals import actions
from ganggu_participation.proposals.states import ProposalState
from ganggu_participation.refusals import Refusal
from ganggu_participation.voices.actions import give_support

from ..mergers.builders import neighbours
from ..persons import last_act, only_the_clock_may, refused
from .builders import a_gate_of, a_submitted_proposal


def test_no_person_passes_the_gate(town):
    a_gate_of(1)
    proposal = a_submitted_proposal(town.kim)
    give_support(town.lee, proposal)
    only_the_clock_may(town, lambda who: actions.pass_gate(who, proposal))
    assert proposal.review_due is None
    actions.pass_gate(CLOCK, proposal)
    assert proposal.state is ProposalState.SUBMITTED and proposal.review_due > clock.now()
    assert last_act()[:2] == ("proposal.pass_gate", "clock")


def test_neither_with_too_few_nor_what_is_no_longer_waiting(town):
    a_gate_of(2)
    proposal = a_submitted_proposal(town.kim)
    give_support(town.lee, proposal)
    steps = len(proposal.steps)
    refused(Refusal.GATE_NOT_REACHED, actions.pass_gate, CLOCK, proposal)
    assert proposal.review_due is None and len(proposal.steps) == steps
    actions.withdraw(town.kim, proposal)
    refused(Refusal.NOT_IN_THIS_STATE, actions.pass_gate, CLOCK, proposal)


def test_enough_and_an_answer_is_due(town):
    a_gate_of(2)
    proposal = a_submitted_proposal(town.kim)
    for person in neighbours(town, 2):
        give_support(person, proposal)
    timekeeping.keep()
    assert proposal.review_due is not None and "공감이 2명 모여" in proposal.steps[-1].text
    steps = len(proposal.steps)
    timekeeping.keep()
    assert len(proposal.steps) == steps
    actions.take_up(town.jung, proposal, "공원녹지과")
    assert proposal.state is ProposalState.UNDER_REVIEW
