"""A proposal on paper lives as long as any other: its desk mends, hands in, objects and takes back for whoever wrote it."""

import pytest

from ganggu_participation.database import db
from ganggu_participation.proposals import actions
from ganggu_participation.proposals.states import ProposalState
from ganggu_participation.refusals import Refusal

from ..mergers.builders import WHY, a_paper_proposal
from ..persons import nobody_else_may, refused
from .builders import ANSWER, TOO_HARD, a_submitted_proposal
from .test_pages import read


@pytest.fixture
def paper(town):
    return a_paper_proposal(town)


def test_asked_for_more_the_desk_writes_and_hands_in(town, paper):
    actions.request_info(town.jung, paper, "어느 길인지 적어 주세요.")
    nobody_else_may(town, lambda who: actions.revise(who, paper, location="풍암로 1"), "park", "han")
    nobody_else_may(town, lambda who: actions.submit(who, paper), "park", "han")
    actions.revise(town.park, paper, location="풍암로 12 앞")
    actions.submit(town.park, paper)
    assert paper.state is ProposalState.SUBMITTED and paper.location == "풍암로 12 앞"
    assert paper.versions[-1].by == "풍암동 담당자" and paper.steps[-1].by == "풍암동 담당자"


def test_taken_back_only_with_a_word_on_how_it_was_asked_for(town, paper):
    refused(Refusal.PAPER_ANSWER_UNEXPLAINED, actions.withdraw, town.park, paper)
    nobody_else_may(town, lambda who: actions.withdraw(who, paper, "전화로 여쭈었습니다."), "park", "han")
    actions.withdraw(town.park, paper, "11월 3일 전화로 거두어 달라고 하셨습니다.")
    assert paper.state is ProposalState.WITHDRAWN


def test_what_somebody_left_behind_is_not_taken_back_by_a_desk(town):
    left = a_submitted_proposal(town.kim)
    left.author_id = None
    db.session.commit()
    refused(Refusal.NOBODY_TO_ASK, actions.withdraw, town.park, left, "오래되었습니다.")


def test_the_desk_objects_for_it_and_another_answers(town, paper):
    actions.take_up(town.jung, paper, "공원녹지과")
    actions.find_ineligible(town.jung, paper, reason_codes=["land_or_rights"], text=TOO_HARD, **ANSWER)
    nobody_else_may(town, lambda who: actions.lodge(who, paper, WHY), "park", "han")
    appeal = actions.lodge(town.park, paper, "땅 주인이 동의했다고 하십니다.")
    assert paper.steps[-1].by == "풍암동 담당자"
    refused(Refusal.SAME_REVIEWER, actions.uphold, town.jung, appeal, "다시 살펴봅니다.", *ANSWER.values())
    actions.uphold(town.han, appeal, "다시 살펴봅니다.", *ANSWER.values())
    assert paper.state is ProposalState.UNDER_REVIEW


def test_by_the_page(town, as_, paper):
    actions.request_info(town.jung, paper, "어느 길인지 적어 주세요.")
    desk = as_(town.park)
    assert "주민이 보는 화면에서 대신" in read(desk.get(f"/office/proposals/{paper.id}"))
    page = read(desk.get(f"/proposals/{paper.id}"))
    assert "종이로 낸 제안입니다" in page and "내용 보태기" in page and "본인 확인하기" not in page
    assert desk.get(f"/proposals/{paper.id}/edit").status_code == 200
    answer = desk.post(f"/proposals/{paper.id}/withdrawal", data={"reason": ""})
    assert answer.status_code == 422 and "언제 어떻게 들었는지" in read(answer)
    for other in (town.choi, town.kim):
        page = read(as_(other).get(f"/proposals/{paper.id}"))
        assert "내용 보태기" not in page and as_(other).get(f"/proposals/{paper.id}/edit").status_code == 403
