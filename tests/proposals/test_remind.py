"""proposal.remind: three days before an answer is due the clock tells whoever has the proposal, once."""

from datetime import timedelta

from ganggu_participation import clock
from ganggu_participation.permissions import CLOCK
from ganggu_participation.proposals import actions
from ganggu_participation.proposals.queries.desk import to_escalate, to_remind
from ganggu_participation.proposals.states import ProposalState
from ganggu_participation.refusals import Refusal
from ganggu_participation.timekeeping import keep

from ..persons import last_act, only_the_clock_may, refused, told
from .builders import a_draft, a_proposal_under_review, a_refused_proposal, a_submitted_proposal
from .words import DAY, GOOD


def test_no_person_reminds(town):
    proposal = a_submitted_proposal(town.kim)
    only_the_clock_may(town, lambda who: actions.remind(who, proposal))


def test_whoever_has_it_hears_of_it_once_for_each_day(town):
    proposal = a_submitted_proposal(town.kim)
    actions.assign(town.han, proposal, "공원녹지과", town.jung)
    due = proposal.review_due
    with clock.at(due - 4 * DAY):
        keep()
        assert "답할 날이 다가옵니다" not in told(town.jung)
    with clock.at(due - 2 * DAY):
        keep()
        keep()
    assert told(town.jung).count("답할 날이 다가옵니다") == 1 and "답할 날이 다가옵니다" not in told(town.han)
    assert proposal.reminded_for == due and proposal.state is ProposalState.SUBMITTED
    assert last_act()[0] == "proposal.remind"
    actions.assign(town.han, proposal, "공원녹지과", town.jung, due + 10 * DAY)
    with clock.at(due + 8 * DAY):
        keep()
    assert told(town.jung).count("답할 날이 다가옵니다") == 2


def test_as_long_as_nobody_has_it_the_budget_desk_hears_of_it(town):
    proposal = a_submitted_proposal(town.kim)
    actions.remind(CLOCK, proposal)
    assert told(town.han) == ["답할 날이 다가옵니다"] and told(town.jung) == []


def test_nothing_is_said_while_the_proposer_is_asked_or_once_it_is_answered(town):
    asked = a_submitted_proposal(town.kim)
    actions.request_info(town.jung, asked, "어느 길인지 적어 주세요.")
    for proposal in (asked, a_refused_proposal(town.kim, town.jung), a_draft(town.kim)):
        refused(Refusal.NOT_IN_THIS_STATE, actions.remind, CLOCK, proposal)
        assert proposal.reminded_for is None
    assert told(town.han) == []


def test_nothing_is_due_when_it_is_answered(town):
    proposal = a_proposal_under_review(town.kim, town.jung)
    actions.find_eligible(town.jung, proposal, **GOOD)
    later = clock.now() + timedelta(days=60)
    assert to_remind(later) == [] == to_escalate(later)
    refused(Refusal.NOT_IN_THIS_STATE, actions.escalate, CLOCK, proposal)
