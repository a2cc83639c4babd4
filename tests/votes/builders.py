"""Votes of every age, and people to cast in them."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any

from ganggu_participation import clock, keys
from ganggu_participation.accounts.states import Basis, Level
from ganggu_participation.dongs.models import Dong
from ganggu_participation.money import Won
from ganggu_participation.permissions import CLOCK
from ganggu_participation.votes import actions
from ganggu_participation.votes.models import Vote
from ganggu_participation.votes.plans import ContestPlan, OptionPlan
from ganggu_participation.votes.roll import Elector

REASON = "정전으로 온라인 투표가 두 시간 넘게 멈추어 기간을 하루 늘립니다. 모두 참여할 수 있게 하려는 것입니다."
TITLES = ("무더위 쉼터 그늘막", "골목길 안전 조명", "어린이 놀이터 고치기", "공원 둘레길 의자", "마을 텃밭 만들기")
COSTS = (12_000_000, 30_000_000, 25_000_000, 8_000_000, 15_000_000)
CATEGORIES = ("쉼", "안전", "안전", "쉼", "쉼")
COUNTED = {"approve_reject": "approve_reject", "ranked": "irv", "rating": "rating"}
LIMITS = {"points": {"points": 10, "max_per_option": 6}, "ranked": {"max_length": 3}}
KINDS = ("approve_reject", "single", "up_to_k", "exactly_k", "k_per_category", "knapsack", "ranked", "points", "rating")
NOTICE, RUNNING, LEFT = timedelta(days=12), timedelta(days=1), timedelta(days=3)


def a_contest(kind: str = "up_to_k", k: int | None = 3, ceiling: int = 60_000_000, **words: Any) -> ContestPlan:
    """Five projects of a dong under 6,000만 원, by any kind of ballot."""
    category = CATEGORIES if kind == "k_per_category" else [None] * len(TITLES)
    options = tuple(
        OptionPlan(title, f"{title}에 씁니다.", Won(cost), category=place)
        for title, cost, place in zip(TITLES, COSTS, category, strict=True)
    )
    words.setdefault("counting", COUNTED.get(kind, "greedy"))
    words.setdefault("limits", LIMITS.get(kind, {}))
    return ContestPlan(
        **{"title": "마을 사업", "kind": kind, "options": options, "k": k, "ceiling": Won(ceiling), **words}
    )


def roll_rule(dong: Dong | None, age_on: date, **words: Any) -> dict[str, Any]:
    bases = [Basis.RESIDENCE, Basis.WORKPLACE, Basis.SCHOOL, Basis.ORGANISATION]
    return {
        "min_age": 18,
        "age_on": age_on.isoformat(),
        "bases": bases,
        "level": int(Level.DECLARED_BASIS),
        "dong_id": dong.id if dong else None,
        **words,
    }


def a_draft_vote(
    town: Any,
    *,
    dong: Dong | None = None,
    actor: Any = None,
    opens: datetime | None = None,
    closes: datetime | None = None,
    contests: Sequence[ContestPlan] | None = None,
    round_key: str | None = None,
    rule: Mapping[str, Any] | None = None,
    **words: Any,
) -> Vote:
    """A vote of 풍암동, unless told otherwise, that opens in 13 days for four days."""
    dong = dong or town.pungam
    opens = opens or clock.now() + NOTICE + RUNNING
    closes = closes or opens + RUNNING + LEFT
    return actions.prepare(
        actor or town.han,
        title=f"{dong.name} 마을 사업 투표",
        summary="내년에 할 마을 사업을 정합니다.",
        dong=dong,
        opens=opens,
        closes=closes,
        round_key=round_key,
        contests=contests or [a_contest()],
        roll_rule=rule or roll_rule(dong, closes.astimezone(clock.KST).date()),
        **words,
    )


def a_published_vote(town: Any, *, actor: Any = None, **words: Any) -> Vote:
    vote = a_draft_vote(town, actor=actor, **words)
    actions.publish(actor or town.han, vote)
    return vote


def an_open_vote(town: Any, *, opened: timedelta = RUNNING, left: timedelta = LEFT, **words: Any) -> Vote:
    """Announced 12 days before it opened, open since a day, for three more days."""
    now = clock.now()
    with clock.at(now - opened - NOTICE):
        vote = a_published_vote(town, **{"opens": now - opened, "closes": now + left, **words})
    with clock.at(now - opened):
        actions.open(CLOCK, vote)
    return vote


def electors(number: int, dong: Dong | None, start: int = 0) -> list[Elector]:
    """People who live in the dong, known at the desk."""
    dong_id = dong.id if dong else 0
    return [
        Elector(
            keys.person_key(f"elector {start + n}"), dong_id, Basis.RESIDENCE, int(Level.STAFF_SEEN), date(1970, 1, 1)
        )
        for n in range(number)
    ]


def a_closed_vote(town: Any, *, ballots: Sequence[Mapping[int, Any]] = (), **words: Any) -> Vote:
    """Closed a moment ago, after one elector cast each of `ballots`."""
    now = clock.now()
    with clock.at(now - timedelta(hours=1)):
        vote = an_open_vote(town, **{"left": timedelta(minutes=30), **words})
        for person, choices in zip(electors(len(ballots), words.get("dong") or town.pungam), ballots, strict=True):
            actions.cast(person, vote, choices)
    with clock.at(now):
        actions.close(CLOCK, vote)
    return vote
