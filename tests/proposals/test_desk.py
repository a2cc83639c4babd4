"""The officials' desk: who answers until when, who may not, what is kept back, and what the clock says."""

from datetime import timedelta

import pytest

from ganggu_participation import clock
from ganggu_participation.notices.queries import notices_of
from ganggu_participation.permissions import CLOCK
from ganggu_participation.proposals import actions
from ganggu_participation.proposals.queries.desk import due_today, held_answer_of, notes_of, to_escalate, to_remind
from ganggu_participation.proposals.states import ProposalState
from ganggu_participation.refusals import Refusal, Refused
from ganggu_participation.timekeeping import keep

from .builders import ANSWER, TEN_MILLION, TOO_HARD, a_proposal_under_review, a_submitted_proposal

GOOD = {"text": "할 수 있습니다.", "reviewed_cost": TEN_MILLION, "condition": None, **ANSWER}
BAD = {"text": TOO_HARD, "reason_codes": ["land_or_rights"], **ANSWER}


def refused(refusal, action, *args, **kwargs):
    with pytest.raises(Refused) as no:
        action(*args, **kwargs)
    assert no.value.refusal is refusal


def told(who):
    return [notice.title for notice in notices_of(who)]


def test_it_is_given_to_a_person_who_is_told(town):
    proposal = a_submitted_proposal(town.kim)
    actions.assign(town.han, proposal, "공원녹지과", town.jung)
    assert (proposal.department, proposal.assigned_to) == ("공원녹지과", town.jung.id)
    assert told(town.jung) == ["검토할 제안을 맡았습니다"]


@pytest.mark.parametrize("name", ["park", "baek", "kim"])
def test_not_to_somebody_who_may_not_answer(town, name):
    refused(
        Refusal.NOT_A_REVIEWER, actions.assign, town.han, a_submitted_proposal(town.kim), "과", getattr(town, name)
    )


def test_given_to_another_both_hear_of_it(town):
    proposal = a_submitted_proposal(town.kim)
    actions.assign(town.han, proposal, "공원녹지과", town.jung)
    actions.assign(town.han, proposal, "교통행정과", town.han)
    assert "맡았던 제안을 다른 담당자가 맡았습니다" in told(town.jung)
    assert "검토할 제안을 맡았습니다" in told(town.han)


def test_notes_are_read_by_officials_only(as_, town):
    proposal = a_proposal_under_review(town.kim, town.jung)
    actions.note(town.han, proposal, "현장에 함께 가 봅시다.")
    refused(Refusal.ANSWER_EMPTY, actions.note, town.han, proposal, " ")
    assert [note.text for note in notes_of(proposal.id)] == ["현장에 함께 가 봅시다."]
    assert "현장에 함께" in as_(town.jung).get(f"/office/proposals/{proposal.id}").text
    assert "현장에 함께" not in as_(town.kim).get(f"/proposals/{proposal.id}").text


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


@pytest.mark.parametrize(("outcome", "words"), [("eligible", GOOD), ("ineligible", BAD)])
def test_an_answer_kept_back_is_seen_by_nobody_and_published_as_it_was_written(as_, town, outcome, words):
    proposal = a_proposal_under_review(town.kim, town.jung)
    actions.hold_answer(town.jung, proposal, outcome, words)
    assert proposal.state is ProposalState.UNDER_REVIEW
    assert words["text"] not in as_(town.kim).get(f"/proposals/{proposal.id}").text
    actions.release_answer(town.han, proposal)
    assert proposal.state == outcome and held_answer_of(proposal.id) is None
    assert words["text"] in as_(town.kim).get(f"/proposals/{proposal.id}").text


def test_the_last_one_that_was_kept_counts_and_none_is_none(town):
    proposal = a_proposal_under_review(town.kim, town.jung)
    refused(Refusal.NO_HELD_ANSWER, actions.release_answer, town.jung, proposal)
    actions.hold_answer(town.jung, proposal, "ineligible", BAD)
    actions.hold_answer(town.jung, proposal, "eligible", GOOD)
    actions.release_answer(town.jung, proposal)
    assert proposal.state is ProposalState.ELIGIBLE and proposal.reviewed_cost == TEN_MILLION


