"""No link of the house leads to a wall: whoever sees it may follow it."""

import pytest

from ..demo_house import Demo
from .crawl import STARTS, Crawl, Found
from .readers import STRANGER, reader

pytestmark = pytest.mark.long

READERS = (STRANGER, "resident", "newcomer", "dong", "review", "budget", "count", "roll", "observer", "admin")
SAYS_WHY_NOT = {"ballots.new"}
"""Whoever may not vote is told there what to do first."""
ENOUGH = 25
"""Of a house that shows less than this, the crawl has seen only its door."""


@pytest.mark.parametrize("who", READERS)
def test_every_link_that_somebody_sees_can_be_followed(demo: Demo, who: str) -> None:
    found = Crawl(demo.app, reader(demo, who)).run()
    walls = [page for page in found if page.status >= 400 and not is_expected(page)]
    assert not walls, "\n".join(f"{who}: {told(page)}" for page in walls)
    assert len({page.endpoint for page in found}) >= ENOUGH


def is_expected(page: Found) -> bool:
    return page.path in STARTS or (page.endpoint in SAYS_WHY_NOT and page.status in (403, 409))


def told(page: Found) -> str:
    return f"{page.status} at {page.path} ({page.endpoint}), linked from {page.linked_from}"
