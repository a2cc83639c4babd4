"""What a resident reads and does about her own data, without JavaScript."""

import csv
import io
import json
from datetime import UTC, datetime

import pytest

from ganggu_participation import clock
from ganggu_participation.access_log import Access
from ganggu_participation.accounts.consents import ACCOUNT, IDENTITY, VERSION
from ganggu_participation.accounts.models import Account
from ganggu_participation.accounts.passwords import kept
from ganggu_participation.accounts.queries import consents_in_force
from ganggu_participation.accounts.states import AccountState
from ganggu_participation.database import db
from ganggu_participation.notices.queries import mail_of
from ganggu_participation.notices.states import Mail
from ganggu_participation.privacy.actions import give
from ganggu_participation.votes import actions as votes

from ..journeys.visitor import Visitor
from ..proposals.builders import a_submitted_proposal
from ..votes.builders import an_open_vote
from ..world import PASSWORD
from .builders import looked

PAGES = ("/me/kept", "/me/kept.json", "/me/kept.csv", "/me/correction", "/me/consents", "/me/renewal", "/me/closure")


def with_password(account):
    account.password_hash = kept(PASSWORD)
    db.session.commit()
    return account


@pytest.fixture
def kim(town, as_):
    """Visits as 김풍암, who agreed, wrote, voted and was looked at."""
    give(town.kim, town.kim, {terms.kind: terms.version for terms in (ACCOUNT, IDENTITY)})
    a_submitted_proposal(town.kim, title="풍암호수 의자")
    votes.cast(town.kim, an_open_vote(town), {1: [1]})
    looked(town.park, Access.READ, [town.kim.id], "이름", "서류를 찾으려고")
    return Visitor(as_(town.kim))


@pytest.mark.parametrize("path", PAGES)
def test_strangers_are_asked_to_sign_in(as_, path):
    assert as_(None).get(path).status_code == 303


def test_her_page_says_what_is_kept_why_until_when_and_who_looked(kim):
    kim.open("/me").follow("보관하는 내 정보 모두 보기와 내려받기")
    kim.sees(
        "김풍암",
        "kim@example.kr",
        "1960. 3. 1.",
        "풍암호수 의자",
        "온라인 참여",
        "동 담당자: 이름 조회 (서류를 찾으려고)",
    )
    kim.sees("왜: 가입과 참여", "가입을 그만둘 때까지", "730일", "투표에서 고른 내용은 이름과 함께 남기지 않습니다")


def test_it_holds_nothing_of_anybody_else(kim, town):
    kim.open("/me/kept")
    assert "이치평" not in kim.text and "박동담" not in kim.text, "not the name of the official either"


def test_she_takes_it_along_as_data_and_as_a_table(kim):
    kim.open("/me/kept")
    told = json.loads(kim.download("데이터로 내려받기(JSON)"))
    items = {tuple(item) for part in told["kept"] for item in part["items"]}
    assert ("전자우편 주소", "kim@example.kr") in items and "찾을 수 없습니다" in told["ballots"]
    rows = list(csv.reader(io.StringIO(kim.download("표로 내려받기(CSV)"))))
    assert ["가입 정보", "이름", "김풍암"] in [row[:3] for row in rows]
    assert len(rows) == len([item for part in told["kept"] for item in part["items"]]) + 1


def test_she_puts_right_her_name_on_screen_and_her_address(kim, town):
    kim.open("/me/correction").press("고치기", {"화면에 보일 이름": "호수", "전자우편 주소(이메일)": "new@example.kr"})
    kim.sees("고쳤습니다.", "호수", "new@example.kr")


def test_before_a_change_she_is_asked_for_her_password(as_, town):
    visitor = Visitor(as_(with_password(town.na)))
    wrong = {"화면에 보일 이름": "바름", "지금 비밀번호": "다른 비밀번호"}
    visitor.open("/me/correction").press("고치기", wrong, status=422)
    visitor.sees("비밀번호가 맞지 않습니다")
    assert town.na.display_name == "나주민" and 'value="바름"' in visitor.body
    visitor.press("고치기", {"지금 비밀번호": PASSWORD}).sees("고쳤습니다.", "바름")


def test_an_address_of_somebody_else_is_refused_and_what_was_typed_stays(kim):
    typed = {"화면에 보일 이름": "호수", "전자우편 주소(이메일)": "lee@example.kr"}
    kim.open("/me/correction").press("고치기", typed, status=409)
    kim.sees("다른 계정이 쓰는 전자우편 주소입니다.")
    assert 'value="호수"' in kim.body


def test_news_are_agreed_to_and_taken_back(kim, town):
    kim.open("/me").follow("동의와 소식").press("소식 받기 동의하기")
    assert "news" in consents_in_force(town.kim.id) and mail_of(town.kim.id) is Mail.DAILY
    kim.sees("동의했습니다. 언제든지 거둘 수 있습니다.")
    kim.press("소식 받기 동의 거두기").sees("동의를 거두었습니다.")
    assert "news" not in consents_in_force(town.kim.id) and mail_of(town.kim.id) is Mail.NONE


