"""Numbers of people in a text: the writer is asked before it is public, the official sees what is left."""

import pytest

from ..journeys.visitor import Visitor
from .builders import a_draft, a_submitted_proposal

PHONE = "문의는 010-1234-5678로 해 주세요"


@pytest.fixture
def written(town):
    return a_draft(town.kim, necessity=f"다리가 아픕니다. {PHONE}").id


def test_the_writer_is_told_where_a_number_stands_and_nothing_is_handed_in(as_, town, written):
    visitor = Visitor(as_(town.kim)).open(f"/proposals/{written}").press("제안서 내기", status=422)
    visitor.sees("무엇이 불편한가요", "전화번호", "문의는 010-1234-5678로 해")
    assert Visitor(as_(None)).open(f"/proposals/{written}", status=404)
    assert visitor.follow("번호를 지우고 고치기").address == f"/proposals/{written}/edit"


def test_she_mends_it_and_hands_it_in(as_, town, written):
    visitor = Visitor(as_(town.kim)).open(f"/proposals/{written}/edit")
    visitor.press("저장하기", {"무엇이 불편한가요": "다리가 아픕니다.", "어느 동의 일인가요": "풍암동"}).press(
        "제안서 내기"
    ).sees("접수했습니다")


def test_or_hands_it_in_as_it_is_and_the_official_sees_the_flag(as_, town, written):
    visitor = Visitor(as_(town.kim)).open(f"/proposals/{written}").press("제안서 내기", status=422)
    visitor.press("그대로 내기").sees("접수했습니다")
    Visitor(as_(town.jung)).open(f"/office/proposals/{written}").sees(
        "전화번호로 보이는 것이 있습니다.", "처음 낸 글입니다."
    )


def test_without_numbers_nobody_is_asked(as_, town):
    number = a_draft(town.kim, location="풍암호수 정문에서 200m").id
    Visitor(as_(town.kim)).open(f"/proposals/{number}").press("제안서 내기").sees("접수했습니다")


def test_who_may_not_hand_it_in_is_told_that_first(as_, town, written):
    assert as_(town.na).post(f"/proposals/{written}/submission").status_code == 404
    number = a_draft(town.na, dong=town.pungam, necessity=PHONE).id
    assert as_(town.na).post(f"/proposals/{number}/submission").status_code == 403


def test_only_the_first_proposal_is_flagged_as_the_first(as_, town):
    a_submitted_proposal(town.kim)
    second = a_submitted_proposal(town.kim).id
    page = Visitor(as_(town.jung)).open(f"/office/proposals/{second}")
    assert "처음 낸 글입니다." not in page.text
