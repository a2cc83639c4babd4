"""Every kind of ballot to try: one open vote, and the same one counted and certified; all of it made up."""

import random
from datetime import datetime, timedelta
from typing import Any, Final

from .. import clock
from ..accounts.states import Basis, Level
from ..ballotbox.made_up import made_up_ballots
from ..counts import actions as counts
from ..counts.queries import latest_count
from ..database import db, transaction
from ..dongs.models import Dong
from ..money import Won
from ..permissions import CLOCK
from ..votes import actions as votes
from ..votes.models import Vote
from ..votes.plans import ContestPlan, OptionPlan
from ..votes.queries import contests_of
from . import assemblies, people
from .house import House

TITLE: Final = "여러 가지 투표 방식 체험"
SUMMARY: Final = (
    "시연용입니다. 투표용지마다 고르는 방식과 세는 방법이 다릅니다. 꾸며 낸 사업이며 실제로 정하는 것은 없습니다."
)
BALLOTS: Final = 60
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
MAN: Final = 10_000
PROJECTS: Final = (
    ("그늘 쉼터 놓기", 1_500, "쉼", "버스 정류장 옆에 햇볕을 가리는 쉼터를 놓습니다. 앉을 자리와 물 마시는 곳을 함께 두고, 여름에는 안개 분무를 틀어 더위를 식힙니다. 장소는 주민 의견을 들어 정합니다."),
    ("골목 조명 바꾸기", 2_800, "안전", "어두운 골목의 등을 밝은 것으로 바꾸고, 사람이 지나갈 때 더 밝아지게 합니다."),
    ("보도 턱 낮추기", 2_200, "안전", "유아차와 휠체어가 다니기 쉽게 보도 턱을 낮춥니다."),
    ("작은 도서관 책 사기", 900, "배움", "어린이 책과 큰 글씨 책을 삽니다."),
    ("마을 텃밭 꾸미기", 1_200, "쉼", "빈터에 함께 가꾸는 텃밭을 꾸밉니다."),
    ("디지털 배움터 열기", 1_000, "배움", "휴대전화와 무인 주문기 쓰는 법을 천천히 배우는 자리를 엽니다."),
)  # fmt: skip
NAMES: Final = (
    ("해오름 쉼터", "밝은 아침을 뜻합니다."),
    ("도란도란 쉼터", "정답게 이야기하는 모습입니다."),
    ("푸른뜰 쉼터", "나무와 풀이 있는 뜰입니다."),
)
ITEMS: Final = (
    ("쉼터를 밤 9시까지 열기", "지금은 저녁 6시에 닫습니다."),
    ("한 달에 한 번 마을 장터 열기", "셋째 토요일 오전에 엽니다."),
)


def show(house: House) -> None:
    """One to vote in now and to practise on, one with a certified result, one to rehearse."""
    with clock.at(clock.now() - 20 * DAY):
        done_id = _published(house, "지난 체험", clock.now() + DAY, clock.now() + 10 * DAY)
    _voted(done_id, clock.now() - 19 * DAY, clock.now() - 15 * DAY)
    _declared(house, done_id, clock.now() - 9 * DAY)
    with clock.at(clock.now() - 3 * DAY):
        open_id = _published(house, "", clock.now() + DAY, clock.now() + 24 * DAY)
    with clock.at(clock.now() - 2 * DAY + HOUR):
        votes.open(CLOCK, _vote(open_id))
    _prepare(house)


def _prepare(house: House) -> int:
    """A draft that is still waiting for its rehearsal."""
    with transaction():
        return votes.prepare(house.person("budget"), **_words("준비 중", clock.now() + 9 * DAY, clock.now() + 19 * DAY)).id


def _vote(vote_id: int) -> Vote:
    return db.session.get_one(Vote, vote_id)


def _published(house: House, which: str, opens: datetime, closes: datetime) -> int:
    with transaction():
        officer = house.person("budget")
        vote = votes.prepare(officer, **_words(which, opens, closes))
        votes.publish(officer, vote)
        return vote.id


def _words(which: str, opens: datetime, closes: datetime) -> dict[str, Any]:
    """What votes.prepare takes: the whole district, from 14 years on."""
    rule = {
        "min_age": 14,
        "age_on": closes.date().isoformat(),
        "bases": list(Basis),
        "level": int(Level.DECLARED_BASIS),
        "dong_id": None,
    }
    return {
        "title": f"{TITLE}({which})" if which else TITLE,
        "summary": SUMMARY,
        "dong": None,
        "opens": opens,
        "closes": closes,
        "round_key": None,
        "roll_rule": rule,
        "contests": contests(),
    }


def contests() -> list[ContestPlan]:
    """One of every kind, each under a counting that suits it."""
    budget, ceiling = _projects(), Won(5_000 * MAN)
    sharing: dict[str, Any] = {"options": budget, "ceiling": ceiling}
    return [
        ContestPlan("사업 3개까지 고르기", "up_to_k", k=3, **sharing),
        ContestPlan("예산 안에서 고르기", "knapsack", counting="equal_shares", **sharing),
        ContestPlan("분야마다 1개씩 고르기", "k_per_category", k=1, **sharing),
        ContestPlan("점수 10점 나누어 주기", "points", limits={"points": 10, "max_per_option": 6}, **sharing),
        ContestPlan("순위 정하기", "ranked", budget, counting="irv", limits={"max_length": 3}),
        ContestPlan("1점부터 5점까지 매기기", "rating", _named(NAMES), counting="rating"),
        ContestPlan(
            "쉼터 이름 하나 고르기", "single", _named(NAMES), counting="choose", seats=1, limits={"order": "lot"}
        ),
        ContestPlan("꼭 2개 고르기", "exactly_k", budget, k=2, counting="choose", seats=2),
        ContestPlan("찬성과 반대", "approve_reject", _named(ITEMS), counting="approve_reject"),
    ]


def _projects() -> tuple[OptionPlan, ...]:
    return tuple(OptionPlan(title, text, Won(cost * MAN), category=place) for title, cost, place, text in PROJECTS)


def _named(words: tuple[tuple[str, str], ...]) -> tuple[OptionPlan, ...]:
    return tuple(OptionPlan(title, text) for title, text in words)


def _voted(vote_id: int, opens: datetime, at: datetime) -> None:
    with clock.at(opens + HOUR):
        votes.open(CLOCK, _vote(vote_id))
    with clock.at(at), transaction():
        vote, dong = _vote(vote_id), db.session.scalars(db.select(Dong).order_by(Dong.sort).limit(1)).one()
        made_up = made_up_ballots(contests_of(vote), BALLOTS, TITLE)
        for elector, ballot in zip(people.electors_of(dong, BALLOTS, random.Random(TITLE)), made_up, strict=True):
            votes.cast(elector, vote, {content["contest"]: content.get("choices", votes.BLANK) for content in ballot})


def _declared(house: House, vote_id: int, at: datetime) -> None:
    with clock.at(at), transaction():
        votes.close(CLOCK, _vote(vote_id))
        assemblies.agreed(house, _vote(vote_id))
        counts.count(house.person("count"), _vote(vote_id))
        done = latest_count(vote_id)
        assert done is not None
        counts.certify(house.person("certify"), done)
