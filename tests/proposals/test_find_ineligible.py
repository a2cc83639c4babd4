"""proposal.find_ineligible: it cannot go on this time, for reasons in codes and in plain words."""

import pytest

from ganggu_participation.database import db
from ganggu_participation.proposals import actions
from ganggu_participation.proposals.states import ProposalState
from ganggu_participation.refusals import Refusal

from ..persons import last_act, nobody_else_may, refusal_of, refused
from . import builders
from .builders import TOO_HARD, a_proposal_under_review
from .test_office_pages import make_department_officer_of
from .words import NO


def test_reviewers_say_no_and_nobody_else(town):
    proposal = a_proposal_under_review(town.kim, town.jung)
    nobody_else_may(
        town, lambda who: actions.find_ineligible(who, proposal, **NO), "jung", "han", hears=Refusal.ROLE_MISSING
    )
    assert proposal.state is ProposalState.UNDER_REVIEW and proposal.reviews == []


def test_the_proposer_reads_why_and_who_says_so(town):
    proposal = a_proposal_under_review(town.kim, town.jung)
    actions.find_ineligible(town.jung, proposal, **NO)
    assert proposal.state is ProposalState.INELIGIBLE and proposal.review_due is None
    assert proposal.answer.reason_codes == ["land_or_rights"] and proposal.answer.reviewed_by == town.jung.id
    assert (proposal.steps[-1].by, proposal.steps[-1].text) == ("공원녹지과 주무관", TOO_HARD)
    assert last_act() == ("proposal.find_ineligible", f"accounts/{town.jung.id}", {"reason_codes": ["land_or_rights"]})


def test_nobody_says_no_to_her_own_nor_after_stepping_aside(town):
    proposal = a_proposal_under_review(town.kim, town.jung)
    actions.recuse(town.han, proposal, "이웃의 일입니다.")
    refused(Refusal.RECUSED, actions.find_ineligible, town.han, proposal, **NO)
    proposal.author_id = town.jung.id
    db.session.commit()
    refused(Refusal.OWN_PROPOSAL, actions.find_ineligible, town.jung, proposal, **NO)
    assert proposal.reviews == []


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


def test_a_reviewer_of_another_dong_does_not_answer_here(town):
    proposal = a_proposal_under_review(town.kim, town.han)
    make_department_officer_of(town.jung, town.chipyeong)
    refused(Refusal.ROLE_MISSING, actions.find_ineligible, town.jung, proposal, **NO)
