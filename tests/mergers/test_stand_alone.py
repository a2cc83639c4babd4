"""proposal.stand_alone: what was merged is reviewed by itself again, until the other is on a ballot."""

import pytest

from ganggu_participation.database import db
from ganggu_participation.mergers import actions
from ganggu_participation.proposals import actions as proposals
from ganggu_participation.proposals.queries import all_merged_into
from ganggu_participation.proposals.states import ProposalState
from ganggu_participation.refusals import Refusal, Refused

from ..persons import last_act, nobody_else_may, refused
from ..proposals.builders import ANSWER, TEN_MILLION, TOO_HARD, a_submitted_proposal
from .builders import WHY, a_paper_proposal, merged, two_alike


def test_whoever_wrote_either_and_nobody_else(town):
    _, source = merged(town)
    nobody_else_may(
        town, lambda who: proposals.stand_alone(who, source, "나갑니다."), "kim", "lee", hears=Refusal.NOT_YOURS
    )
    assert source.state is ProposalState.MERGED


@pytest.mark.parametrize("name", ["kim", "lee"])
def test_both_stories_say_so_and_an_answer_is_due_again(town, name):
    target, source = merged(town)
    proposals.take_up(town.jung, target, "공원녹지과")
    proposals.stand_alone(getattr(town, name), source, "따로 하고 싶습니다.")
    assert (source.state, source.merged_into_id) == (ProposalState.SUBMITTED, None) and source.review_due is not None
    assert all_merged_into(target.id) == [] and target.state is ProposalState.UNDER_REVIEW
    assert source.steps[-1].text == "합친 제안에서 나와 다시 따로 검토합니다. 따로 하고 싶습니다."
    assert source.title in target.steps[-1].text
    facts = {"reason": "따로 하고 싶습니다."}
    assert last_act() == ("proposal.stand_alone", f"accounts/{getattr(town, name).id}", facts)


def test_not_without_a_reason_nor_what_stands_alone(town):
    target, source = merged(town)
    refused(Refusal.REASON_MISSING, proposals.stand_alone, town.lee, source, " ")
    assert source.state is ProposalState.MERGED and source.merged_into_id == target.id
    refused(Refusal.NOT_IN_THIS_STATE, proposals.stand_alone, town.kim, target, "나갑니다.")


def test_when_the_target_is_withdrawn_the_sources_stand_alone_again(town):
    target, source = two_alike(town)
    actions.agree(town.lee, actions.propose(town.kim, target, [source], WHY))
    proposals.withdraw(town.kim, target, "이사했습니다.")
    assert target.state is ProposalState.WITHDRAWN
    assert source.state is ProposalState.SUBMITTED and source.merged_into_id is None and source.review_due is not None


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
