"""An evening in the hall in Chromium: the beamer counts along while people vote, then a result is told place by place."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect
from sqlalchemy import select

from ganggu_participation.assemblies.models import Assembly
from ganggu_participation.counts.queries import stage_of, steps_of
from ganggu_participation.database import db
from ganggu_participation.votes import actions as votes
from ganggu_participation.votes.models import Vote
from ganggu_participation.votes.queries import turnout_of
from ganggu_participation.votes.states import VoteState

from ..demo_house import Demo
from ..journeys.readers import reader
from ..votes.builders import electors
from .server import Served, served
from .tabs import Tabs

pytestmark = pytest.mark.browser
SOON = 15_000  # milliseconds: the beamer asks every five seconds


@pytest.fixture
def house(demo: Demo, browser: Browser) -> Iterator[tuple[Served, Tabs]]:
    with served(demo.app) as server:
        opened = Tabs(browser, server)
        yield server, opened
        opened.close()


def test_the_beamer_counts_along_and_tells_no_result(demo: Demo, house: tuple[Served, Tabs]) -> None:
    server, tabs = house
    with demo.app.app_context():
        chosen = select(Assembly).join(Vote, Assembly.vote_id == Vote.id).where(Vote.state == VoteState.OPEN)
        assembly = db.session.scalars(chosen.order_by(Assembly.id)).first()
        assert assembly is not None and assembly.vote is not None
        address, vote_id = f"/assemblies/{assembly.id}/hall", assembly.vote.id
        before = turnout_of(assembly.vote).total
    beamer = tabs().open(address)
    assert f"{before}명" in beamer.text
    with demo.app.app_context():
        vote = db.session.get_one(Vote, vote_id)
        (late,) = electors(1, vote.dong, start=9000)
        votes.cast(late, vote, {contest.no: votes.BLANK for contest in vote.contests})
    server.calendar.stands_at = None  # time goes on while the beamer waits
    expect(beamer.tab.locator("#hall")).to_contain_text(f"{before + 1}명", timeout=SOON)
    assert "선정" not in beamer.tab.locator("#hall").inner_text()
    assert not tabs.looker.wrong, "\n".join(tabs.looker.wrong)


def test_a_result_is_told_place_by_place_to_everybody_in_the_hall(demo: Demo, house: tuple[Served, Tabs]) -> None:
    server, tabs = house
    with demo.app.app_context():
        declared = select(Vote).where(Vote.state == VoteState.DECLARED).order_by(Vote.id)
        vote = next(each for each in db.session.scalars(declared) if stage_of(each).total >= 2)
        vote_id, titles = vote.id, [row["title"] for _, row in steps_of(vote)]
    official, seats = tabs(), tabs()
    kept = reader(demo, "budget").get_cookie("house")
    assert kept is not None
    official.tab.context.add_cookies([{"name": "house", "value": kept.value, "url": server.address}])
    official.open(f"/office/votes/{vote_id}/reveal")
    if "잠시 뒤 발표합니다" not in official.text:
        official.press("처음부터")
    seats.open(f"/results/{vote_id}/hall")
    hall = seats.tab.locator("#hall")
    expect(hall).to_contain_text("잠시 뒤 발표합니다")
    for shown, title in enumerate(titles[:3], start=1):
        with official.tab.expect_navigation():
            official.tab.keyboard.press("PageDown")
        expect(official.tab.locator(".reveal-count")).to_contain_text(f"가운데 {shown}개를 보였습니다.")
        expect(hall).to_contain_text(title, timeout=SOON)
        told = hall.inner_text()
        assert not [later for later in titles[shown:] if later in told]
    assert not tabs.looker.wrong, "\n".join(tabs.looker.wrong)
