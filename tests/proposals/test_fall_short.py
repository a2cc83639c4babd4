"""proposal.fall_short: the day has come and too few support it; its page says so, and it may be handed in again."""

from ganggu_participation.permissions import CLOCK
from ganggu_participation.proposals import actions
from ganggu_participation.proposals.states import ProposalState
from ganggu_participation.refusals import Refusal
from ganggu_participation.voices.actions import give_support

from ..mergers.builders import supporters
from ..persons import last_act, only_the_clock_may, refused
from .builders import a_gate_of, a_submitted_proposal, an_announced_cycle


def test_no_person_ends_it(town):
    a_gate_of(2)
    proposal = a_submitted_proposal(town.kim)
    only_the_clock_may(town, lambda who: actions.fall_short(who, proposal))
    assert proposal.state is ProposalState.SUBMITTED


def test_text_and_support_stay_and_its_story_says_what_may_be_done(town):
    a_gate_of(2)
    proposal = a_submitted_proposal(town.kim)
    give_support(town.lee, proposal)
    words = dict(proposal.words)
    actions.fall_short(CLOCK, proposal)
    assert (
        proposal.state is ProposalState.SHORT
        and dict(proposal.words) == words
        and supporters(proposal) == {town.lee.id}
    )
    assert "공감이 2명에 이르지 않아 이번에는 검토하지 않습니다" in proposal.steps[-1].text
    assert "다시 내면 이어서 공감을 모읍니다" in proposal.steps[-1].text and proposal.steps[-1].by == "자동 처리"
    assert last_act()[:2] == ("proposal.fall_short", "clock")


def test_not_what_gathered_enough_nor_what_was_taken_back(town):
    a_gate_of(1)
    proposal = a_submitted_proposal(town.kim)
    give_support(town.lee, proposal)
    refused(Refusal.OVERTAKEN, actions.fall_short, CLOCK, proposal)
    assert proposal.state is ProposalState.SUBMITTED
    gone = a_submitted_proposal(town.kim)
    actions.withdraw(town.kim, gone)
    refused(Refusal.NOT_IN_THIS_STATE, actions.fall_short, CLOCK, gone)
    assert gone.state is ProposalState.WITHDRAWN


def test_without_a_gate_nothing_waits(town):
    an_announced_cycle()
    proposal = a_submitted_proposal(town.kim)
    assert proposal.gate is None and proposal.review_due is not None
    refused(Refusal.OVERTAKEN, actions.fall_short, CLOCK, proposal)
