import pytest

from ganggu_participation.money import Won
from ganggu_participation.proposals import actions
from ganggu_participation.proposals.states import ProposalState
from ganggu_participation.refusals import Refusal

from . import builders
from .test_submit import refusal_of


def a_questioned_proposal(town):
    proposal = builders.a_submitted_proposal(town.kim)
    actions.request_info(town.jung, proposal, "위치를 조금 더 자세히 적어 주세요.")
    return proposal


def test_a_draft_changes_freely_and_keeps_no_versions(town):
    draft = builders.a_draft(town.kim)
    other = next(t for t in builders.an_announced_cycle().tracks if t.key == "district")
    actions.revise(town.kim, draft, title="새 이름", dong=town.chipyeong, track=other)
    assert (draft.title, draft.dong.name, draft.track.key) == ("새 이름", "치평동", "district")
    assert draft.versions == []


def test_after_the_receipt_the_original_stays_and_each_change_has_its_reason(town):
    proposal = a_questioned_proposal(town)
    actions.revise(town.kim, proposal, location="정문 옆", cost=Won(2_000_000))
    actions.submit(town.kim, proposal)
    assert [v.no for v in proposal.versions] == [1, 2]
    first, second = proposal.versions
    assert first.words["location"] == builders.WORDS["location"] and first.cost is None
    assert second.words["location"] == "정문 옆" and second.cost == Won(2_000_000)
    assert second.reason == "보완 요청에 답함: 위치를 조금 더 자세히 적어 주세요."
    assert proposal.state is ProposalState.SUBMITTED and proposal.receipt_no == "2027-풍암-0001"
    assert proposal.request is None and proposal.review_due is not None


def test_the_place_is_fixed_by_the_receipt(town):
    proposal = a_questioned_proposal(town)
    assert refusal_of(actions.revise, town.kim, proposal, dong=town.chipyeong) is Refusal.FIXED_AFTER_RECEIPT


def test_only_the_author_changes_words_and_only_while_it_is_hers_to_change(town):
    proposal = a_questioned_proposal(town)
    for other in (town.lee, town.jung, town.ahn):
        assert refusal_of(actions.revise, other, proposal, title="x") is Refusal.NOT_YOURS
    actions.submit(town.kim, proposal)
    assert refusal_of(actions.revise, town.kim, proposal, title="x") is Refusal.NOT_IN_THIS_STATE


def test_only_words_are_words(town):
    with pytest.raises(TypeError, match="receipt_no"):
        actions.revise(town.kim, builders.a_draft(town.kim), receipt_no="2027-풍암-0001")
