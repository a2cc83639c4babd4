"""이의 제기: once, within seven days, answered in public by somebody else."""

from datetime import timedelta

import pytest

from ganggu_participation import clock
from ganggu_participation.proposals import actions
from ganggu_participation.proposals.states import AppealState, ProposalState
from ganggu_participation.refusals import Refusal, Refused

from .builders import ANSWER, TOO_HARD, a_listed_proposal, a_refused_proposal

WHY_NOT = "땅 주인은 이미 동의했습니다. 동의서를 동에 냈습니다."
SECOND = {"department": "감사실", "post": "팀장"}


def refused(refusal, action, *args, **kwargs):
    with pytest.raises(Refused) as no:
        action(*args, **kwargs)
    assert no.value.refusal is refusal


def an_appeal(town):
    return actions.lodge(town.kim, a_refused_proposal(town.kim, town.jung), WHY_NOT)


def test_the_proposer_objects_and_everybody_reads_it(as_, town):
    appeal = an_appeal(town)
    page = as_(None).get(f"/proposals/{appeal.proposal_id}").text
    assert WHY_NOT in page and "다른 담당자가 살펴보고 있습니다" in page


@pytest.mark.parametrize(("name", "refusal"), [("lee", Refusal.NOT_YOURS), ("jung", Refusal.NOT_VERIFIED)])
def test_nobody_else_objects(town, name, refusal):
    refused(refusal, actions.lodge, getattr(town, name), a_refused_proposal(town.kim, town.jung), WHY_NOT)


def test_once_only(town):
    appeal = an_appeal(town)
    refused(Refusal.ALREADY_APPEALED, actions.lodge, town.kim, appeal.proposal, WHY_NOT)


def test_through_the_seventh_day_and_no_longer(town):
    proposal = a_refused_proposal(town.kim, town.jung)
    with clock.at(proposal.answer.at + timedelta(days=8)):
        refused(Refusal.APPEAL_TOO_LATE, actions.lodge, town.kim, proposal, WHY_NOT)
    with clock.at(clock.moment(clock.today() + timedelta(days=7), 23)):
        actions.lodge(town.kim, proposal, WHY_NOT)


def test_not_against_a_yes(town):
    refused(Refusal.APPEAL_TOO_LATE, actions.lodge, town.kim, a_listed_proposal(town.kim, town.han), WHY_NOT)


def test_the_first_reviewer_does_not_judge_herself(town):
    appeal = an_appeal(town)
    refused(Refusal.SAME_REVIEWER, actions.uphold, town.jung, appeal, "다시 봅니다.", **SECOND)
    refused(Refusal.SAME_REVIEWER, actions.dismiss, town.jung, appeal, TOO_HARD, **SECOND)


def test_upheld_it_is_reviewed_again_and_the_first_answer_stays_readable(as_, town):
    appeal = an_appeal(town)
    actions.uphold(town.han, appeal, "동의서를 확인했습니다.", **SECOND)
    proposal = appeal.proposal
    assert (appeal.state, proposal.state) == (AppealState.UPHELD, ProposalState.UNDER_REVIEW)
    assert proposal.review_due is not None
    page = as_(None).get(f"/proposals/{proposal.id}").text
    assert TOO_HARD in page and "동의서를 확인했습니다." in page


def test_dismissed_it_says_why_in_thirty_characters(town):
    appeal = an_appeal(town)
    refused(Refusal.REASON_TOO_SHORT, actions.dismiss, town.han, appeal, "안 됩니다.", **SECOND)
    refused(Refusal.ANSWER_UNSIGNED, actions.dismiss, town.han, appeal, TOO_HARD, "", "팀장")
    actions.dismiss(town.han, appeal, TOO_HARD, **SECOND)
    assert (appeal.state, appeal.proposal.state) == (AppealState.DISMISSED, ProposalState.INELIGIBLE)
    refused(Refusal.NOT_IN_THIS_STATE, actions.uphold, town.han, appeal, "다시", **SECOND)


def test_by_pages(as_, town):
    proposal = a_refused_proposal(town.kim, town.jung)
    author, desk = as_(town.kim), as_(town.han)
    assert "이의 제기하기" in author.get(f"/proposals/{proposal.id}").text
    assert "이의 제기하기" not in as_(town.lee).get(f"/proposals/{proposal.id}").text
    short = author.post(f"/proposals/{proposal.id}/appeal", data={"text": "짧음"})
    assert short.status_code == 422 and "10자 이상" in short.text and "짧음" in short.text
    author.post(f"/proposals/{proposal.id}/appeal", data={"text": WHY_NOT})
    assert proposal.title in desk.get("/office/appeals").text
    number = desk.get("/office/appeals").text.split("/office/appeals/")[1].split('"')[0]
    form = {"outcome": "dismiss", "text": "짧음", **ANSWER}
    assert "30자 이상" in desk.post(f"/office/appeals/{number}", data=form).text
    assert desk.post(f"/office/appeals/{number}", data=form | {"text": TOO_HARD}).status_code == 303
    assert as_(town.jung).get(f"/office/appeals/{number}").status_code in (403, 409)
