"""Every kind of ballot in Chromium: by pointer, by keyboard, and without JavaScript; axe looks at each page."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, expect

from ..demo_house import Demo
from .chromium_visitor import ChromiumVisitor
from .server import served
from .tabs import Tabs

pytestmark = pytest.mark.browser
TRIAL = "여러 가지 투표 방식 체험"
UP_TO_K, KNAPSACK, CATEGORIES, POINTS, RANKED, RATING, PEOPLE, EXACTLY, AGENDA = range(1, 10)


@pytest.fixture(params=[True, False], ids=["scripts", "no scripts"])
def any_tabs(request: pytest.FixtureRequest, demo: Demo, browser: Browser) -> Iterator[Tabs]:
    with served(demo.app) as server:
        opened = Tabs(browser, server, scripts=request.param)
        yield opened
        opened.close()


@pytest.fixture
def tabs(demo: Demo, browser: Browser) -> Iterator[Tabs]:
    with served(demo.app) as server:
        opened = Tabs(browser, server)
        yield opened
        opened.close()


def practising(tabs: Tabs) -> ChromiumVisitor:
    """A stranger at the practice ballot of the demo's trial vote."""
    her = tabs()
    her.open("/votes").follow(TRIAL).follow("먼저 연습해 보기")
    return her


def contest(her: ChromiumVisitor, number: int) -> Locator:
    return her.tab.locator(f"#c{number}")


def told(her: ChromiumVisitor, number: int) -> Locator:
    return contest(her, number).locator("[data-told]")


def ranking(her: ChromiumVisitor) -> list[str]:
    """The titles in their order, and only when the hidden fields say the same."""
    rows = contest(her, RANKED).locator("[data-ranked] [data-row]")
    sent = contest(her, RANKED).locator("[data-ranked] input:not([disabled])")
    assert rows.count() == sent.count()
    return rows.locator(".option-title").all_text_contents()


def way(her: ChromiumVisitor, title: str, label: str) -> Locator:
    row = contest(her, RANKED).locator("[data-row]", has_text=title)
    return row.get_by_role("button", name=label, exact=False)


def test_a_ranking_by_buttons(tabs: Tabs) -> None:
    her = practising(tabs)
    for title in ("그늘 쉼터", "골목 조명", "보도 턱"):
        way(her, title, "순위에 넣기").click()
    assert ranking(her) == ["그늘 쉼터 놓기", "골목 조명 바꾸기", "보도 턱 낮추기"]
    expect(told(her, RANKED)).to_have_text("3개 중 3개의 순위를 정했습니다.")
    expect(way(her, "마을 텃밭", "순위에 넣기")).to_be_hidden()  # three places are all
    way(her, "보도 턱", "위로").click()
    expect(way(her, "보도 턱", "위로")).to_be_focused()
    way(her, "그늘 쉼터", "아래로").click()
    assert ranking(her) == ["보도 턱 낮추기", "그늘 쉼터 놓기", "골목 조명 바꾸기"]
    way(her, "그늘 쉼터", "빼기").click()
    assert ranking(her) == ["보도 턱 낮추기", "골목 조명 바꾸기"]
    assert not tabs.looker.wrong, "\n".join(tabs.looker.wrong)


def test_a_ranking_by_dragging(tabs: Tabs) -> None:
    her = practising(tabs)
    for title in ("그늘 쉼터", "골목 조명", "보도 턱"):
        way(her, title, "순위에 넣기").click()
    grip = contest(her, RANKED).locator("[data-row]", has_text="보도 턱").locator("[data-grip]")
    first = contest(her, RANKED).locator("[data-ranked] [data-row]").first
    grip.evaluate("grip => grip.scrollIntoView({block: 'center'})")
    start, goal = grip.bounding_box(), first.bounding_box()
    assert start and goal
    her.tab.mouse.move(start["x"] + start["width"] / 2, start["y"] + start["height"] / 2)
    her.tab.mouse.down()
    her.tab.mouse.move(goal["x"] + 20, goal["y"] + 10, steps=8)
    her.tab.mouse.up()
    assert ranking(her) == ["보도 턱 낮추기", "그늘 쉼터 놓기", "골목 조명 바꾸기"]


def test_money_points_and_limits_are_told_at_once(tabs: Tabs) -> None:
    her = practising(tabs)
    foot = her.tab.locator("[data-ballot-count]")
    contest(her, KNAPSACK).locator("label", has_text="골목 조명").click()
    expect(told(her, KNAPSACK)).to_have_text("1개를 골랐습니다. 남은 예산 2,200만 원.")
    expect(foot).to_have_text("예산 안에서 고르기: 1개를 골랐습니다. 남은 예산 2,200만 원.")
    assert contest(her, KNAPSACK).locator("progress").evaluate("bar => bar.value") == 28_000_000
    contest(her, KNAPSACK).locator("label", has_text="보도 턱").click()
    expect(told(her, KNAPSACK)).to_have_text("2개를 골랐습니다. 남은 예산 0원.")
    contest(her, KNAPSACK).locator("label", has_text="작은 도서관").click()
    expect(foot).to_have_text("예산 안에서 고르기: 남은 예산보다 큽니다. 다른 것을 먼저 빼 주세요.")
    expect(contest(her, KNAPSACK).get_by_label("작은 도서관")).not_to_be_checked()
    more = contest(her, POINTS).get_by_role("button", name="마을 텃밭 꾸미기 1점 더하기")
    for _ in range(7):
        more.click()
    expect(foot).to_have_text("점수 10점 나누어 주기: 한 선택지에는 6점까지 줄 수 있습니다.")
    expect(told(her, POINTS)).to_have_text("10점 중 6점을 주었습니다. 남은 점수 4점.")
    contest(her, CATEGORIES).locator("label", has_text="골목 조명").click()
    contest(her, CATEGORIES).locator("label", has_text="보도 턱").click()
    expect(foot).to_have_text("분야마다 1개씩 고르기: 안전 분야에서는 1개까지 고를 수 있습니다. 다른 것을 먼저 빼 주세요.")
    contest(her, RATING).locator("label", has_text="4점").first.click()
    expect(told(her, RATING)).to_have_text("3개 중 1개에 점수를 주었습니다.")
    contest(her, RATING).locator("label", has_text="기권합니다").click()
    expect(told(her, RATING)).to_have_text("기권을 골랐습니다.")


