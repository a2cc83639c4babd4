"""Merging: only with everybody's yes; page, text, credit and supporters stay; each may take her support back."""

import pytest
from sqlalchemy import select

from ganggu_participation.audit import AuditEntry
from ganggu_participation.database import db
from ganggu_participation.mergers import actions
from ganggu_participation.mergers.states import MergerState
from ganggu_participation.notices.models import Follow
from ganggu_participation.permissions import CLOCK
from ganggu_participation.proposals import actions as proposals
from ganggu_participation.proposals.queries import all_merged_into
from ganggu_participation.proposals.states import ProposalState
from ganggu_participation.refusals import Refusal, Refused
from ganggu_participation.verbs import Verb
from ganggu_participation.voices.actions import give_support, take_support_back

from ..proposals.builders import (
    ANSWER,
    TEN_MILLION,
    TOO_HARD,
    a_draft,
    a_listed_proposal,
    a_refused_proposal,
    a_submitted_proposal,
    an_announced_cycle,
)
from .builders import WHY, a_paper_proposal, neighbours, supported_by, supporters, told, two_alike


def refused(refusal, action, *args, **kwargs):
    with pytest.raises(Refused) as no:
        action(*args, **kwargs)
    assert no.value.refusal is refusal
    db.session.rollback()


def test_an_official_asks_and_nothing_happens_before_both_have_said_yes(town):
    target, source = two_alike(town)
    merger = actions.propose(town.jung, target, [source], WHY)
    assert merger.state is MergerState.ASKED
    assert [told(person, "제안을 합치자는 말이 왔습니다") for person in (town.kim, town.lee)] == [1, 1]
    actions.agree(town.kim, merger)
    assert source.state is ProposalState.SUBMITTED
    refused(Refusal.AGREEMENT_MISSING, actions.carry_out, town.jung, merger)
    refused(Refusal.AGREEMENT_MISSING, actions.merge, town.jung, source, target)
    actions.agree(town.lee, merger)
    assert (merger.state, source.state) == (MergerState.DONE, ProposalState.MERGED)
    assert source.merged_into_id == target.id and target.state is ProposalState.SUBMITTED


def test_the_source_keeps_page_text_and_credit(town, as_):
    target, source = two_alike(town)
    words, no = dict(source.words), source.receipt_no
    actions.agree(town.lee, actions.propose(town.kim, target, [source], WHY))
    assert source.words == words and source.receipt_no == no and source.versions[0].words == words
    assert [name for each in all_merged_into(target.id) for name in each.credits] == [town.lee.display_name]
    page = as_(None).get(f"/proposals/{source.id}").text
    assert "합쳐서 검토" in page and words["necessity"] in page and town.lee.display_name in page and target.title in page
    page = as_(None).get(f"/proposals/{target.id}").text
    assert town.lee.display_name in page and source.title in page and no in page


def test_supporters_count_once_are_told_and_may_take_it_back(town):
    target, source = two_alike(town)
    one, two, three, four = neighbours(town, 4)
    supported_by(source, one, two, three)
    supported_by(target, two, three, four)
    take_support_back(three, target)
    actions.agree(town.lee, actions.propose(town.kim, target, [source], WHY))
    assert supporters(target) == {one.id, two.id, three.id, four.id} and target.supports == 4
    assert supporters(source) == {one.id, two.id, three.id} and source.supports == 3
    assert [told(person, "공감한 제안을 비슷한 제안과 합쳤습니다") for person in (one, two, three, four)] == [1, 1, 1, 0]
    take_support_back(one, target)
    assert target.supports == 3 and supporters(target) == {two.id, three.id, four.id}
    refused(Refusal.NO_MORE_VOICES, give_support, four, source)


def test_the_source_s_author_hears_of_the_target_from_now_on(town):
    target, source = two_alike(town)
    actions.agree(town.lee, actions.propose(town.kim, target, [source], WHY))
    follows = db.session.scalars(select(Follow.author_id).where(Follow.subject == f"proposals/{target.id}")).all()
    assert follows == [town.lee.id]


