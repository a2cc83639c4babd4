"""proposal.recuse: whoever declares an interest leaves the review for good, and the budget desk finds another."""

from ganggu_participation.proposals import actions
from ganggu_participation.proposals.states import ProposalState
from ganggu_participation.refusals import Refusal

from ..persons import last_act, nobody_else_may, refused, told
from .builders import a_proposal_under_review
from .words import BAD, GOOD, SECOND, WHY_NOT


def test_only_a_reviewer_has_a_review_to_leave(town):
    proposal = a_proposal_under_review(town.kim, town.jung)
    nobody_else_may(
        town, lambda who: actions.recuse(who, proposal, "이웃입니다."), "jung", "han", hears=Refusal.ROLE_MISSING
    )
    assert proposal.recused == []


def test_the_reason_is_written_down_and_the_budget_desk_is_told(town):
    proposal = a_proposal_under_review(town.kim, town.jung)
    actions.recuse(town.jung, proposal, "제안한 곳이 우리 집 앞입니다.")
    assert proposal.recused == [town.jung.id] and proposal.state is ProposalState.UNDER_REVIEW
    assert last_act() == ("proposal.recuse", f"accounts/{town.jung.id}", {"reason": "제안한 곳이 우리 집 앞입니다."})
    assert told(town.han) == ["검토 담당을 다시 정해 주세요"]
    assert not any("우리 집" in step.text for step in proposal.steps)


def test_without_a_reason_she_stays_and_what_is_answered_cannot_be_left(town):
    proposal = a_proposal_under_review(town.kim, town.jung)
    actions.assign(town.han, proposal, "공원녹지과", town.jung)
    refused(Refusal.RECUSAL_UNEXPLAINED, actions.recuse, town.jung, proposal, " ")
    assert proposal.recused == [] and proposal.assigned_to == town.jung.id and told(town.han) == []
    actions.find_eligible(town.jung, proposal, **GOOD)
    refused(Refusal.NOT_IN_THIS_STATE, actions.recuse, town.jung, proposal, "나중에 생각났습니다.")


def test_the_objection_to_an_answer_is_not_hers_either(town):
    proposal = a_proposal_under_review(town.kim, town.jung)
    actions.recuse(town.han, proposal, "제안한 분의 가족입니다.")
    actions.find_ineligible(town.jung, proposal, **BAD)
    appeal = actions.lodge(town.kim, proposal, WHY_NOT)
    refused(Refusal.RECUSED, actions.uphold, town.han, appeal, "다시 봅니다.", **SECOND)


def test_whoever_has_an_interest_answers_no_more(town):
    proposal = a_proposal_under_review(town.kim, town.jung)
    actions.assign(town.han, proposal, "공원녹지과", town.jung)
    refused(Refusal.RECUSAL_UNEXPLAINED, actions.recuse, town.jung, proposal, " ")
    actions.recuse(town.jung, proposal, "제안한 곳이 우리 집 앞입니다.")
    assert proposal.assigned_to is None and "검토 담당을 다시 정해 주세요" in told(town.han)
    refused(Refusal.RECUSED, actions.find_eligible, town.jung, proposal, **GOOD)
    refused(Refusal.RECUSED, actions.hold_answer, town.jung, proposal, "eligible", GOOD)
    refused(Refusal.RECUSED, actions.assign, town.han, proposal, "공원녹지과", town.jung)
    refused(Refusal.ALREADY_RECUSED, actions.recuse, town.jung, proposal, "또")
    actions.find_eligible(town.han, proposal, **GOOD)
    assert proposal.state is ProposalState.ELIGIBLE
