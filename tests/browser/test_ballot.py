"""The ballot in Chromium: a sentence counts along, too much is refused at once, and the receipt says when and where."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from ..demo_house import Demo
from .chromium_visitor import ChromiumVisitor
from .server import served
from .tabs import Tabs

pytestmark = pytest.mark.browser
BLANK = "기권합니다"


@pytest.fixture
def tabs(demo: Demo, browser: Browser) -> Iterator[Tabs]:
    with served(demo.app) as server:
        opened = Tabs(browser, server)
        yield opened
        opened.close()


def at_the_ballot(tabs: Tabs) -> ChromiumVisitor:
    """The demo's resident, who came in by the button of the sign-in page."""
    her = tabs()
    her.open("/sign-in").press("들어가기: 주민 주민. 본인 확인을 마쳤고")
    her.open("/").follow("투표하기").follow("투표하기")
    return her


def test_the_ballot_counts_along_and_refuses_what_is_too_much(tabs: Tabs) -> None:
    her = at_the_ballot(tabs)
    count = her.tab.locator("[data-ballot-count]")
    cards, options = her.tab.locator("label[for^='c1-']"), her.tab.locator("input[name=c1]")
    expect(count).to_have_text("3개 중 0개를 골랐습니다.")
    expect(count).to_have_attribute("role", "status")
    for n in range(3):
        cards.nth(n).click()
        expect(count).to_have_text(f"3개 중 {n + 1}개를 골랐습니다.")
    cards.nth(3).click()
    expect(count).to_have_text("3개까지 고를 수 있습니다. 다른 것을 먼저 빼 주세요.")
    expect(options.nth(3)).not_to_be_checked()
    cards.filter(has_text=BLANK).click()
    expect(count).to_have_text("기권을 골랐습니다.")
    expect(options.nth(0)).not_to_be_checked()


def test_a_ballot_is_reviewed_changed_and_cast_with_the_keyboard_alone(tabs: Tabs) -> None:
    her = at_the_ballot(tabs)
    her.tab.locator("input[name=c1]").first.focus()
    her.tab.keyboard.press("Space")
    her.press("고른 것 확인하기").press("다시 고르기")
    expect(her.tab.locator("[data-ballot-count]")).to_have_text("3개 중 1개를 골랐습니다.")
    her.press("고른 것 확인하기")
    her.tab.get_by_role("button", name="투표하기").focus()
    with her.tab.expect_navigation():
        her.tab.keyboard.press("Enter")
    expect(her.tab.locator("h1")).to_have_text("투표했습니다")
    expect(her.tab.locator(".receipt-code")).to_have_count(1)
    her.tab.reload()
    expect(her.tab.locator(".receipt-code")).to_have_count(0)
    assert not tabs.looker.wrong, "\n".join(tabs.looker.wrong)