def test_one_no_ends_it_and_the_others_hear_why(town):
    target, source = two_alike(town)
    merger = actions.propose(town.jung, target, [source], WHY)
    refused(Refusal.REASON_MISSING, actions.refuse, town.lee, merger, " ")
    actions.refuse(town.lee, merger, "제 제안은 어린이 의자입니다.")
    assert merger.state is MergerState.REFUSED and source.state is ProposalState.SUBMITTED
    assert told(town.kim, "제안을 합치지 않기로 했습니다") == told(town.jung, "제안을 합치지 않기로 했습니다") == 1
    refused(Refusal.NOT_IN_THIS_STATE, actions.agree, town.kim, merger)
    assert actions.propose(town.kim, target, [source], WHY).state is MergerState.ASKED


def test_a_yes_may_become_a_no_until_the_last_one(town):
    target, source = two_alike(town)
    merger = actions.propose(town.kim, target, [source], WHY)
    actions.refuse(town.kim, merger, "다시 생각했습니다.")
    assert merger.state is MergerState.REFUSED


def test_a_request_may_be_taken_back(town):
    target, source = two_alike(town)
    merger = actions.propose(town.jung, target, [source], WHY)
    actions.drop(town.jung, merger, "다른 곳의 일이었습니다.")
    assert merger.state is MergerState.DROPPED
    refused(Refusal.NOT_IN_THIS_STATE, actions.agree, town.lee, merger)


def test_strangers_to_it_neither_ask_nor_answer(town):
    target, source = two_alike(town)
    for nobody in (town.na, town.baek, town.choi, None):
        with pytest.raises(Refused) as no:
            actions.propose(nobody, target, [source], WHY)
        assert no.value.status in (401, 403)
        db.session.rollback()
    merger = actions.propose(town.park, target, [source], WHY)
    for nobody in (town.park, town.jung, town.na, CLOCK, None):
        for answer in (actions.agree, actions.refuse):
            with pytest.raises(Refused) as no:
                answer(nobody, merger, "제가 대신")
            assert no.value.status in (401, 403)
            db.session.rollback()


def test_for_a_proposal_on_paper_its_desk_says_how_it_asked(town):
    target, paper = a_submitted_proposal(town.kim), a_paper_proposal(town)
    merger = actions.propose(town.kim, target, [paper], WHY)
    refused(Refusal.PAPER_ANSWER_UNEXPLAINED, actions.agree, town.park, merger)
    refused(Refusal.NOT_YOURS, actions.agree, town.choi, merger)
    actions.agree(town.park, merger, "11월 3일 전화로 여쭈었습니다.")
    assert paper.state is ProposalState.MERGED and all_merged_into(target.id) == [paper]


def test_only_received_ones_before_the_ballot_are_merged(town):
    target = a_submitted_proposal(town.kim)
    refused(Refusal.NOTHING_TO_MERGE, actions.propose, town.kim, target, [], WHY)
    refused(Refusal.NOTHING_TO_MERGE, actions.propose, town.kim, target, [target], WHY)
    refused(Refusal.NOT_TO_BE_MERGED, actions.propose, town.kim, target, [a_draft(town.lee, dong=town.pungam)], WHY)
    refused(Refusal.NOT_TO_BE_MERGED, actions.propose, town.kim, target, [a_refused_proposal(town.lee, town.jung, dong=town.pungam)], WHY)
    listed = a_listed_proposal(town.lee, town.jung, dong=town.pungam)
    proposals.put_to_vote(town.park, listed, "주민총회에 올립니다.")
    refused(Refusal.NOT_TO_BE_MERGED, actions.propose, town.kim, target, [listed], WHY)
    other = a_submitted_proposal(town.lee, dong=town.pungam, cycle=an_announced_cycle(2029))
    refused(Refusal.OTHER_YEAR, actions.propose, town.kim, target, [other], WHY)


