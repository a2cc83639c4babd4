"""proposal.revise: its writers change words; after the receipt each change is a version with its reason."""


import pytest

from ganggu_participation.money import Won
from ganggu_participation.proposals import actions
from ganggu_participation.proposals.states import ProposalState
from ganggu_participation.refusals import Refusal, Refused

from ..persons import last_act, nobody_else_may, refusal_of, refused
from . import builders
from .builders import WORDS, a_draft, a_questioned_proposal, a_submitted_proposal


def test_her_own_words_and_nobody_else_s(town):
    for proposal in (a_draft(town.kim), a_questioned_proposal(town)):
        words = dict(proposal.words)
        nobody_else_may(town, lambda who, it=proposal: actions.revise(who, it, title="x"), "kim", hears=Refusal.NOT_YOURS)
        assert dict(proposal.words) == words


def test_whoever_writes_along_changes_it_too(town):
    draft = a_draft(town.kim)
    invitation, _ = actions.invite(town.kim, draft)
    refused(Refusal.NOT_YOURS, actions.revise, town.lee, draft, title="아직 아님")
    actions.accept(town.lee, invitation)
    actions.revise(town.lee, draft, title="함께 쓴 이름")
    assert draft.title == "함께 쓴 이름"
    assert last_act() == ("proposal.revise", f"accounts/{town.lee.id}", {"words": ["title"]})


def test_what_was_handed_in_is_hers_to_change_only_when_she_is_asked(town):
    proposal = a_submitted_proposal(town.kim)
    refused(Refusal.NOT_IN_THIS_STATE, actions.revise, town.kim, proposal, title="x")
    actions.request_info(town.jung, proposal, "어느 길인지 적어 주세요.")
    actions.revise(town.kim, proposal, location="정문 옆 벤치")
    refused(Refusal.FIXED_AFTER_RECEIPT, actions.revise, town.kim, proposal, title="새 이름", dong=town.chipyeong)
    assert proposal.title == WORDS["title"] and [v.no for v in proposal.versions] == [1, 2]
    actions.submit(town.kim, proposal)
    refused(Refusal.NOT_IN_THIS_STATE, actions.revise, town.kim, proposal, title="x")


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


def test_only_words_are_words(town):
    with pytest.raises(TypeError, match="receipt_no"):
        actions.revise(town.kim, builders.a_draft(town.kim), receipt_no="2027-풍암-0001")


def test_the_second_of_two_is_asked_and_nothing_is_written_over(town):
    draft = builders.a_draft(town.kim)
    read_by_both = draft.revision
    actions.revise(town.kim, draft, revision=read_by_both, necessity="먼저 저장한 글")
    for late in (actions.revise, actions.keep):
        with pytest.raises(Refused) as no:
            late(town.kim, draft, revision=read_by_both, necessity="나중 글")
        assert no.value.refusal is Refusal.WRITTEN_MEANWHILE
    assert draft.necessity == "먼저 저장한 글"


def test_what_was_written_over_stays_as_a_copy_until_the_draft_is_submitted(town):
    draft = builders.a_draft(town.kim, necessity="하나")
    for text in ("둘", "셋"):
        actions.revise(town.kim, draft, revision=draft.revision, necessity=text)
    assert [copy.words["necessity"] for copy in draft.copies] == ["둘", "하나"]
    for number in range(30):
        actions.revise(town.kim, draft, title=f"제목 {number}")
    assert len(draft.copies) == 20
    actions.submit(town.kim, draft)
    assert draft.copies == []
