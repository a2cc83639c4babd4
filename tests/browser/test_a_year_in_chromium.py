"""The same year in a real browser, with and without JavaScript, and axe on every kind of page."""

import pytest
from playwright.sync_api import Browser

from ..journeys import year
from ..journeys.people import House
from .server import served
from .tabs import Tabs

pytestmark = pytest.mark.browser
VOTERS, FEW = 30, 5  # of whom so many vote in the browser
QUORUM, LEAST = "0.08", "0.01"


def test_a_dong_decides_a_year_in_chromium(house: House, browser: Browser) -> None:
    with served(house.app) as server:
        house.visitor = tabs = Tabs(browser, server)
        year.plan_the_year(house)
        year.propose(house)
        year.review(house)
        year.give_notice(house, QUORUM)
        year.vote(house, VOTERS, watched=FEW)
        year.count(house, VOTERS)
        year.decide(house)
        year.read(house)
        tabs.close()
    assert not tabs.looker.wrong, "\n".join(tabs.looker.wrong)


def test_a_resident_proposes_and_votes_without_javascript(house: House, browser: Browser) -> None:
    plain = house.visitor
    with served(house.app) as server:
        without = Tabs(browser, server, scripts=False)
        for act, visitor in (
            (year.plan_the_year, plain),
            (year.propose, without),
            (year.review, plain),
            (lambda house: year.give_notice(house, LEAST), plain),
            (lambda house: year.vote(house, FEW), without),
        ):
            house.visitor = visitor
            act(house)
        without.close()
    assert not without.looker.wrong, "\n".join(without.looker.wrong)
