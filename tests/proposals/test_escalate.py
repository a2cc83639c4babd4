"""proposal.escalate: once the day of an answer has passed the clock tells whoever has it and the budget desk."""

from datetime import timedelta

from ganggu_participation import clock
from ganggu_participation.permissions import CLOCK
from ganggu_participation.proposals import actions
from ganggu_participation.proposals.queries.desk import to_escalate, to_remind
from ganggu_participation.proposals.states import ProposalState
from ganggu_participation.refusals import Refusal
from ganggu_participation.timekeeping import keep

from ..persons import last_act, only_the_clock_may, refused, told
from .builders import a_draft, a_refused_proposal, a_submitted_proposal


def test_no_person_escalates(town):
    proposal = a_submitted_proposal(town.kim)
    only_the_clock_may(town, lambda who: actions.escalate(who, proposal))


def test_who_has_it_and_the_budget_desk_hear_of_it_and_it_is_still_theirs_to_answer(town):
    proposal = a_submitted_proposal(town.kim)
    actions.assign(town.han, proposal, "공원녹지과", town.jung)
    actions.escalate(CLOCK, proposal)
    assert told(town.jung)[0] == told(town.han)[0] == "답할 날이 지났습니다"
    assert proposal.escalated_for == proposal.review_due and proposal.state is ProposalState.SUBMITTED
    assert last_act()[:2] == ("proposal.escalate", "clock")
    assert told(town.kim) == [] and told(town.park) == []


def test_neither_a_draft_nor_what_waits_for_its_proposer_nor_what_is_answered(town):
    asked = a_submitted_proposal(town.kim)
    actions.request_info(town.jung, asked, "어느 길인지 적어 주세요.")
    for proposal in (a_draft(town.kim), asked, a_refused_proposal(town.kim, town.jung)):
        refused(Refusal.NOT_IN_THIS_STATE, actions.escalate, CLOCK, proposal)
        assert proposal.escalated_for is None
    assert told(town.han) == []


def test_the_clock_reminds_once_and_tells_the_desk_when_it_is_late(town):
    proposal = a_submitted_proposal(town.kim)
    actions.assign(town.han, proposal, "공원녹지과", town.jung)
    due = proposal.review_due
    assert to_remind(due - timedelta(days=4)) == [] == to_escalate(due - timedelta(minutes=1))
    with clock.at(due - timedelta(days=2)):
        keep()
        keep()
    assert told(town.jung).count("답할 날이 다가옵니다") == 1
    with clock.at(due + timedelta(minutes=1)):
        keep()
        keep()
    assert told(town.jung).count("답할 날이 지났습니다") == 1
    assert told(town.han).count("답할 날이 지났습니다") == 1
