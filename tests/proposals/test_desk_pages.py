"""The officials' desk: who answers until when, who may not, what is kept back, and what the clock says."""

import pytest

from ganggu_participation.proposals import actions
from ganggu_participation.proposals.queries.desk import held_answer_of, notes_of
from ganggu_participation.proposals.states import ProposalState
from ganggu_participation.refusals import Refusal

from ..persons import refused
from .builders import ANSWER, TEN_MILLION, TOO_HARD, a_proposal_under_review, a_submitted_proposal

GOOD = {"text": "할 수 있습니다.", "reviewed_cost": TEN_MILLION, "condition": None, **ANSWER}
BAD = {"text": TOO_HARD, "reason_codes": ["land_or_rights"], **ANSWER}


def test_notes_are_read_by_officials_only(as_, town):
    proposal = a_proposal_under_review(town.kim, town.jung)
    actions.note(town.han, proposal, "현장에 함께 가 봅시다.")
    refused(Refusal.ANSWER_EMPTY, actions.note, town.han, proposal, " ")
    assert [note.text for note in notes_of(proposal.id)] == ["현장에 함께 가 봅시다."]
    assert "현장에 함께" in as_(town.jung).get(f"/office/proposals/{proposal.id}").text
    assert "현장에 함께" not in as_(town.kim).get(f"/proposals/{proposal.id}").text


@pytest.mark.parametrize(("outcome", "words"), [("eligible", GOOD), ("ineligible", BAD)])
def test_an_answer_kept_back_is_seen_by_nobody_and_published_as_it_was_written(as_, town, outcome, words):
    proposal = a_proposal_under_review(town.kim, town.jung)
    actions.hold_answer(town.jung, proposal, outcome, words)
    assert proposal.state is ProposalState.UNDER_REVIEW
    assert words["text"] not in as_(town.kim).get(f"/proposals/{proposal.id}").text
    actions.release_answer(town.han, proposal)
    assert proposal.state == outcome and held_answer_of(proposal.id) is None
    assert words["text"] in as_(town.kim).get(f"/proposals/{proposal.id}").text


def test_a_condition_stands_wherever_the_proposal_is(as_, town):
    proposal = a_proposal_under_review(town.kim, town.jung)
    refused(Refusal.CONDITION_MISSING, actions.find_eligible, town.jung, proposal, **GOOD | {"condition": " "})
    actions.find_eligible(town.jung, proposal, **GOOD | {"condition": "땅 주인이 동의해야 합니다."})
    page = as_(None).get(f"/proposals/{proposal.id}").text
    assert "조건부 투표 대상" in page and "땅 주인이 동의해야 합니다." in page
    assert "조건부 투표 대상" in as_(None).get("/proposals").text


@pytest.mark.parametrize("name", ["han", "kim", "park"])
def test_nobody_but_the_clock_reminds(town, name):
    refused(Refusal.ONLY_THE_CLOCK, actions.remind, getattr(town, name), a_submitted_proposal(town.kim))


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
