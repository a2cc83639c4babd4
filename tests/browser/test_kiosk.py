"""A device of the hall in Chromium: code, ballot, slip, and nothing is left for whoever comes next."""

from collections.abc import Iterator
from itertools import count

import pytest
from flask.testing import FlaskClient
from playwright.sync_api import Browser, Error, expect

from ganggu_participation.accounts.models import Account
from ganggu_participation.accounts.states import Basis
from ganggu_participation.database import db
from ganggu_participation.polling import actions as polling
from ganggu_participation.polling.models import PollingPlace
from ganggu_participation.polling.people import Seen
from ganggu_participation.polling.states import PlaceState
from ganggu_participation.votes.models import RollMark, Vote
from ganggu_participation.votes.states import VoteState

from ..demo_house import Demo
from ..journeys.readers import reader
from ..polling.builders import BORN
from .chromium_visitor import ChromiumVisitor
from .server import Served, served
from .tabs import Tabs

pytestmark = pytest.mark.browser
CODE, START, WIPED = "투표 번호", "투표용지 열기", "/booth"
NUMBER = count(1)
WARNED, GONE = 151_000, 31_000  # milliseconds: kiosk.js warns at 150 s and wipes at 180 s


@pytest.fixture
def house(demo: Demo, browser: Browser) -> Iterator[tuple[Served, Tabs]]:
    with served(demo.app) as server:
        opened = Tabs(browser, server)
        yield server, opened
        opened.close()


def the_place() -> PollingPlace:
    """Where people vote on a device in the demo's open vote."""
    found = db.select(PollingPlace).join(Vote, PollingPlace.vote_id == Vote.id)
    return db.session.scalars(found.where(Vote.state == VoteState.OPEN, PollingPlace.state == PlaceState.OPEN)).one()


def a_device(demo: Demo, house: tuple[Served, Tabs]) -> ChromiumVisitor:
    """A browser that an official made a device of the place; nobody is signed in to it."""
    server, tabs = house
    official = reader(demo, "budget")
    with demo.app.app_context():
        address = f"/office/places/{the_place().id}/kiosks"
    assert official.post(address, data={"label": f"기기 {next(NUMBER)}", "csrf_token": token_of(official)}).status_code == 303
    device = tabs()
    kept = official.get_cookie("house")
    assert kept is not None
    device.tab.context.add_cookies([{"name": "house", "value": kept.value, "url": server.address}])
    device.open("/booth")
    return device


def token_of(client: FlaskClient) -> str:
    page = client.get("/me").get_data(as_text=True)
    return page.partition('name="csrf_token" value="')[2].partition('"')[0]


def a_code(demo: Demo) -> str:
    with demo.app.app_context():
        who = Seen(f"방문{next(NUMBER)}", BORN, Basis.RESIDENCE, the_place().dong_id or 0)
        return polling.hand_out_code(db.session.get_one(Account, demo.people["budget"]), the_place(), who)


def marks(demo: Demo) -> int:
    with demo.app.app_context():
        return db.session.query(RollMark).filter_by(vote_id=the_place().vote_id).count()


def at_the_ballot(demo: Demo, device: ChromiumVisitor) -> str:
    """Types her code and picks the first option; returns its title."""
    device.press(START, {CODE: a_code(demo).lower()})
    device.tab.locator("label[for^='c1-']").first.click()
    return str(device.tab.locator(".option-title").first.text_content()).strip()


def knows_nothing(device: ChromiumVisitor, *secrets: str) -> None:
    """Neither on the page nor in what the browser keeps for the next person."""
    page = device.tab.content() + device.tab.url
    kept = device.tab.evaluate("() => JSON.stringify([{...localStorage}, {...sessionStorage}, history.state, document.cookie])")
    assert not [secret for secret in secrets if secret in page or secret in kept]
    assert device.tab.locator("input:checked").count() == 0


def test_code_ballot_slip_and_back_at_the_start(demo: Demo, house: tuple[Served, Tabs]) -> None:
    device, before = a_device(demo, house), marks(demo)
    device.press(START, {CODE: "ABCD EFGH"}, status=422)
    assert "번호를 찾지 못했습니다" in device.text
    title = at_the_ballot(demo, device)
    device.press("고른 것 확인하기")
    assert title in device.text
    device.press("투표하기")
    expect(device.tab.locator("h1")).to_have_text("투표했습니다")
    receipt = str(device.tab.locator(".receipt-code").text_content())
    assert title not in device.text and marks(demo) == before + 1
    device.follow("마치기")
    assert device.address == WIPED and device.tab.locator("input[name=code]").input_value() == ""
    knows_nothing(device, receipt, title)
    tabs = house[1]
    assert not tabs.looker.wrong, "\n".join(tabs.looker.wrong)


def test_the_back_button_shows_nobody_s_ballot(demo: Demo, house: tuple[Served, Tabs]) -> None:
    device, before = a_device(demo, house), marks(demo)
    title = at_the_ballot(demo, device)
    device.press("고른 것 확인하기").press("투표하기")
    receipt = str(device.tab.locator(".receipt-code").text_content())
    device.follow("마치기")
    for _ in range(6):
        try:
            device.tab.go_back(timeout=3_000)
        except Error:  # Chromium's own page: what was sent once is not sent again
            device.tab.wait_for_timeout(300)
        shown = device.tab.locator("body").inner_text()
        assert receipt not in shown
        assert not (title in shown and device.tab.locator("input:checked").count())
    assert marks(demo) == before + 1
    device.open("/booth/receipt")
    assert device.address == WIPED


def test_a_ballot_that_somebody_left_is_wiped(demo: Demo, house: tuple[Served, Tabs]) -> None:
    """Half a minute before, a line says so; a touch goes on; without one the device is at its start, the code unused."""
    device, before = a_device(demo, house), marks(demo)
    device.tab.clock.install()
    title = at_the_ballot(demo, device)
    warning = device.tab.locator("[data-kiosk-idle]")
    expect(warning).to_be_hidden()
    device.tab.clock.fast_forward(WARNED)
    expect(warning).to_be_visible()
    expect(warning.get_by_role("button")).to_be_focused()
    warning.get_by_role("button").click()
    expect(warning).to_be_hidden()
    expect(device.tab.locator("input:checked")).to_have_count(1)
    device.tab.clock.fast_forward(WARNED)
    device.tab.clock.fast_forward(GONE)
    expect(device.tab.get_by_label(CODE)).to_be_visible()
    knows_nothing(device, title)
    assert marks(demo) == before