def test_the_server_and_the_page_say_the_same(tabs: Tabs) -> None:
    """What the module wrote is what the next page is made with."""
    her = practising(tabs)
    contest(her, KNAPSACK).locator("label", has_text="골목 조명").click()
    contest(her, CATEGORIES).locator("label", has_text="골목 조명").click()
    contest(her, POINTS).get_by_role("button", name="마을 텃밭 꾸미기 1점 더하기").click()
    contest(her, AGENDA).locator("label", has_text="찬성").first.click()
    way(her, "그늘 쉼터", "순위에 넣기").click()
    before = her.tab.locator("[data-told]").all_text_contents()
    her.press("고른 것 확인하기", status=422)
    assert her.tab.locator("[data-told]").all_text_contents() == before
    assert not tabs.looker.wrong, "\n".join(tabs.looker.wrong)


def test_every_kind_is_filled_in_reviewed_and_practised(any_tabs: Tabs) -> None:
    """The same steps with and without JavaScript."""
    her = practising(any_tabs)
    for title in ("보도 턱", "그늘 쉼터"):
        button = way(her, title, "순위에 넣기")
        button.click()
    expect(contest(her, RANKED).locator("[data-ranked] [data-row]")).to_have_count(2)
    for number, words in ((UP_TO_K, "그늘 쉼터"), (KNAPSACK, "골목 조명"), (CATEGORIES, "작은 도서관"), (PEOPLE, "푸른뜰"), (EXACTLY, "그늘 쉼터"), (EXACTLY, "보도 턱")):
        contest(her, number).locator("label", has_text=words).click()
    contest(her, POINTS).get_by_label("마을 텃밭").first.fill("4")
    contest(her, RATING).locator("label", has_text="5점").first.click()
    contest(her, AGENDA).locator("label", has_text="기권합니다").click()
    her._go(lambda: her.tab.get_by_role("button", name="고른 것 확인하기").click(), 200)
    review = her.tab.locator("main").inner_text()
    for words in ("1순위", "2순위", "4점", "5점", "기권합니다. 아무것도 고르지 않았습니다.", "고른 사업비를 더하면 2,800만 원입니다."):
        assert words in review
    assert review.index(["보도 턱 낮추기", "1순위"][0]) < review.index("2순위")
    her.press("연습 투표하기")
    expect(her.tab.locator("h1")).to_have_text("연습을 마쳤습니다")
    assert not any_tabs.looker.wrong, "\n".join(any_tabs.looker.wrong)


def test_a_ranking_with_the_keyboard_alone(tabs: Tabs) -> None:
    her = practising(tabs)
    way(her, "마을 텃밭", "순위에 넣기").focus()
    her.tab.keyboard.press("Enter")
    assert ranking(her) == ["마을 텃밭 꾸미기"]
    way(her, "작은 도서관", "순위에 넣기").focus()
    her.tab.keyboard.press("Space")
    her.tab.keyboard.press("Tab")
    way(her, "작은 도서관", "위로").focus()
    her.tab.keyboard.press("Enter")
    assert ranking(her) == ["작은 도서관 책 사기", "마을 텃밭 꾸미기"]


def test_larger_type_in_place_loses_no_choice(tabs: Tabs) -> None:
    her = practising(tabs)
    contest(her, UP_TO_K).locator("label", has_text="그늘 쉼터").click()
    her.tab.locator("details.display > summary").click()
    her.tab.get_by_role("button", name="아주 크게").click()
    expect(her.tab.locator("html")).to_have_attribute("data-text", "200")
    expect(contest(her, UP_TO_K).get_by_label("그늘 쉼터")).to_be_checked()
    assert her.tab.evaluate("() => document.documentElement.scrollWidth <= document.documentElement.clientWidth")


def test_two_projects_side_by_side(any_tabs: Tabs) -> None:
    her = practising(any_tabs)
    contest(her, UP_TO_K).locator("label", has_text="그늘 쉼터").click()
    contest(her, UP_TO_K).locator("summary", has_text="나란히").click()
    her._go(lambda: contest(her, UP_TO_K).get_by_role("button", name="견주어 보기").click(), 200)
    expect(contest(her, UP_TO_K).locator("table.comparison th[scope=col]")).to_have_text(["1. 그늘 쉼터 놓기", "2. 골목 조명 바꾸기"])
    expect(contest(her, UP_TO_K).get_by_label("그늘 쉼터")).to_be_checked()
    assert not any_tabs.looker.wrong, "\n".join(any_tabs.looker.wrong)