def test_without_an_address_nobody_agrees_to_mail(kim, town):
    who = town.kim
    who.email, who.phone = None, "01012345678"
    db.session.commit()
    kim.open("/me/consents").sees("적어 둔 전자우편 주소가 없습니다.")
    assert "소식 받기 동의하기" not in kim.body


def test_taking_back_the_identity_consent_ends_the_check(kim, town):
    kim.open("/me/consents").sees("거두면 본인 확인을 지웁니다.")
    kim.press("본인 확인 동의 거두기")
    assert town.kim.person_key is None


@pytest.mark.parametrize(("kind", "status"), [("account", 404), ("identity", 404), ("nothing", 404)])
def test_only_what_is_optional_is_agreed_to_here(kim, town, kind, status):
    assert kim.client.post(f"/me/consents/{kind}").status_code == status


def test_the_account_consent_is_not_taken_back_alone(kim):
    assert kim.client.post("/me/consents/account/withdrawal").status_code == 409
    assert kim.client.post("/me/consents/nothing/withdrawal").status_code == 404


def test_she_goes_and_nothing_of_her_is_shown_any_more(kim, town, as_):
    kim_id = town.kim.id
    kim.open("/me").follow("가입 그만두기").sees("투표에서 고른 내용은 누구의 것인지 아무도 알 수 없습니다")
    kim.press("가입 그만두기", {"내 이름을 지웁니다": True, "지운 정보는 되돌릴 수 없음을 알고 있습니다": True})
    kim.sees("가입을 그만두었습니다.")
    assert db.session.get_one(Account, kim_id).state is AccountState.CLOSED
    assert as_(None).get("/me").status_code == 303
    page = as_(None).get("/proposals/1").text
    assert "가입을 그만둔 주민" in page and "김풍암" not in page


def test_going_has_to_be_sure_and_knows_who_asks(as_, town):
    visitor = Visitor(as_(with_password(town.na))).open("/me/closure")
    sure = {"내 이름을 지웁니다": True, "지운 정보는 되돌릴 수 없음을 알고 있습니다": True}
    visitor.press("가입 그만두기", {"내 이름을 지웁니다": True, "지금 비밀번호": PASSWORD}, status=422)
    visitor.press("가입 그만두기", {**sure, "지금 비밀번호": "다른 비밀번호"}, status=422)
    assert town.na.state is AccountState.ACTIVE
    visitor.press("가입 그만두기", {**sure, "지금 비밀번호": PASSWORD})
    assert db.session.query(Account).filter_by(name="나주민").count() == 0


def test_an_official_reads_why_she_cannot_go_yet(as_, town):
    Visitor(as_(town.park)).open("/me/closure").sees("맡은 권한이 있어 가입을 그만둘 수 없습니다.")


# ---- versions --------------------------------------------------------------------------------------------------------


def test_a_new_version_is_asked_at_the_next_sign_in_and_may_wait(app, town):
    with_password(town.na)
    give(town.na, town.na, {ACCOUNT.kind: "2026-11-01"})
    form = {"전자우편 주소나 휴대전화 번호": "na@example.kr", "비밀번호": PASSWORD}
    visitor = Visitor(app.test_client()).open("/sign-in?next=/votes").press("로그인하기", form)
    visitor.sees("지난번에 동의한 뒤로 내용이 바뀌었습니다", VERSION)
    assert visitor.follow("지금은 하지 않기").address == "/votes"
    visitor = Visitor(app.test_client()).open("/sign-in?next=/votes").press("로그인하기", form)
    visitor.press("동의하기", status=422).sees("읽고 동의하면 눌러 주세요.")
    visitor.press("동의하기", {"바뀐 내용을 읽었고 동의합니다": True})
    assert visitor.address == "/votes" and consents_in_force(town.na.id)["account"].version == VERSION
    visitor = Visitor(app.test_client()).open("/sign-in?next=/votes").press("로그인하기", form)
    assert visitor.address == "/votes"


def test_where_to_go_on_is_always_here(kim):
    kim.open("/me/renewal?next=https://elsewhere.example/x").sees("다시 동의할 것이 없습니다")
    assert kim.follow("이어서 가기").address == "/"


def test_every_version_of_the_notice_stays_readable(as_):
    visitor = Visitor(as_(None)).open("/privacy")
    visitor.sees(f"{VERSION} 판", "보관 기간", "730일", "제21조(파기)", "파기 대장")
    visitor.follow("2026-11-01 판").sees("지난 판입니다", "투표 명부는 결과 발표 90일 뒤에 삭제합니다")
    assert as_(None).get("/privacy/2020-01-01").status_code == 404


def test_before_its_day_the_notice_says_which_one_holds(as_):
    with clock.at(datetime(2026, 11, 20, tzinfo=UTC)):
        assert "그 전까지는" in as_(None).get("/privacy").text
    with clock.at(datetime(2026, 12, 2, tzinfo=UTC)):
        assert "그 전까지는" not in as_(None).get("/privacy").text
