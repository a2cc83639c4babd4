"""Own data on a phone: read, taken along, put right, consented, gone; with and without JavaScript, axe at 360 px."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from ganggu_participation.accounts.consents import ACCOUNT
from ganggu_participation.database import db
from ganggu_participation.privacy.actions import give

from ..accounts.builders import sign_up_someone
from ..journeys.people import CONTACT, House, shown_code, sign_up
from ..world import PASSWORD
from .server import served
from .tabs import Tabs

pytestmark = pytest.mark.browser
EMAIL = "someone@example.kr"
PHONE = {"width": 360, "height": 800}


@pytest.fixture(params=[True, False], ids=["with scripts", "without scripts"])
def tabs(house: House, browser: Browser, request: pytest.FixtureRequest) -> Iterator[Tabs]:
    with served(house.app) as server:
        opened = Tabs(browser, server, scripts=request.param)
        yield opened
        opened.close()


def test_she_signs_in_to_a_new_version_reads_mends_and_goes(house: House, tabs: Tabs) -> None:
    someone = sign_up_someone(EMAIL, name="박새롬")
    give(someone, someone, {ACCOUNT.kind: "2026-11-01"})
    db.session.rollback()
    her = tabs()
    her.tab.set_viewport_size(PHONE)
    her.open("/sign-in").press("로그인하기", {CONTACT: EMAIL, "비밀번호": PASSWORD})
    her.sees("지난번에 동의한 뒤로 내용이 바뀌었습니다")
    her.press("동의하기", {"바뀐 내용을 읽었고 동의합니다": True})
    her.open("/me").follow("보관하는 내 정보 모두 보기와 내려받기")
    her.sees("박새롬", EMAIL, "투표에서 고른 내용은 이름과 함께 남기지 않습니다")
    assert EMAIL in her.download("데이터로 내려받기(JSON)") and EMAIL in her.download("표로 내려받기(CSV)")
    her.follow("고치기").press("고치기", {"화면에 보일 이름": "새롬", "지금 비밀번호": "아닌 비밀번호"}, status=422)
    her.press("고치기", {"화면에 보일 이름": "새롬", "지금 비밀번호": PASSWORD}).sees("고쳤습니다.")
    her.follow("동의와 소식").press("소식 받기 동의하기").press("소식 받기 동의 거두기")
    her.open("/me").follow("가입 그만두기").press("가입 그만두기", status=422)
    sure = {"내 이름을 지웁니다": True, "지금 비밀번호": PASSWORD, "지운 정보는 되돌릴 수 없음을 알고 있습니다": True}
    her.press("가입 그만두기", sure).sees("가입을 그만두었습니다.")
    her.open("/privacy").follow("2026-11-01 판")
    assert not tabs.looker.wrong, "\n".join(tabs.looker.wrong)


def test_a_sign_up_form_waits_three_seconds_for_a_person(house: House, tabs: Tabs) -> None:
    """The hidden field stays empty for somebody who uses keys only, and pressing again later gets in."""
    house.app.config["FORM_SECONDS"] = 3600
    her = tabs()
    her.tab.set_viewport_size(PHONE)
    with pytest.raises(AssertionError):
        sign_up(her, EMAIL, "박새롬")
    her.sees("너무 빨리 보냈습니다.")
    house.app.config["FORM_SECONDS"] = 0
    her.press("확인번호 받기").press("확인하기", {"확인번호": shown_code(her)}).sees("확인한 연락처", EMAIL)
    assert not tabs.looker.wrong, "\n".join(tabs.looker.wrong)