def test_what_went_on_meanwhile_is_not_merged(town):
    target, source = two_alike(town)
    merger = actions.propose(town.kim, target, [source], WHY)
    refused(Refusal.MERGER_UNDER_WAY, actions.propose, town.lee, source, [target], WHY)
    proposals.withdraw(town.kim, target)
    refused(Refusal.NOT_TO_BE_MERGED, actions.agree, town.lee, merger)
    assert source.state is ProposalState.SUBMITTED


def test_when_the_target_is_withdrawn_the_sources_stand_alone_again(town):
    target, source = two_alike(town)
    actions.agree(town.lee, actions.propose(town.kim, target, [source], WHY))
    proposals.withdraw(town.kim, target, "이사했습니다.")
    assert target.state is ProposalState.WITHDRAWN
    assert source.state is ProposalState.SUBMITTED and source.merged_into_id is None and source.review_due is not None


def test_the_source_s_author_may_leave_until_the_ballot_and_nobody_else(town):
    target, source = two_alike(town)
    actions.agree(town.lee, actions.propose(town.kim, target, [source], WHY))
    for nobody in (town.jung, town.park, town.na, None):
        with pytest.raises(Refused):
            proposals.stand_alone(nobody, source, "나갑니다.")
        db.session.rollback()
    proposals.take_up(town.jung, target, "공원녹지과")
    proposals.stand_alone(town.lee, source, "따로 하고 싶습니다.")
    assert source.state is ProposalState.SUBMITTED and all_merged_into(target.id) == []


def test_merging_is_written_down_and_nobody_s_support_is(town):
    target, source = two_alike(town)
    supported_by(source, *neighbours(town, 2))
    actions.agree(town.lee, actions.propose(town.kim, target, [source], WHY))
    verbs = db.session.scalars(select(AuditEntry.verb).order_by(AuditEntry.id)).all()
    assert {Verb.MERGER_PROPOSE, Verb.MERGER_AGREE, Verb.MERGER_CARRY_OUT, Verb.PROPOSAL_MERGE} <= set(verbs)
    assert Verb.SUPPORT_GIVE not in verbs


def test_what_was_merged_into_something_merged_is_still_named(town):
    target, source = two_alike(town)
    third = a_submitted_proposal(town.lee, dong=town.pungam, title="호수 의자 세 개")
    actions.agree(town.lee, actions.propose(town.kim, target, [source], WHY))
    actions.agree(town.kim, actions.propose(town.lee, third, [target], WHY))
    assert {each.id for each in all_merged_into(third.id)} == {target.id, source.id}


def test_who_supports_what_leaves_hears_that_it_counts_for_both_and_may_take_either_back(town, as_):
    target, source = two_alike(town)
    one, two = neighbours(town, 2)
    supported_by(source, one, two)
    actions.agree(town.lee, actions.propose(town.kim, target, [source], WHY))
    take_support_back(two, target)
    proposals.stand_alone(town.lee, source, "따로 하고 싶습니다.")
    assert supporters(source) == {one.id, two.id} and supporters(target) == {one.id}
    assert [told(person, "공감한 제안을 다시 따로 검토합니다") for person in (one, two)] == [1, 1]
    page = as_(one).get("/me/notices").text
    assert "이 제안에 한 공감은 그대로입니다" in page and f"‘{target.title}’의 공감으로도 그대로 셉니다" in page
    assert "의 공감으로도" not in as_(two).get("/me/notices").text
    for proposal in (target, source):
        assert "공감함 · 거두기" in as_(one).get(f"/proposals/{proposal.id}/comments").text
        take_support_back(one, proposal)
    assert (target.supports, source.supports) == (0, 1)


