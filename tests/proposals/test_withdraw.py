"""proposal.withdraw: whoever wrote it takes it back; once received its page stays, with that note."""

from ganggu_participation import clock
from ganggu_participation.proposals import actions
from ganggu_participation.proposals.states import ProposalState
from ganggu_participation.refusals import Refusal
from ganggu_participation.timekeeping import keep
from ganggu_participation.voices.actions import give_support

from ..mergers.builders import supported_by
from ..persons import last_act, nobody_else_may, refusal_of, refused, told
from . import builders
from .builders import a_draft, a_gate_of, a_listed_proposal, a_proposal_under_review, a_submitted_proposal, on_a_ballot
from .words import DAY


def test_its_author_takes_it_back_and_nobody_else(town):
    proposal = a_submitted_proposal(town.kim)
    nobody_else_may(town, lambda who: actions.withdraw(who, proposal, "제가 대신"), "kim", hears=Refusal.NOT_YOURS)
    assert proposal.state is ProposalState.SUBMITTED and proposal.review_due is not None


def test_number_and_text_stay_and_nobody_owes_an_answer(town):
    proposal = a_proposal_under_review(town.kim, town.jung)
    supported_by(proposal, town.lee)
    number, words = proposal.receipt_no, dict(proposal.words)
    actions.withdraw(town.kim, proposal)
    assert proposal.receipt_no == number and dict(proposal.words) == words and proposal.review_due is None
    assert told(town.lee) == ["공감한 제안을 제안한 사람이 거두었습니다"]
    assert last_act()[:2] == ("proposal.withdraw", f"accounts/{town.kim.id}")
    refused(Refusal.NOT_IN_THIS_STATE, actions.withdraw, town.kim, proposal)


def test_a_draft_goes_without_a_receipt(town):
    draft = a_draft(town.kim)
    actions.withdraw(town.kim, draft)
    assert draft.state is ProposalState.WITHDRAWN and draft.receipt_no is None


def test_what_fell_short_of_support_may_be_taken_back_too(town):
    a_gate_of(2)
    proposal = a_submitted_proposal(town.kim)
    give_support(town.lee, proposal)
    with clock.at(clock.now() + 31 * DAY):
        keep()
        assert proposal.state is ProposalState.SHORT
        nobody_else_may(town, lambda who: actions.withdraw(who, proposal), "kim", hears=Refusal.NOT_YOURS)
        actions.withdraw(town.kim, proposal, "다른 길을 찾았습니다.")
        assert proposal.state is ProposalState.WITHDRAWN
        assert proposal.steps[-1].text == "제안을 거두었습니다. 다른 길을 찾았습니다."
        assert "공감한 제안을 제안한 사람이 거두었습니다" in told(town.lee)
        refused(Refusal.NOT_IN_THIS_STATE, actions.revive, town.kim, proposal)


def test_what_is_on_a_ballot_or_decided_is_not_hers_to_take_back(town):
    proposal = on_a_ballot(town)
    refused(Refusal.NOT_IN_THIS_STATE, actions.withdraw, town.kim, proposal)
    actions.select(town.han, proposal, "1위였습니다.")
    refused(Refusal.NOT_IN_THIS_STATE, actions.withdraw, town.kim, proposal)
    assert proposal.state is ProposalState.SELECTED


def test_an_author_takes_back_what_is_not_answered(town):
    proposal = builders.a_submitted_proposal(town.kim)
    actions.withdraw(town.kim, proposal, "이미 고쳤습니다.")
    assert proposal.state is ProposalState.WITHDRAWN
    assert proposal.steps[-1].text == "제안을 거두었습니다. 이미 고쳤습니다."


def test_nobody_takes_back_another_ones_or_an_answered_one(town):
    listed = a_listed_proposal(town.kim, town.jung)
    proposal = builders.a_submitted_proposal(town.kim)
    assert refusal_of(actions.withdraw, town.lee, proposal) is Refusal.NOT_YOURS
    assert refusal_of(actions.withdraw, None, proposal) is Refusal.NOT_SIGNED_IN
    assert refusal_of(actions.withdraw, town.kim, listed) is Refusal.NOT_IN_THIS_STATE
