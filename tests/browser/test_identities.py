"""Showing who one is in Chromium: a vote without an account on a phone, and the desk that helps a woman of 78."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from ganggu_participation import clock
from ganggu_participation.accounts.models import Account
from ganggu_participation.database import db

from ..demo_house import Demo
from ..journeys.people import shown_code
from .looking import PHONE
from .server import served
from .tabs import Tabs

pytestmark = pytest.mark.browser
SECRET = "국수 먹은 날의 저녁"
AGREE = "본인 확인에 필요한 개인정보 수집·이용에 동의합니다"
WOMAN = {"이름": "나말순", "생년월일": f"{clock.today().year - 78}0102"}


@pytest.fixture
def tabs(demo: Demo, browser: Browser) -> Iterator[Tabs]:
    with served(demo.app) as server:
        opened = Tabs(browser, server)
        yield opened
        opened.close()


def test_a_vote_without_an_account_on_a_phone(tabs: Tabs) -> None:
    her = tabs()
    her.tab.set_viewport_size({"width": PHONE, "height": 760})
    her.open("/").follow("투표하기").follow("계정 없이 투표하기").follow("시연용 본인 확인")
    number = her.tab.locator(".figure b").inner_text()
    her.press("본인 확인하기", {"이름": "나전화", "생년월일": "19700101", "확인 숫자": number, AGREE: True})
    her.follow("주소로 우리 동 찾기").press("찾기", {"주소": "쌍촌동 12"})
    assert her.sees("주소만으로 정할 수 없습니다")
    her.follow("치평동 고르기").press("투표용지 보기", {"우리 동에 삽니다": True})
    her.tab.locator("label[for^='c1-']").first.click()
    her.press("고른 것 확인하기").press("투표하기")
    expect(her.tab.locator("h1")).to_have_text("투표했습니다")
    assert her.sees("계정 없이 참여했습니다")
    assert not tabs.looker.wrong, "\n".join(tabs.looker.wrong)


@pytest.mark.parametrize(("contact", "shown"), [("010-2222-3333", "01022223333"), ("na@demo.example", "na@demo.example")])
def test_from_signing_up_to_verified_on_a_phone(tabs: Tabs, demo: Demo, contact: str, shown: str) -> None:
    """By telephone and by mail: who she is comes last, and then she reads what she can do in her dong."""
    her = tabs()
    her.tab.set_viewport_size({"width": PHONE, "height": 740})
    her.open("/sign-in").follow("처음이면 가입하기")
    her.press("확인번호 받기", {"전자우편 주소나 휴대전화 번호": contact})
    her.press("확인하기", {"확인번호": shown_code(her)})
    assert her.sees(f"확인한 연락처: {shown}")
    name, born = ("나폰", "19700203") if contact.startswith("0") else ("나편지", "19710203")
    password = {"비밀번호": SECRET, "비밀번호 한 번 더": SECRET}
    agreed = {"가입에 필요한 개인정보 수집·이용에 동의합니다": True}
    her.press("가입하기", password | {"이름": name, "화면에 보일 이름": "새 주민", "생년월일": born} | agreed)
    her.press("이 동으로 정하기", {"우리 동(행정동)": "치평동", "우리 동에 삽니다": True})
    her.follow("시연용 본인 확인")
    number = her.tab.locator(".figure b").inner_text()
    her.press("본인 확인하기", {"이름": name, "생년월일": born, "확인 숫자": number, AGREE: True})
    assert her.sees("제안하고 투표할 준비를 마쳤습니다") and her.sees("본인 확인과 자격 신고")
    her.follow("치평동에서 지금 하는 일 보기")
    assert her.sees("치평동")
    her.open("/").follow("투표하기").follow("투표하기")
    assert her.tab.locator("input[name=c1]").count() > 0
    assert not tabs.looker.wrong, "\n".join(tabs.looker.wrong)


def test_the_desk_helps_a_woman_of_78_without_a_telephone(tabs: Tabs, demo: Demo) -> None:
    official = tabs()
    official.open("/sign-in").press("들어가기: 동 담당자")
    official.press("확인하기", {"확인 번호": official.tab.locator("[data-demo-code]").inner_text()})
    official.open("/office/desk/new")
    reason = "휴대전화가 없어 창구에서 돕습니다"
    official.press("주민 찾기", WOMAN | {"창구가 있는 동": "치평동", "까닭": reason})
    agreed = "주민이 개인정보 수집·이용에 동의했습니다(동의서를 받았습니다)"
    official.press("등록하기", {"우리 동에 삽니다": True, agreed: True})
    official.press("신분 확인하기", {"신분증을 보았고 이름과 생년월일이 같습니다": True})
    assert official.sees("담당자가 직접 확인한 주민입니다")
    official.press("편지 인쇄하기")
    code = official.tab.locator(".paper-code").inner_text()
    her = tabs()
    her.open(f"/letter-sign-in#{code}")
    expect(her.tab.locator("[name=letter_code]")).to_have_value(code)
    her.press("로그인하기", {"생년월일": WOMAN["생년월일"]})
    her.open("/").follow("투표하기").follow("투표하기")
    assert her.tab.locator("input[name=c1]").count() > 0
    with demo.app.app_context():
        account = db.session.query(Account).filter_by(name="나말순").one()
        assert (account.email, account.phone, account.level) == (None, None, 5)
        db.session.remove()
    assert not tabs.looker.wrong, "\n".join(tabs.looker.wrong)
