"""A year of 풍암동, act by act; every act is done at pages, by the people who may."""

import csv
import io
from datetime import date, datetime

from ganggu_participation import clock, timekeeping
from ganggu_participation.cycles.models import Track
from ganggu_participation.cycles.queries import current_cycle
from ganggu_participation.money import Won

from ..proposals.builders import a_listed_proposal
from .people import House, neighbours, officials_take_office, sign_up
from .visitor import Visitor

RESIDENT = "resident@example.kr"
CHAIRS, CHAIRS_COST = "풍암호수 둘레길 의자 놓기", 7_850_000
LIGHTS, LIGHTS_COST = "골목길 안전 조명", 20_123_400
AWNING, AWNING_COST = "어린이 놀이터 그늘막", 12_000_000
GARDEN, GARDEN_COST = "마을 텃밭 만들기", 5_000_010
OTHERS = ((LIGHTS, LIGHTS_COST), (AWNING, AWNING_COST), (GARDEN, GARDEN_COST))
CEILING = 33_333_333
FUNDED = ((CHAIRS, CHAIRS_COST), (LIGHTS, LIGHTS_COST), (GARDEN, GARDEN_COST))
"""The awning has more votes than the garden, and does not fit into what is left."""
WHY_LATE = "여름 행사와 날짜가 겹쳐 장소를 다시 정하느라 공고가 늦었습니다. 미리 알려 드리지 못해 죄송합니다."
WISHES = ((CHAIRS, LIGHTS, AWNING), (CHAIRS, LIGHTS), (CHAIRS, AWNING), (CHAIRS, LIGHTS, GARDEN), (LIGHTS, AWNING))
"""Of five voters: chairs 4, lights 4, awning 3, garden 1; the cheaper of two equals comes first."""


def day(month: int, on: int, hour: int = 10) -> datetime:
    return clock.moment(date(2026, month, on), hour)


def plan_the_year(house: House) -> None:
    """January: offices, the plan of the year, its announcement, the money of the dongs."""
    with clock.at(day(1, 20)):
        officials_take_office(house)
        budget = house.official("budget")
        budget.follow("운영계획").follow("2026년 계획 세우기").press("계획 저장하기")
        budget.open("/office/cycles").follow("공고하기").press("운영계획 공고하기")
        assert budget.sees("2026년 운영계획을 공고했습니다")
        budget.open("/office").follow("예산 편성")
        budget.open(budget.page.xpath("//a[.='한도 정하기']/@href")[-1]).press("한도 정하기")
        assert budget.sees("18개 동의 한도를 정했습니다", "마을계획형 18개 동")


def propose(house: House) -> None:
    """March: she signs up, picks her dong, is verified, writes and submits."""
    with clock.at(day(3, 10)):
        her = sign_up(house.stranger(), RESIDENT, "김풍암")
        her.press("이 동으로 정하기", {"우리 동(행정동)": "풍암동", "우리 동에 삽니다": True})
        assert her.sees("우리 동을 풍암동으로 정했습니다")
        _be_verified(her)
        her.open("/").follow("제안하기").press("저장하고 미리 보기", _proposal())
        her.press("제안서 내기")
        assert her.heading == CHAIRS and her.sees("다음: 담당 부서 검토")
        house.seen["proposal"] = her.address


def _be_verified(her: Visitor) -> None:
    her.follow("시연용 본인 확인")
    shown = her.page.xpath("//p[@class='figure']/b")[0].text
    agreed = "본인 확인에 필요한 개인정보 수집·이용에 동의합니다"
    said = {"이름": "김풍암", "생년월일": "1960. 3. 1.", agreed: True}
    her.press("본인 확인하기", {**said, "확인 숫자": "0000"}, status=422)
    her.press("본인 확인하기", {**said, "확인 숫자": shown})
    assert her.sees("본인 확인을 마쳤습니다")