def test_who_supports_a_withdrawn_target_hears_where_the_idea_goes_on(town, as_):
    target, source = two_alike(town)
    one, two, three = neighbours(town, 3)
    supported_by(source, one)
    supported_by(target, two)
    actions.agree(town.lee, actions.propose(town.kim, target, [source], WHY))
    supported_by(target, three)
    proposals.withdraw(town.kim, target, "이사했습니다.")
    assert supporters(source) == {one.id}
    ended = [told(person, "공감한 제안을 제안한 사람이 거두었습니다") for person in (one, two, three)]
    assert ended == [0, 1, 1] and told(one, "공감한 제안을 다시 따로 검토합니다") == 1
    assert f"합쳤던 ‘{source.title}’ 제안은 계속 검토하니" in as_(three).get("/me/notices").text
    give_support(three, source)
    assert source.supports == 2


def test_the_pages_of_a_merger_say_how_support_counts_and_how_the_other_fares(town, as_):
    target, source = two_alike(town)
    actions.agree(town.lee, actions.propose(town.kim, target, [source], WHY))
    proposals.take_up(town.jung, target, "공원녹지과")
    page = as_(None).get(f"/proposals/{target.id}").text
    assert "합친 제안에 공감한 사람도 한 사람에 한 번만 셉니다. 바라지 않으면" in page
    page = as_(None).get(f"/proposals/{source.id}").text
    assert "부서 검토 중" in page and "공감은 합친 제안에서 함께 셉니다" in page


def test_a_source_may_leave_what_was_refused_but_not_what_is_on_a_ballot(town):
    for leave, end in ((True, "refuse"), (False, "ballot")):
        target, source = two_alike(town)
        actions.agree(town.lee, actions.propose(town.kim, target, [source], WHY))
        proposals.take_up(town.jung, target, "공원녹지과")
        if end == "refuse":
            proposals.find_ineligible(town.jung, target, reason_codes=["land_or_rights"], text=TOO_HARD, **ANSWER)
        else:
            proposals.find_eligible(town.jung, target, text="됩니다.", reviewed_cost=TEN_MILLION, **ANSWER)
            proposals.put_to_vote(town.park, target, "주민총회에 올립니다.")
        if leave:
            proposals.stand_alone(town.lee, source, "제 제안은 다른 땅입니다.")
            assert source.state is ProposalState.SUBMITTED and source.review_due is not None
        else:
            refused(Refusal.NOT_TO_BE_MERGED, proposals.stand_alone, town.lee, source, "나갑니다.")


def test_a_paper_that_was_merged_leaves_by_its_desk(town):
    target, paper = a_submitted_proposal(town.kim), a_paper_proposal(town)
    actions.agree(town.park, actions.propose(town.kim, target, [paper], WHY), "11월 3일 전화로 여쭈었습니다.")
    for nobody in (town.jung, town.choi, town.lee, None):
        with pytest.raises(Refused):
            proposals.stand_alone(nobody, paper, "나갑니다.")
        db.session.rollback()
    proposals.stand_alone(town.park, paper, "따로 하고 싶다고 하셨습니다.")
    assert paper.state is ProposalState.SUBMITTED and paper.steps[-1].by == "풍암동 담당자"


def test_nobody_reviews_what_her_own_became_part_of(town):
    """A department officer whose own idea was merged into it steps aside by itself."""
    town.jung.person_key = "key of jung"
    db.session.commit()
    target, source = a_submitted_proposal(town.kim), a_submitted_proposal(town.jung, dong=town.pungam, title="호수 의자")
    actions.agree(town.kim, actions.propose(town.jung, target, [source], WHY))
    proposals.take_up(town.han, target, "공원녹지과")
    refused(Refusal.OWN_PROPOSAL, proposals.find_eligible, town.jung, target, text="됩니다.", reviewed_cost=TEN_MILLION, **ANSWER)
    refused(Refusal.RECUSED, proposals.assign, town.han, target, "공원녹지과", town.jung)
    proposals.find_eligible(town.han, target, text="됩니다.", reviewed_cost=TEN_MILLION, **ANSWER)
