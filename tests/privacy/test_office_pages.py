"""What officials see of personal data, and the log of it: masked, opened with a reason, looked through by month."""

import csv
import io
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from ganggu_participation import clock
from ganggu_participation.access_log import Access, AccessEntry
from ganggu_participation.database import db
from ganggu_participation.permissions import CLOCK
from ganggu_participation.privacy.actions import destroy
from ganggu_participation.privacy.models import AccessReview
from ganggu_participation.rates import count

from ..journeys.visitor import Visitor
from .builders import looked

WHY = "접수한 서류에 빠진 것이 있어 전화함"


def entries():
    db.session.rollback()
    return list(db.session.scalars(select(AccessEntry).order_by(AccessEntry.id)))


def test_a_person_is_masked_until_a_reason_is_written_and_masked_again(as_, town):
    visitor = Visitor(as_(town.park)).open(f"/office/people/{town.kim.id}")
    visitor.sees("김*암", "k***@example.kr")
    assert "김풍암" not in visitor.body and "kim@example.kr" not in visitor.body
    visitor.press("가린 정보 보기", {"보아야 하는 까닭": "궁금"}, status=422).sees("왜 보아야 하는지 10자 이상")
    assert "김풍암" not in visitor.body
    visitor.press("가린 정보 보기", {"보아야 하는 까닭": WHY}).sees("김풍암", "kim@example.kr", "1960. 3. 1.")
    assert "김풍암" not in visitor.open(f"/office/people/{town.kim.id}").body


def test_looking_is_logged_to_the_second_with_the_address(as_, town):
    when = datetime(2026, 11, 24, 3, 4, 5, tzinfo=UTC)
    with clock.at(when):
        as_(town.park).get(f"/office/people/{town.kim.id}", environ_base={"REMOTE_ADDR": "10.9.8.7"})
    (entry,) = entries()
    assert (entry.at, entry.address, entry.act, entry.whose.strip()) == (
        when,
        "10.9.8.7",
        Access.READ,
        str(town.kim.id),
    )


def test_what_is_opened_stays_in_no_cache(as_, town):
    answer = as_(town.park).post(f"/office/people/{town.kim.id}", data={"reason": WHY})
    assert answer.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize(("who", "status"), [(None, 303), ("kim", 403), ("oh", 403), ("choi", 404), ("jung", 404)])
def test_observers_residents_and_other_desks_see_nobody(as_, town, who, status):
    browser = as_(getattr(town, who) if who else None)
    path = f"/office/people/{town.lee.id if who == 'kim' else town.kim.id}"
    assert browser.get(path).status_code == status
    assert browser.post(path, data={"reason": WHY}).status_code == (401 if who is None else status)
    assert entries() == []


def test_a_list_of_people_is_one_entry_with_everybody_on_it(as_, town):
    as_(town.ahn).get("/admin/accounts")
    (entry,) = entries()
    assert f" {town.kim.id} " in entry.whose and f" {town.ahn.id} " not in entry.whose and entry.people > 10


@pytest.mark.parametrize("who", ["ahn", "joo"])
def test_the_log_is_read_by_administrators_and_the_privacy_officer(as_, town, who):
    looked(town.park, Access.READ, [town.kim.id], "이름")
    Visitor(as_(getattr(town, who))).open("/office").follow("접속기록").sees("이름", "조회", "동 담당자")


@pytest.mark.parametrize(("who", "status"), [("park", 404), ("oh", 403), ("kim", 403), (None, 303)])
def test_nobody_else_reads_the_log(as_, town, who, status):
    browser = as_(getattr(town, who) if who else None)
    assert browser.get("/office/access-log").status_code == status
    if who:
        assert browser.post("/office/access-log/reviews", data={"month": "2026-10"}).status_code == status
        assert browser.post("/office/access-log/files", data={"reason": WHY}).status_code == status


@pytest.mark.parametrize("month", ["1999-01", "2026-13", "x", "2999-12"])
def test_a_month_that_is_not_kept_is_no_page(as_, town, month):
    assert as_(town.joo).get(f"/office/access-log?month={month}").status_code == 404


def test_a_month_is_signed_once_its_reasons_were_looked_at(as_, town):
    october, november = (datetime(2026, month, 5, tzinfo=UTC) for month in (10, 11))
    with clock.at(october):
        looked(town.park, Access.DOWNLOAD, [town.kim.id], "명단", "안내 문자를 보내려고 함")
    with clock.at(november):
        visitor = Visitor(as_(town.joo)).open("/office/access-log").follow("2026년 10월")
        visitor.sees("안내 문자를 보내려고 함", "내려받기")
        visitor.press("점검했음을 남기기", status=422).sees("내려받은 까닭을 모두 살펴본 뒤")
        visitor.press("점검했음을 남기기", {"모두 살펴보았습니다": True, "점검 의견": "이상 없음"})
        visitor.sees("2026년 10월 접속기록을 점검했습니다.", "기록 1건, 내려받기 1건.", "이상 없음")
    assert db.session.query(AccessReview).count() == 1


def test_this_month_cannot_be_signed_and_the_log_cannot_be_taken_along_without_a_reason(as_, town):
    looked(town.park, Access.READ, [town.kim.id], "이름")
    visitor = Visitor(as_(town.joo)).open("/office/access-log")
    assert "점검했음을 남기기" not in visitor.text
    visitor.press("내려받기(CSV)", status=422).sees("까닭을 적어 주세요")
    assert len(entries()) == 1


def test_taking_the_log_along_stands_in_the_log(as_, town):
    looked(town.park, Access.READ, [town.kim.id], "이름")
    data = {"month": f"{clock.today():%Y-%m}", "reason": "감사 자료로 제출하려고 함"}
    answer = as_(town.joo).post("/office/access-log/files", data=data)
    rows = list(csv.reader(io.StringIO(answer.get_data().decode("utf-8-sig"))))
    assert answer.mimetype == "text/csv" and len(rows) == 2 and "김풍암" not in answer.get_data(as_text=True)
    assert (entries()[-1].act, entries()[-1].reason) == (Access.DOWNLOAD, "감사 자료로 제출하려고 함")


def test_the_ledger_is_read_by_officials_and_observers_and_names_nobody(as_, town):
    with clock.at(clock.now() - timedelta(days=3)):
        count("x", town.kim.email, 5, timedelta(days=1))
    destroy(CLOCK, "tries")
    for who in (town.oh, town.park):
        visitor = Visitor(as_(who)).open("/office").follow("파기 대장")
        assert visitor.sees("비밀번호를 틀린 횟수", "하루 뒤")
        assert "김풍암" not in visitor.body and "kim@" not in visitor.body
    assert as_(town.kim).get("/office/destructions").status_code == 403


@pytest.mark.parametrize("path", ["/office", "/office/audit", "/office/destructions"])
def test_an_observer_finds_no_personal_data_on_any_of_her_pages(as_, town, path):
    page = as_(town.oh).get(path).text
    assert not any(word in page for word in ("kim@example.kr", "김풍암", "1960. 3. 1."))
