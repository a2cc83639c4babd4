"""A vote without an account, over HTTP: identified, cast, and nothing but the roll mark stays."""

from datetime import date, timedelta

import pytest

from ganggu_participation import clock, timekeeping
from ganggu_participation.accounts.identity import Identity
from ganggu_participation.accounts.models import Account
from ganggu_participation.accounts.states import Basis, Level
from ganggu_participation.audit import AuditEntry
from ganggu_participation.database import db
from ganggu_participation.identities.models import ElectorPass, OneTimeCode, ShortNote
from ganggu_participation.votes.models import Ballot, RollMark

from ..journeys.visitor import Visitor
from ..votes.builders import an_open_vote
from .builders import BIRTH, NAME, a_list

DEMO = {"이름": NAME, "생년월일": "19470508", "본인 확인에 필요한 개인정보 수집·이용에 동의합니다": True}


def identified(app, vote_id, name=NAME, birth="19470508"):
    """At the page that asks where she belongs, without an account."""
    her = Visitor(app.test_client()).open(f"/votes/{vote_id}").follow("계정 없이 투표하기").follow("시연용 본인 확인")
    number = her.text.split("확인 숫자 ")[1][:4]
    return her.press("본인 확인하기", DEMO | {"이름": name, "생년월일": birth, "확인 숫자": number})


def cast(her):
    her.press("투표용지 보기", {"우리 동(행정동)": "풍암동", "우리 동에 삽니다": True})
    name = her.page.xpath("//input[@name='c1']")[0].get("id")
    label = her.page.xpath(f"//label[@for='{name}']")[0].text_content()
    return her.press("고른 것 확인하기", {" ".join(label.split()): True}).press("투표하기")


def test_she_votes_and_nothing_but_the_mark_stays(app, town):
    vote, people, entries = an_open_vote(town), db.session.query(Account).count(), db.session.query(AuditEntry).count()
    her = cast(identified(app, vote.id))
    her.sees("투표했습니다", "투표 확인번호", "계정 없이 참여했습니다")
    db.session.rollback()
    mark = db.session.query(RollMark).one()
    assert (mark.person_key, mark.level) == (Identity(NAME, BIRTH).person_key, Level.DECLARED_BASIS)
    assert db.session.query(Ballot).count() == 1
    assert db.session.query(ElectorPass).count() == db.session.query(ShortNote).count() == 0
    assert db.session.query(Account).count() == people
    assert [entry.verb for entry in db.session.query(AuditEntry)][entries:] == []
    assert her.open(f"/votes/{vote.id}/receipt").heading == "투표하려면 본인 확인이 필요합니다"


def test_she_votes_once_whichever_way_she_comes(app, town):
    vote = an_open_vote(town)
    cast(identified(app, vote.id))
    again = identified(app, vote.id, "오 말순")
    again.press("투표용지 보기", {"우리 동(행정동)": "풍암동", "우리 동에 삽니다": True}, status=409)
    again.sees("이미 투표했습니다")


def test_reading_never_asks_who_she_is(app, town):
    vote = an_open_vote(town)
    for page in ("/", "/votes", f"/votes/{vote.id}", f"/votes/{vote.id}/trust", "/proposals", "/addresses"):
        assert app.test_client().get(page).status_code == 200


def test_a_pass_is_for_one_vote(app, town):
    first, second = an_open_vote(town), an_open_vote(town)
    her = identified(app, first.id)
    answer = her.client.get(f"/votes/{second.id}/ballot")
    assert (answer.status_code, answer.location) == (303, f"/votes/{second.id}/entrance")


def test_a_pass_ends_by_its_time_even_when_nobody_comes(app, town):
    vote = an_open_vote(town)
    her = identified(app, vote.id)
    assert db.session.query(ElectorPass).count() == 1
    with clock.at(clock.now() + timedelta(minutes=31)):
        assert her.client.get(f"/votes/{vote.id}/ballot").status_code == 303
        timekeeping.keep()
    assert db.session.query(ElectorPass).count() == 0


def test_who_takes_her_cookie_to_another_pages_is_nobody_there(app, town):
    vote = an_open_vote(town)
    her = identified(app, vote.id)
    for page in ("/me", "/me/basis", "/me/consents", "/office"):
        assert her.client.get(page).status_code == 303


@pytest.mark.parametrize("birth", ["20130101", "20251231"])
def test_a_child_is_kindly_led_elsewhere(app, town, birth):
    vote = an_open_vote(town)
    her = Visitor(app.test_client()).open(f"/identity-checks/new?provider=demo&vote={vote.id}")
    number = her.text.split("확인 숫자 ")[1][:4]
    her.press("본인 확인하기", DEMO | {"생년월일": birth, "확인 숫자": number}, status=422)
    her.sees("14세 미만은 온라인 본인 확인을 하지 않습니다. 학교에서 받은 번호나 종이 투표로 함께해 주세요.")
    assert db.session.query(ElectorPass).count() == 0


def test_who_is_on_a_list_needs_no_dong(app, town):
    vote = an_open_vote(town)
    a_list(town.roh, town.pungam)
    her = Visitor(app.test_client()).open(f"/votes/{vote.id}/entrance").follow("주민 명단에서 찾기")
    her.press("본인 확인하기", DEMO)
    assert her.address == f"/votes/{vote.id}/ballot"
    db.session.rollback()
    held = db.session.query(ElectorPass).one()
    assert (held.dong_id, held.basis, held.level) == (town.pungam.id, Basis.RESIDENCE, Level.RESIDENCE_VERIFIED)


def test_a_telephone_is_too_little_for_a_vote_that_asks_for_more(app, town):
    vote = an_open_vote(town)
    her = Visitor(app.test_client()).open(f"/identity-checks/new?provider=code&vote={vote.id}")
    her.press("다음", DEMO | {"전자우편 주소나 휴대전화 번호": "010-1234-5678"})
    her.sees("010-****-5678")
    code = her.text.split("받은 번호로 이것을 적어 주세요: ")[1][:6]
    her.press("확인하기", {"확인번호": code})
    her.press("투표용지 보기", {"우리 동(행정동)": "풍암동", "우리 동에 삽니다": True}, status=403)
    her.sees("이 투표의 자격에 해당하지 않습니다")
    db.session.rollback()
    assert db.session.query(ElectorPass).one().level == Level.SMS
    assert "01012345678" not in "".join(row.slot + row.code_hash for row in db.session.query(OneTimeCode))


def test_an_elector_of_a_grade(town):
    """초등학생 이상: born in 2019 begins school in March 2026."""
    vote = an_open_vote(town, rule={**an_open_vote(town).roll_rule, "min_grade": 1, "age_on": "2026-11-24"})
    from ganggu_participation.votes.roll import Elector, who_may_vote

    def child(year):
        return Elector("k", town.pungam.id, Basis.SCHOOL, 3, date(year, 12, 31))

    assert vote.why_no_ballot_for(child(2019)) is None and vote.why_no_ballot_for(child(2020)) is not None
    assert "초등학생 이상(2019년 이전 출생)이고" in who_may_vote(vote.roll_rule, "풍암동")
