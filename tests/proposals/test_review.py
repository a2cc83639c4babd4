"""Taking up, asking, answering: KOREA 1.6."""

import pytest

from ganggu_participation.database import db
from ganggu_participation.money import Won
from ganggu_participation.proposals import actions
from ganggu_participation.proposals.states import ProposalState
from ganggu_participation.refusals import Refusal

from . import builders
from .test_office_pages import make_department_officer_of
from .test_submit import refusal_of

YES = {"text": "할 수 있습니다.", **builders.ANSWER}
NO = {"reason_codes": ["land_or_rights"], "text": builders.TOO_HARD, **builders.ANSWER}


def test_a_department_takes_it_up(town):
    proposal = builders.a_proposal_under_review(town.kim, town.jung)
    assert (proposal.state, proposal.department) == (ProposalState.UNDER_REVIEW, "공원녹지과")
    assert proposal.steps[-1].by == "공원녹지과"
    assert proposal.is_waiting and proposal.review_due is not None


def test_a_take_up_names_a_department_and_is_for_reviewers(town):
    proposal = builders.a_submitted_proposal(town.kim)
    assert refusal_of(actions.take_up, town.jung, proposal, " ") is Refusal.ANSWER_UNSIGNED
    assert refusal_of(actions.take_up, town.park, proposal, "동") is Refusal.ROLE_MISSING
    assert refusal_of(actions.take_up, None, proposal, "동") is Refusal.NOT_SIGNED_IN


@pytest.mark.parametrize("maker", [builders.a_submitted_proposal, lambda kim: None])
def test_a_request_stops_the_waiting(town, maker):
    proposal = maker(town.kim) or builders.a_proposal_under_review(town.kim, town.jung)
    actions.request_info(town.jung, proposal, " 위치를 알려 주세요. ")
    assert (proposal.state, proposal.request, proposal.review_due) == (
        ProposalState.NEEDS_INFO,
        "위치를 알려 주세요.",
        None,
    )


def test_a_request_says_something_and_comes_from_reviewers(town):
    proposal = builders.a_submitted_proposal(town.kim)
    assert refusal_of(actions.request_info, town.jung, proposal, " ") is Refusal.ANSWER_EMPTY
    assert refusal_of(actions.request_info, town.kim, proposal, "더") is Refusal.ROLE_MISSING


def test_a_changed_cost_keeps_both_figures(town):
    proposal = builders.a_listed_proposal(town.kim, town.jung, cost=Won(5_000_000), reviewed_cost=Won(8_000_000))
    assert (proposal.cost, proposal.reviewed_cost, proposal.cost_now) == (
        Won(5_000_000),
        Won(8_000_000),
        Won(8_000_000),
    )
    assert (proposal.answer.proposed_cost, proposal.answer.reviewed_cost) == (Won(5_000_000), Won(8_000_000))
    assert proposal.answer.reviewed_by == town.jung.id


def test_no_project_costs_more_than_its_vote_can_give(town):
    proposal = builders.a_proposal_under_review(town.kim, town.jung)
    limit = proposal.track.project_limit
    over = {"reviewed_cost": limit + Won(1), **YES}
    assert refusal_of(actions.find_eligible, town.jung, proposal, **over) is Refusal.OVER_PROJECT_LIMIT
    assert refusal_of(actions.find_eligible, town.jung, proposal, reviewed_cost=None, **YES) is Refusal.COST_MISSING
    assert proposal.state is ProposalState.UNDER_REVIEW and proposal.reviewed_cost is None
    actions.find_eligible(town.jung, proposal, reviewed_cost=limit, **YES)
    assert proposal.state is ProposalState.ELIGIBLE


@pytest.mark.parametrize(
    ("change", "refusal"),
    [
        ({"reason_codes": []}, Refusal.NO_REASON_CODE),
        ({"reason_codes": ["because"]}, Refusal.NO_REASON_CODE),
        ({"text": "가" * 29}, Refusal.REASON_TOO_SHORT),
        ({"text": " \n" * 20 + "가" * 29 + " " * 20}, Refusal.REASON_TOO_SHORT),
        ({"text": "가" + " " * 40 + "나"}, Refusal.REASON_TOO_SHORT),
        ({"department": " "}, Refusal.ANSWER_UNSIGNED),
        ({"post": ""}, Refusal.ANSWER_UNSIGNED),
    ],
)
def test_a_no_needs_its_reasons_and_its_post(town, change, refusal):
    proposal = builders.a_proposal_under_review(town.kim, town.jung)
    assert refusal_of(actions.find_ineligible, town.jung, proposal, **{**NO, **change}) is refusal
    db.session.refresh(proposal)
    assert proposal.state is ProposalState.UNDER_REVIEW and proposal.reviews == []


def test_thirty_characters_are_enough(town):
    proposal = builders.a_proposal_under_review(town.kim, town.jung)
    actions.find_ineligible(
        town.jung, proposal, **{**NO, "text": "가" * 30, "reason_codes": ["technical", "technical"]}
    )
    assert proposal.state is ProposalState.INELIGIBLE
    assert proposal.answer.reason_codes == ["technical"]


def test_a_plain_complaint_is_guided(town):
    proposal = builders.a_refused_proposal(town.kim, town.jung, ["simple_complaint"])
    assert proposal.standing.label == "민원 창구로 안내"
    assert [step.label for step in proposal.steps] == ["접수", "부서 검토 중", "민원 창구로 안내"]


@pytest.mark.parametrize("who", ["kim", "park", "ahn", "roh"])
def test_nobody_else_answers(town, who):
    proposal = builders.a_proposal_under_review(town.kim, town.jung)
    actor = getattr(town, who)
    assert refusal_of(actions.find_ineligible, actor, proposal, **NO) is Refusal.ROLE_MISSING
    assert refusal_of(actions.find_eligible, actor, proposal, reviewed_cost=Won(1), **YES) is Refusal.ROLE_MISSING


def test_a_reviewer_of_another_dong_does_not_answer_here(town):
    proposal = builders.a_proposal_under_review(town.kim, town.han)
    make_department_officer_of(town.jung, town.chipyeong)
    assert refusal_of(actions.find_ineligible, town.jung, proposal, **NO) is Refusal.ROLE_MISSING


def test_nothing_is_answered_before_it_is_taken_up_nor_twice(town):
    proposal = builders.a_submitted_proposal(town.kim)
    assert refusal_of(actions.find_ineligible, town.jung, proposal, **NO) is Refusal.NOT_IN_THIS_STATE
    done = builders.a_refused_proposal(town.kim, town.jung)
    assert refusal_of(actions.find_eligible, town.jung, done, reviewed_cost=Won(1), **YES) is Refusal.NOT_IN_THIS_STATE
