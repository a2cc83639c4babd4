"""Each kind of page of the demo, as somebody who may read it sees it: axe, both widths, both contrasts."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from flask.testing import FlaskClient
from playwright.sync_api import Browser, BrowserContext
from sqlalchemy import select

from ganggu_participation.database import db
from ganggu_participation.votes.models import Vote

from ..demo_house import Demo
from ..journeys.crawl import Crawl
from ..journeys.readers import STRANGER, reader
from .looking import DESK, EVERYTHING, HEIGHT, LOOKS, PHONE, WIDEST, Looker
from .server import Served, served

pytestmark = pytest.mark.browser
READERS = (STRANGER, "resident", "voter", "newcomer", "dong", "review", "budget", "count", "admin", "privacy", "observer", "roll")
LEAST = 45  # kinds of pages; fewer would mean that the crawl got stuck
MODES = {"normal": "100-off", "high contrast": "100-on", "largest type": "200-off"}

WIDTHS = {"normal": (PHONE, DESK), "high contrast": (DESK,), "largest type": (PHONE,)}
"""Colours are the same at any width, and large words are in want of room on a phone."""


@dataclass(frozen=True)
class Seen:
    """One page of each endpoint, and who looks at it."""

    who: str
    path: str
    endpoint: str


@pytest.fixture(scope="module")
def pages(demo: Demo) -> list[Seen]:
    first: dict[str, Seen] = {}
    for who in READERS:
        for page in Crawl(demo.app, reader(demo, who)).run():
            if page.status == 200 and "." not in page.path.rpartition("/")[2]:
                first.setdefault(page.endpoint, Seen(who, page.path, page.endpoint))
    return list(first.values())


@pytest.fixture(scope="module")
def server(demo: Demo) -> Iterator[Served]:
    with served(demo.app) as running:
        yield running


def signed_in(browser: Browser, server: Served, client: FlaskClient, display: str) -> BrowserContext:
    """A browser with the cookies of a client."""
    context = browser.new_context(locale="ko-KR")
    cookie = client.get_cookie("house")
    kept = {"house": cookie.value} if cookie else {}
    for name, value in {**kept, "display": display}.items():
        context.add_cookies([{"name": name, "value": value, "url": server.address}])
    return context


@pytest.mark.parametrize("mode", MODES)
def test_every_kind_of_page_is_sound(
    demo: Demo, server: Served, browser: Browser, pages: list[Seen], mode: str
) -> None:
    assert len(pages) >= LEAST
    looker = Looker(rules=EVERYTHING if mode == "normal" else LOOKS, widths=WIDTHS[mode])
    for who in READERS:
        context = signed_in(browser, server, reader(demo, who), MODES[mode])
        tab = context.new_page()
        looker.listen(tab)
        for page in [page for page in pages if page.who == who]:
            answer = tab.goto(f"{server.address}{page.path}")
            assert answer is not None and answer.status == 200, page
            looker.look(tab, answer.status)
        context.close()
    assert not looker.wrong, "\n".join(looker.wrong)


def test_no_vote_or_result_is_wider_than_a_phone_in_the_largest_type(demo: Demo, server: Served, browser: Browser) -> None:
    with demo.app.app_context():
        numbers = list(db.session.scalars(select(Vote.id).where(Vote.published_at.is_not(None))))
    context = signed_in(browser, server, reader(demo, STRANGER), MODES["largest type"])
    tab, read, wide = context.new_page(), 0, []
    tab.set_viewport_size({"width": PHONE, "height": HEIGHT})
    for path in [page.format(no) for no in numbers for page in ("/votes/{}", "/votes/{}/practice", "/results/{}")]:
        answer = tab.goto(f"{server.address}{path}")
        read += answer is not None and answer.status == 200
        wide += [f"{path}: {widest}" for widest in [tab.evaluate(WIDEST)] if widest]
    context.close()
    assert not wide, "\n".join(wide)
    assert read >= 2 * len(numbers)