def _proposal() -> dict[str, str | bool]:
    return {
        "제안 이름": CHAIRS,
        "무엇이 불편한가요": "둘레길에 쉴 곳이 없어 어르신이 오래 걷기 어렵습니다.",
        "어디인가요": "풍암호수공원 둘레길",
        "어느 동의 일인가요": "풍암동",
        "예상 비용": "800만 원",
        "마을계획형": True,
    }


def review(house: House) -> None:
    """March: the department takes it up and finds it eligible, at a cost of its own."""
    with clock.at(day(3, 12)):
        desk = house.official("department").follow(CHAIRS)
        desk.press("검토 시작하기", {"담당 부서": "공원녹지과"}).follow("답 쓰기")
        answer: dict[str, str | bool] = {
            "투표에 올릴 수 있습니다": True,
            "검토한 사업비": str(CHAIRS_COST),
            "주민에게 보일 답": "법과 안전에 문제가 없어 투표에 올릴 수 있습니다. 의자 열 개를 놓을 수 있습니다.",
            "담당 부서": "공원녹지과",
            "직위": "주무관",
        }
        desk.press("답 공개하기", answer)
        stranger = house.stranger().open(house.seen["proposal"])
        assert stranger.sees("공원녹지과 주무관", "제안한 비용은 800만 원이었고, 검토한 사업비는 785만 원입니다.")
        for title, cost in OTHERS:
            hers, theirs = house.account(RESIDENT), house.account("department@example.kr")
            a_listed_proposal(hers, theirs, reviewed_cost=Won(cost), title=title, track=_village())


def _village() -> Track:
    return next(track for track in current_cycle().tracks if track.key == "village")


def give_notice(house: House, quorum: str) -> None:
    """August: the dong officer prepares the assembly, tables four items and gives notice too late, saying why."""
    with clock.at(day(8, 12)):
        officer = house.official("dong").follow("주민총회").follow("주민총회 준비하기")
        dates = {"투표 시작": "2026-08-20T09:00", "투표 마감": "2026-08-27T18:00", "모이는 때": "2026-08-27T14:00"}
        rules = {"유형": "마을계획형", "고를 수 있는 안건 수": "3개까지", "최소 참여 비율(%)": quorum}
        officer.press("준비 시작하기", {**dates, **rules})
        house.seen["assembly"] = officer.address
        for title in (AWNING, CHAIRS, GARDEN, LIGHTS):
            officer.press("안건으로 올리기", {title: True, "어떻게 진행하나요": "주민참여예산"})
        officer.follow("공고문 쓰기").press("공고하기", status=422)
        assert officer.sees("공고는 투표를 시작하기 10일 전까지 해야 합니다.")
        officer.press("공고하기", {"10일보다 늦게 공고하는 까닭": WHY_LATE})
        assert officer.sees("주민총회를 공고했습니다")
        house.stranger().open("/assemblies").follow("2026년 풍암동 주민총회").sees(WHY_LATE)


def vote(house: House, voters: int, watched: int | None = None) -> None:
    """The clock opens the polls; neighbours and the resident vote, each once; after the `watched` first without a browser."""
    with clock.at(day(8, 20, 9)):
        assert any("주민총회를 열었습니다" in sentence for sentence in timekeeping.keep())
    with clock.at(day(8, 21)):
        people = [RESIDENT, *neighbours(house, voters - 1)]
        other_tab = _at_the_review(house, RESIDENT, (GARDEN,))
        watching = house.visitor
        for n, email in enumerate(people):
            house.visitor = watching if watched is None or n < watched else None
            her = _at_the_review(house, email, WISHES[n % len(WISHES)]).press("투표하기")
            assert her.heading == "투표했습니다" and her.page.xpath("//p[@class='receipt-code']")
        house.visitor = watching
        _is_refused_politely(house, other_tab)


def _at_the_review(house: House, email: str, wishes: tuple[str, ...]) -> Visitor:
    her = house.enter(email).open("/").follow("투표하기")
    house.seen["vote"] = her.address
    her.follow("투표하기").press("고른 것 확인하기", dict.fromkeys(wishes, True))
    assert her.sees("고른 것을 확인해 주세요", *wishes)
    return her


