"""What a person reads under a proposal, and what she can do there."""

from datetime import timedelta

import pytest

from ganggu_participation import clock
from ganggu_participation.voices import actions
from ganggu_participation.voices.states import ReportReason, Stance

from ..proposals.builders import a_draft, a_submitted_proposal
from .builders import WORDS, a_comment


def test_a_stranger_reads_and_is_led_to_sign_in(as_, town):
    comment = a_comment(town)
    page = as_(None).get(f"/proposals/{comment.proposal_id}/comments").text
    assert WORDS in page and "로그인하고 의견 쓰기" in page and "의견 올리기" not in page


def test_there_is_nothing_under_a_draft(as_, town):
    assert as_(town.kim).get(f"/proposals/{a_draft(town.kim).id}/comments").status_code == 404


def test_she_supports_writes_and_sees_both(as_, town):
    proposal, browser = a_submitted_proposal(town.kim).id, as_(town.lee)
    browser.post(f"/proposals/{proposal}/supports")
    answer = browser.post(f"/proposals/{proposal}/comments", data={"text": WORDS, "stance": "con"})
    assert answer.status_code == 303
    page = browser.get(f"/proposals/{proposal}/comments").text
    assert "공감 1명 · 의견 1개" in page and "공감함 · 거두기" in page and "걱정되는 점" in page
    browser.post(f"/proposals/{proposal}/supports/withdrawal")
    assert "공감 0명" in browser.get(f"/proposals/{proposal}/comments").text


def test_an_empty_comment_is_refused_and_a_long_one_is_kept(as_, town):
    proposal, browser = a_submitted_proposal(town.kim).id, as_(town.lee)
    empty = browser.post(f"/proposals/{proposal}/comments", data={"text": " "})
    assert empty.status_code == 422 and "의견을 적어 주세요." in empty.text
    long = browser.post(f"/proposals/{proposal}/comments", data={"text": "가" * 1001})
    assert long.status_code == 422 and "1,000자까지" in long.text and "가" * 1001 in long.text


def test_markup_is_only_text(as_, town):
    comment = a_comment(town, "<script>alert(1)</script>")
    page = as_(None).get(f"/proposals/{comment.proposal_id}/comments").text
    assert "<script>alert" not in page and "&lt;script&gt;" in page


def test_hidden_words_are_covered_for_everybody(as_, town):
    comment = a_comment(town, "전화 주세요")
    actions.hide(town.park, comment, "개인정보가 들어 있습니다.")
    page = as_(town.lee).get(f"/proposals/{comment.proposal_id}/comments").text
    assert "전화 주세요" not in page and "까닭: 개인정보가 들어 있습니다." in page


def test_the_desk_sees_its_own_dong_only(as_, town):
    comment = a_comment(town)
    actions.report(town.kim, comment, ReportReason.ADVERT, "가게 광고")
    assert "가게 광고" in as_(town.park).get("/office/comments").text
    assert "가게 광고" not in as_(town.choi).get("/office/comments").text
    assert as_(town.lee).get("/office/comments").status_code == 403


def test_the_desk_finds_what_an_account_wrote_first(as_, town):
    first = a_comment(town, "처음 적은 의견입니다")
    actions.write(town.lee, first.proposal, "두 번째 의견입니다", Stance.NONE)
    page = as_(town.park).get("/office/comments?first=1").text
    assert "처음 적은 의견입니다" in page and "두 번째 의견입니다" not in page
    assert f"/office/comments/{first.id}/concealment" in page and "신고 마무리" not in page
    assert "처음 적은 의견입니다" not in as_(town.choi).get("/office/comments?first=1").text
    assert "처음 적은 의견입니다" not in as_(town.park).get("/office/comments").text
    with clock.at(first.at + timedelta(days=31)):
        assert "처음 적은 의견입니다" not in as_(town.park).get("/office/comments?first=1").text


def test_the_desk_hides_and_shows_again(as_, town):
    comment, desk = a_comment(town), as_(town.park)
    unexplained = desk.post(f"/office/comments/{comment.id}/concealment", data={"reason": ""})
    assert unexplained.status_code == 422 and "가리는 까닭" in unexplained.text
    desk.post(f"/office/comments/{comment.id}/concealment", data={"reason": "광고입니다."})
    assert WORDS in desk.get("/office/comments?hidden=1").text
    desk.post(f"/office/comments/{comment.id}/restoration")
    assert WORDS in as_(None).get(f"/proposals/{comment.proposal_id}/comments").text


def test_an_office_answers_in_its_own_colours(as_, town):
    proposal = a_submitted_proposal(town.kim).id
    words = {"text": "살펴보겠습니다.", "department": "공원녹지과", "post": "주무관"}
    assert as_(town.kim).post(f"/office/proposals/{proposal}/answers", data=words).status_code == 403
    as_(town.jung).post(f"/office/proposals/{proposal}/answers", data=words)
    page = as_(None).get(f"/proposals/{proposal}/comments").text
    assert "공원녹지과 주무관" in page and "담당자의 답" in page


def test_the_proposal_itself_leads_there(as_, town):
    comment = a_comment(town)
    page = as_(None).get(f"/proposals/{comment.proposal_id}").text
    assert "공감 0명 · 의견 1개 보기" in page


@pytest.mark.parametrize(
    ("number", "what"),
    [("010-1234-5678로 전화 주세요", "전화번호"), ("농협 302-1234-5678-91로 보내 주세요", "계좌번호")],
)
def test_the_writer_is_told_of_a_number_of_a_person_and_decides(as_, town, number, what):
    proposal, browser = a_submitted_proposal(town.kim).id, as_(town.lee)
    path = f"/proposals/{proposal}/comments"
    told = browser.post(path, data={"text": number, "stance": "none"})
    assert told.status_code == 422 and what in told.text and number in told.text and "그대로 올립니다" in told.text
    assert "의견 0개" in browser.get(path).text
    assert browser.post(path, data={"text": number, "stance": "none", "as_it_is": "y"}).status_code == 303
    assert "의견 1개" in browser.get(path).text


def test_an_answer_to_a_comment_is_looked_through_too_and_a_resident_number_never_goes_out(as_, town):
    comment, browser = a_comment(town), as_(town.lee)
    path = f"/proposals/{comment.proposal_id}/comments/{comment.id}/replies"
    told = browser.post(path, data={"text": "010-1234-5678로 전화 주세요"})
    assert told.status_code == 422 and "전화번호" in told.text
    never = browser.post(path, data={"text": "850101-1234567", "as_it_is": "y"})
    assert never.status_code == 422
    assert browser.post(path, data={"text": "저도 그렇게 생각합니다. 2026년 3월에 10,000명이 썼습니다."}).status_code == 303
