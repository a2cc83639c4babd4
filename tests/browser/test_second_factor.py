"""An official's first day in Chromium: her app, her codes, the desk; a passkey in a virtual device; the warning line."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from playwright.sync_api import Browser, expect

from ganggu_participation import clock
from ganggu_participation.accounts import totp

from ..demo_house import Demo
from ..journeys.people import ADMIN, House, sign_up
from ..world import PASSWORD
from .chromium_visitor import ChromiumVisitor
from .server import served
from .tabs import Tabs

pytestmark = pytest.mark.browser
OFFICER = "officer@example.kr"
APP = {"protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True,
       "isUserVerified": True, "automaticPresenceSimulation": True}  # fmt: skip


@pytest.fixture
def tabs(house: House, browser: Browser) -> Iterator[Tabs]:
    """A house with an administrator and a dong officer who has not come in since."""
    house.run("seed-dongs")
    house.run("create-admin", "--email", ADMIN, "--name", "안관리", "--password", PASSWORD)
    sign_up(house.stranger(), OFFICER, "박동담")
    admin = house.enter(ADMIN).open("/admin/accounts").press("찾기", {"이름이나 전자우편 주소": OFFICER})
    admin.follow("박*담").press("권한 주기", {"권한": "동 담당자", "맡을 동": "풍암동"})
    with served(house.app) as server:
        opened = Tabs(browser, server)
        house.visitor = opened
        yield opened
        opened.close()


def at_the_door(tabs: Tabs) -> ChromiumVisitor:
    her = tabs()
    her.open("/sign-in?next=/office")
    her.press("로그인하기", {"전자우편 주소(이메일)": OFFICER, "비밀번호": PASSWORD})
    return her


def test_the_first_sign_in_of_an_official_with_an_app(house: House, tabs: Tabs) -> None:
    with clock.at(clock.now()):
        her = at_the_door(tabs)
        assert her.heading == "인증 앱 등록하기" and her.sees("담당자는 두 번째 확인 방법을 등록한 뒤에")
        expect(her.tab.locator(".qr svg")).to_be_visible()
        house.apps[OFFICER] = "".join(her.tab.locator("[data-secret]").inner_text().split())
        her.press("등록하기", {"확인 번호": "000000"}, status=422)
        assert her.sees("확인 번호가 맞지 않습니다")
        her.press("등록하기", {"확인 번호": house.code(OFFICER)})
        assert her.heading == "복구 번호" and len(her.page.xpath("//ol[@class='codes']/li")) == 10
        expect(her.tab.get_by_role("button", name="인쇄하기")).to_be_visible()
        her.follow("잘 두었습니다. 계속하기")
        assert her.heading == "오늘 할 일"
    with clock.at(clock.now() + timedelta(minutes=2)):
        again = at_the_door(tabs)
        assert again.heading == "두 번째 확인"
        again.press("확인하기", {"확인 번호": house.code(OFFICER)})
        assert again.heading == "오늘 할 일"
        for page in ("/me/factors", "/me/sessions", "/me/password", "/office/audit/check", "/office/approvals"):
            again.open(page)
    with clock.at(clock.now() + timedelta(minutes=40)):
        again.open("/office/votes", status=403)
        assert again.sees("한동안 쓰지 않아 화면을 잠갔습니다")
        again.press("확인하고 계속하기", {"비밀번호": PASSWORD})
        assert again.address.startswith("/office/votes")
    assert not tabs.looker.wrong, "\n".join(tabs.looker.wrong)


class Device:
    """A phone that always says yes, inside this tab. Whoever looks at a page takes it out: it is put in again."""

    def __init__(self, her: ChromiumVisitor) -> None:
        self.her, self.keys = her, []
        self.put_in()

    def put_in(self) -> None:
        self.debugger = self.her.tab.context.new_cdp_session(self.her.tab)
        self.debugger.send("WebAuthn.enable", {"enableUI": False})
        added = self.debugger.send("WebAuthn.addVirtualAuthenticator", {"options": APP})
        self.name = {"authenticatorId": added["authenticatorId"]}
        for key in self.keys:
            self.debugger.send("WebAuthn.addCredential", {**self.name, "credential": key})

    def press(self, label: str) -> None:
        """Answers what the page asks, and is led on; what it has learned is kept."""
        with self.her.tab.expect_navigation():
            self.her.tab.get_by_role("button", name=label).click()
        self.keys = self.debugger.send("WebAuthn.getCredentials", self.name)["credentials"]


def on_localhost(tabs: Tabs) -> None:
    """Passkeys are bound to a name; a number is none."""
    object.__setattr__(tabs.server, "address", tabs.server.address.replace("127.0.0.1", "localhost"))


def test_a_passkey_is_registered_and_signs_in(house: House, tabs: Tabs) -> None:
    on_localhost(tabs)
    her = at_the_door(tabs)
    her.follow("패스키를 등록")
    device = Device(her)
    device.press("이 기기에 등록하기")
    expect(her.tab.locator("h1")).to_have_text("복구 번호")
    her.open("/me/factors")
    assert her.sees("패스키", "크롬, 리눅스")
    her.press("로그아웃")
    her.open("/sign-in?next=/office").press("로그인하기", {"전자우편 주소(이메일)": OFFICER, "비밀번호": PASSWORD})
    assert her.heading == "두 번째 확인"
    device.put_in()
    device.press("패스키로 확인하기")
    expect(her.tab.locator("h1")).to_have_text("오늘 할 일")
    assert not tabs.looker.wrong, "\n".join(tabs.looker.wrong)


def test_a_device_without_the_key_is_told_so_and_lets_nobody_in(house: House, tabs: Tabs) -> None:
    on_localhost(tabs)
    her = at_the_door(tabs)
    her.follow("패스키를 등록")
    Device(her).press("이 기기에 등록하기")
    other = at_the_door(tabs)
    assert other.heading == "두 번째 확인"
    Device(other)
    other.tab.get_by_role("button", name="패스키로 확인하기").click()
    expect(other.tab.locator("[data-passkey-words]")).to_have_text("기기에서 확인하지 못했습니다. 다시 눌러 주세요.")
    other.open("/office")
    assert other.heading == "두 번째 확인"


def test_two_minutes_before_the_rest_a_line_says_so_and_enter_goes_on(house: House, tabs: Tabs) -> None:
    with clock.at(clock.now()):
        her = tabs()
        her.tab.clock.install()
        her.open("/sign-in?next=/office")
        her.press("로그인하기", {"전자우편 주소(이메일)": ADMIN, "비밀번호": PASSWORD})
    with clock.at(clock.now() + timedelta(minutes=2)):
        her.press("확인하기", {"확인 번호": house.code(ADMIN)})
        line = her.tab.locator(".idle")
        expect(line).to_be_hidden()
        her.tab.clock.fast_forward("18:01")
        expect(line).to_be_visible()
        expect(line.get_by_role("button")).to_be_focused()
        with her.tab.expect_response("**/me/presence") as told:
            her.tab.keyboard.press("Enter")
        assert told.value.status == 303
        expect(line).to_be_hidden()
        her.tab.clock.fast_forward("18:01")
        her.tab.clock.fast_forward("02:01")
        expect(line).to_contain_text("화면을 잠갔습니다")


def test_a_demo_official_comes_in_with_the_code_that_the_page_shows(demo: Demo, browser: Browser) -> None:
    with served(demo.app) as server:
        opened = Tabs(browser, server)
        her = opened()
        her.open("/sign-in").press("들어가기: 개표 담당 개표 담당. 표를 셉니다.")
        assert her.heading == "두 번째 확인" and her.sees("시연용")
        her.press("확인하기", {"확인 번호": her.tab.locator("[data-demo-code]").inner_text()})
        assert her.heading == "오늘 할 일" and totp.STEP_SECONDS == 30
        opened.close()
    assert not opened.looker.wrong, "\n".join(opened.looker.wrong)