def _is_refused_politely(house: House, other_tab: Visitor) -> None:
    """A second ballot: sent from a page that was open before, or asked for anew."""
    told = "이미 투표했습니다. 한 사람이 한 번만 투표할 수 있습니다. 8월 21일, 풍암동 투표에 온라인으로 참여했습니다."
    assert other_tab.press("투표하기", status=409).sees(told)
    her = house.enter(RESIDENT).open(house.seen["vote"])
    assert her.sees("이미 투표했습니다(2026. 8. 21.")
    assert her.open(f"{house.seen['vote']}/ballot", status=409).sees(told)


def count(house: House, voters: int) -> None:
    """The clock shuts the polls; two officials open the box; who counted may not certify; the other certifies."""
    with clock.at(day(8, 27, 18)):
        assert any("마감했습니다" in sentence for sentence in timekeeping.keep())
        counter = house.official("counter").follow("2026년 풍암동 주민총회")
        counter.press("개표하기", status=409, forced=True)
        counter.open("/office").follow("2026년 풍암동 주민총회").press(
            "승인 요청하기", {"까닭": "마감했으니 투표함을 엽니다."}
        )
        house.official("certifier").follow("투표함 열어 개표하기: 2026년 풍암동 주민총회").press("승인하기")
        counter.open("/office").follow("2026년 풍암동 주민총회").press("개표하기")
        house.seen["count"] = counter.address
        button = counter.page.xpath("//button[.='확인하고 발표하기']")[0]
        assert button.get("disabled") is not None
        assert counter.sees("개표한 사람은 결과를 확인할 수 없습니다. 다른 개표 담당자가 확인해 주세요.")
        counter.press("확인하고 발표하기", status=403, forced=True)
    with clock.at(day(8, 27, 19)):
        certifier = house.official("certifier").follow("2026년 풍암동 주민총회").press("확인하고 발표하기")
        assert certifier.sees("개표 결과를 확인하고 발표했습니다", f"{voters}명이 참여했습니다")
        house.seen["result"] = certifier.address


def decide(house: House) -> None:
    """The dong officer declares and writes the resolution; the budget officer shares out."""
    with clock.at(day(8, 28)):
        officer = house.official("dong").open(house.seen["assembly"])
        officer.follow("결과 살펴보고 발표하기").press("결과 발표하기")
        officer.follow("결정문 쓰기").press("결정문 남기기")
        assert officer.sees("총회가 성립했습니다", "풍암-2026-1")
    with clock.at(day(9, 3)):
        budget = house.official("budget").follow("예산 편성").follow("살펴보고 나누기").press("예산 나누기")
        assert budget.sees("예산을 나누었습니다")


def read(house: House) -> None:
    """Anybody reads what was decided, to the won, without signing in; the trail of acts is whole."""
    with clock.at(day(9, 4)):
        stranger = house.stranger().open("/").follow("2026년 풍암동 주민총회 결과")
        left = CEILING - sum(cost for _, cost in FUNDED)
        assert stranger.sees(f"쓸 수 있는 예산 {CEILING:,}원", f"{left:,}원이 남았습니다")
        table = _rows(stranger.download("결과표 내려받기(CSV)"))
        assert {row["이름"]: (row["사업비(원)"], row["선정"]) for row in table} == {
            **{title: (str(cost), "예") for title, cost in FUNDED},
            AWNING: (str(AWNING_COST), "아니요"),
        }
        lines = _rows(stranger.open("/budgets").download("선정한 사업 내려받기(CSV)"))
        assert sorted((row["사업명"], row["금액(원)"]) for row in lines) == sorted((t, str(c)) for t, c in FUNDED)
        stranger.open(house.seen["proposal"]).sees("다음: 예산 확정")
    assert "모두 이어집니다" in house.run("verify-audit")


def _rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))