def test_a_kept_answer_that_breaks_the_rules_is_not_published(town):
    proposal = a_proposal_under_review(town.kim, town.jung)
    actions.hold_answer(town.jung, proposal, "ineligible", BAD | {"text": "짧음"})
    refused(Refusal.REASON_TOO_SHORT, actions.release_answer, town.jung, proposal)
    assert proposal.state is ProposalState.UNDER_REVIEW and held_answer_of(proposal.id) is not None


def test_a_condition_stands_wherever_the_proposal_is(as_, town):
    proposal = a_proposal_under_review(town.kim, town.jung)
    refused(Refusal.CONDITION_MISSING, actions.find_eligible, town.jung, proposal, **GOOD | {"condition": " "})
    actions.find_eligible(town.jung, proposal, **GOOD | {"condition": "땅 주인이 동의해야 합니다."})
    page = as_(None).get(f"/proposals/{proposal.id}").text
    assert "조건부 투표 대상" in page and "땅 주인이 동의해야 합니다." in page
    assert "조건부 투표 대상" in as_(None).get("/proposals").text


def test_the_clock_reminds_once_and_tells_the_desk_when_it_is_late(town):
    proposal = a_submitted_proposal(town.kim)
    actions.assign(town.han, proposal, "공원녹지과", town.jung)
    due = proposal.review_due
    assert to_remind(due - timedelta(days=4)) == [] == to_escalate(due - timedelta(minutes=1))
    with clock.at(due - timedelta(days=2)):
        keep()
        keep()
    assert told(town.jung).count("답할 날이 다가옵니다") == 1
    with clock.at(due + timedelta(minutes=1)):
        keep()
        keep()
    assert told(town.jung).count("답할 날이 지났습니다") == 1
    assert told(town.han).count("답할 날이 지났습니다") == 1


@pytest.mark.parametrize("name", ["han", "kim", "park"])
def test_nobody_but_the_clock_reminds(town, name):
    refused(Refusal.ONLY_THE_CLOCK, actions.remind, getattr(town, name), a_submitted_proposal(town.kim))


def test_nothing_is_due_when_it_is_answered(town):
    proposal = a_proposal_under_review(town.kim, town.jung)
    actions.find_eligible(town.jung, proposal, **GOOD)
    later = clock.now() + timedelta(days=60)
    assert to_remind(later) == [] == to_escalate(later)
    refused(Refusal.NOT_IN_THIS_STATE, actions.escalate, CLOCK, proposal)


def test_what_is_due_today_is_hers_only(town):
    proposal = a_submitted_proposal(town.kim)
    actions.assign(town.han, proposal, "공원녹지과", town.jung)
    assert due_today(town.jung) == []
    with clock.at(proposal.review_due - timedelta(hours=2)):
        assert due_today(town.jung) == [proposal] and due_today(town.han) == []


def test_ten_at_once_and_those_that_cannot_be_are_named(as_, town):
    numbers = [a_submitted_proposal(town.kim, title=f"제안 {n}").id for n in range(3)]
    words = {"proposals": [*numbers, 9999], "department": "공원녹지과", "person": town.jung.id}
    answer = as_(town.han).post("/office/proposals/assignments", data=words)
    page = as_(town.han).get(answer.location).text
    assert answer.status_code == 303 and page.count("공원녹지과") >= 3
    nothing = as_(town.han).post("/office/proposals/assignments", data={"department": "과"})
    assert nothing.status_code == 303
    assert as_(town.kim).post("/office/proposals/assignments", data=words).status_code == 403


def test_the_page_of_the_desk_does_it_all(as_, town):
    proposal, desk = a_proposal_under_review(town.kim, town.jung), as_(town.jung)
    path = f"/office/proposals/{proposal.id}"
    desk.post(f"{path}/notes", data={"text": "확인 중입니다."})
    desk.post(f"{path}/assignment", data={"department": "교통행정과", "person": town.han.id})
    page = desk.get(path).text
    assert "확인 중입니다." in page and "교통행정과 · 한예산" in page
    form = {"outcome": "conditional", "reviewed_cost": "1000만", "condition": "", **ANSWER, "text": "할 수 있습니다."}
    assert "어떤 조건이 있는지" in desk.post(f"{path}/review", data=form).text
    desk.post(f"{path}/review", data=form | {"condition": "동의가 있어야 합니다.", "hold": "1"})
    assert "할 수 있습니다." in desk.get("/office/held-answers").text
    desk.post("/office/held-answers/release", data={"proposals": [proposal.id]})
    assert "동의가 있어야 합니다." in as_(None).get(f"/proposals/{proposal.id}").text
