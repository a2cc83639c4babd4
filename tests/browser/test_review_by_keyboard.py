"""An official answers ten proposals on a phone of 360 px, by keyboard alone: no pointer touches the page."""

import pytest
from playwright.sync_api import Browser, Page
from sqlalchemy import select

from ganggu_participation.database import db
from ganggu_participation.money import Won
from ganggu_participation.proposals.models import Proposal
from ganggu_participation.proposals.states import ProposalState

from ..proposals.builders import a_proposal_under_review
from .looking import HEIGHT, PHONE
from .server import served
from .tabs import Tabs

pytestmark = pytest.mark.browser
TEN = 10
FAR = 150  # presses of Tab after which something cannot be reached
HERE = "() => { const e = document.activeElement; return [e.name ?? '', e.value ?? '', e.textContent.trim()]; }"
ANSWER = "법과 안전에 문제가 없어 투표에 올릴 수 있습니다."


def tab_to(tab: Page, name: str = "", words: str = "") -> None:
    """Presses Tab until the field of this name or the control with these words has the focus."""
    for _ in range(FAR):
        tab.keyboard.press("Tab")
        here, _, said = tab.evaluate(HERE)
        if (name and here == name) or (words and said == words):
            return
    raise AssertionError(f"no way by Tab to {name or words}")


def answer_here(tab: Page) -> None:
    """From the page of the answer to the page of the proposal that has it."""
    tab_to(tab, name="outcome")
    tab.keyboard.press("Space")
    tab_to(tab, name="text")
    tab.keyboard.type(ANSWER)
    tab_to(tab, name="post")
    tab.keyboard.press("Control+A")
    tab.keyboard.type("주무관")
    tab_to(tab, words="답 공개하기")
    with tab.expect_navigation():
        tab.keyboard.press("Enter")


def go(tab: Page, key: str) -> None:
    with tab.expect_navigation():
        tab.keyboard.press(key)


def test_ten_proposals_are_answered_by_keyboard(town, as_, app, browser: Browser) -> None:
    for number in range(TEN):
        a_proposal_under_review(town.kim, town.jung, title=f"둘레길 의자 {number + 1}", cost=Won(5_000_000))
    with served(app) as server:
        tabs = Tabs(browser, server)
        official = tabs()
        cookie = as_(town.jung).get_cookie("house")
        official.tab.context.add_cookies([{"name": "house", "value": cookie.value, "url": server.address}])
        tab = official.open("/office/proposals").tab
        tab.set_viewport_size({"width": PHONE, "height": HEIGHT})
        tab_to(tab, words="둘레길 의자 1")
        go(tab, "Enter")
        for number in range(TEN):
            assert f"둘레길 의자 {number + 1}" in tab.locator("h1").first.inner_text()
            go(tab, "a")
            answer_here(tab)
            if number + 1 < TEN:
                go(tab, "]")
        assert tab.evaluate("() => document.documentElement.scrollWidth") <= PHONE
        tabs.close()
    assert not tabs.looker.wrong, "\n".join(tabs.looker.wrong)
    db.session.rollback()
    states = db.session.scalars(select(Proposal.state)).all()
    assert states == [ProposalState.ELIGIBLE] * TEN
