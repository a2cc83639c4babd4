"""On a phone of 360 px: proposing with a photo and the map, the same without JavaScript, and a closed browser."""

import pytest
from playwright.sync_api import Browser, expect
from sqlalchemy import select

from ganggu_participation.database import db
from ganggu_participation.demo.prices import PRICES
from ganggu_participation.dongs.models import Dong
from ganggu_participation.dongs.seed import dongs_from_files
from ganggu_participation.money import Won
from ganggu_participation.proposals import actions
from ganggu_participation.proposals.models import Proposal

from ..proposals import builders
from ..proposals.bad_files import picture_with_place
from .looking import HEIGHT, PHONE
from .server import served
from .tabs import Tabs

pytestmark = pytest.mark.browser
PHOTO = {"name": "현장.jpg", "mimeType": "image/jpeg", "buffer": picture_with_place()}
THREE = {"제안 이름": "둘레길에 의자 놓기", "무엇이 불편한가요": "쉴 곳이 없습니다.", "어디인가요": "호수 북쪽 길"}


@pytest.fixture
def drawn(town):
    """The two dongs of the town as they really lie, the year's call and a few unit prices."""
    real = {dong.name: dong for dong in dongs_from_files()}
    for dong in db.session.scalars(select(Dong)):
        dong.outline, dong.label_lat, dong.label_lon = (
            getattr(real[dong.name], name) for name in ("outline", "label_lat", "label_lon")
        )
    db.session.commit()
    for name, unit, low, high, upkeep in PRICES[:3]:
        money = {"low": Won(low * 10_000), "high": Won(high * 10_000), "upkeep": Won(upkeep * 10_000)}
        actions.add_price(town.han, name=name, unit=unit, **money)
    builders.an_announced_cycle()
    builders.a_submitted_proposal(town.lee, title="치평동 둘레길 의자 놓기")
    return town


def signed_in(visitor, client):
    cookie = client.get_cookie("house")
    visitor.tab.context.add_cookies([{"name": "house", "value": cookie.value, "url": visitor.house.address}])
    visitor.tab.set_viewport_size({"width": PHONE, "height": HEIGHT})
    return visitor


def attach_and_submit(her):
    """From the preview: a photo with its words, a rough cost, and the proposal is in."""
    her.follow("사진·파일 붙이기")
    her.tab.set_input_files("input[type=file]", PHOTO)
    her.press("붙이기", {"사진에 무엇이 보이나요": "빈 둘레길"})
    assert her.sees("현장.jpg", "빈 둘레길")
    her.follow("미리 보기로").follow("비용 어림하기").press("어림해 보기", {"벤치 1개": "4"})
    assert her.sees("160만 원", "480만 원", "해마다")
    her.follow("미리 보기로").press("제안서 내기")
    assert her.sees("다음: 담당 부서 검토", "빈 둘레길", "480만 원")


def test_a_resident_proposes_with_a_photo_and_the_map(drawn, as_, app, browser: Browser) -> None:
    with served(app) as server:
        tabs = Tabs(browser, server)
        her = signed_in(tabs(), as_(drawn.kim)).open("/proposals/new")
        her.tab.set_viewport_size({"width": PHONE, "height": HEIGHT})
        her.tab.get_by_label("제안 이름").fill(THREE["제안 이름"])
        expect(her.tab.get_by_text("비슷한 제안이 있습니다")).to_be_hidden(timeout=3000)
        her.tab.locator("[data-place-map]").scroll_into_view_if_needed()
        her.tab.locator("[data-place-map]").click(position={"x": 150, "y": 140})
        expect(her.tab.get_by_text("풍암동에 표시했습니다")).to_be_visible()
        expect(her.tab.get_by_text("에 저장했습니다.")).to_be_visible(timeout=12_000)
        her.press("저장하고 미리 보기", THREE)
        her.tab.wait_for_selector(".place-shown:not([hidden])")
        attach_and_submit(her)
        her.open("/proposals?view=map").open("/proposals?more=1").open("/proposals/blank")
        tabs.close()
    assert not tabs.looker.wrong, "\n".join(tabs.looker.wrong)
    kept = db.session.scalars(select(Proposal).where(Proposal.author_id == drawn.kim.id)).all()
    assert len(kept) == 1 and kept[0].lat is not None and kept[0].receipt_no


def test_the_same_without_javascript(drawn, as_, app, browser: Browser) -> None:
    with served(app) as server:
        tabs = Tabs(browser, server, scripts=False)
        her = signed_in(tabs(), as_(drawn.kim)).open("/proposals/new")
        her.press("저장하고 미리 보기", {**THREE, "어느 동의 일인가요": "풍암동"})
        attach_and_submit(her)
        tabs.close()
    assert not tabs.looker.wrong, "\n".join(tabs.looker.wrong)


def test_a_stranger_goes_on_after_a_closed_browser_and_a_sign_in(drawn, as_, app, browser: Browser) -> None:
    with served(app) as server:
        tabs = Tabs(browser, server)
        her = tabs().open("/proposals/new")
        her.tab.get_by_label("무엇이 불편한가요").fill("밤길이 어둡습니다.")
        expect(her.tab.get_by_text("이 기기에 저장했습니다")).to_be_visible()
        signed_in(her, as_(drawn.kim)).open("/proposals/new")
        her.tab.get_by_role("button", name="이어서 쓰기").click()
        expect(her.tab.get_by_label("무엇이 불편한가요")).to_have_value("밤길이 어둡습니다.")
        tabs.close()
    assert not tabs.looker.wrong, "\n".join(tabs.looker.wrong)
