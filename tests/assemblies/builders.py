"""Assemblies of every age, made by the actions that officials use."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from ganggu_participation import clock
from ganggu_participation.assemblies import actions
from ganggu_participation.assemblies.models import Assembly
from ganggu_participation.assemblies.states import Route
from ganggu_participation.counts import actions as counts
from ganggu_participation.money import Won
from ganggu_participation.permissions import CLOCK
from ganggu_participation.votes import actions as votes

from ..approvals.builders import two_agree
from ..proposals.builders import a_listed_proposal, an_announced_cycle
from ..votes.builders import electors

DAY = timedelta(days=1)
NOTICE = "풍암동 주민총회를 엽니다. 안건을 살펴보고 투표해 주세요. 내년에 할 사업을 함께 정합니다."
AGENDA = (("둘레길 의자 놓기", 8), ("골목길 안전 조명", 20), ("어린이 놀이터 그늘막", 12), ("마을 텃밭 만들기", 5))
"""(title, cost in millions of won): the two dearest do not fit together under 3,300만 원 with anything else."""
SEVEN_BALLOTS = ({1: [1, 2, 3]}, {1: [1, 2]}, {1: [1, 3]}, {1: [1, 2]}, {1: [2]}, {1: [4]}, {1: [1]})
"""둘레길 5, 조명 4, 그늘막 2, 텃밭 1."""


def an_assembly_in_preparation(
    town: Any, *, agenda: Sequence[tuple[str, int]] = AGENDA, actor: Any = None, **words: Any
) -> Assembly:
    """풍암동's, to open in 14 days for a week; seven people make its quorum; its items are tabled."""
    cycle = an_announced_cycle()
    opens = words.pop("opens", clock.now() + 14 * DAY)
    assembly = actions.prepare(
        actor or town.park,
        cycle=cycle,
        track=next(track for track in cycle.tracks if track.dong_ceiling),
        dong=town.pungam,
        **{
            "name": "2026년 풍암동 주민총회",
            "place": "풍암동 행정복지센터",
            "opens": opens,
            "closes": opens + 7 * DAY,
            "meets_at": opens + 7 * DAY - timedelta(hours=1),
            "quorum_pct": "0.02",
            **words,
        },
    )
    for title, millions in agenda:
        proposal = a_listed_proposal(town.kim, town.jung, title=title, reviewed_cost=Won(millions * 1_000_000))
        actions.table_item(town.park, assembly, proposal, Route.PARTICIPATORY_BUDGET)
    return assembly


def a_noticed_assembly(town: Any, **words: Any) -> Assembly:
    """Its agenda is frozen and its vote published, 14 days before it opens."""
    assembly = an_assembly_in_preparation(town, **words)
    actions.give_notice(town.park, assembly, NOTICE)
    return assembly


def an_open_assembly(town: Any, *, ballots: Sequence[dict[int, Any]] = (), **words: Any) -> Assembly:
    """Open since a day; one elector cast each of `ballots`."""
    with clock.at(clock.now() - 15 * DAY):
        assembly = a_noticed_assembly(town, **words)
    with clock.at(clock.now() - DAY + timedelta(minutes=1)):
        actions.open(CLOCK, assembly)
    for person, choices in zip(electors(len(ballots), town.pungam), ballots, strict=True):
        votes.cast(person, assembly.vote, choices)
    return assembly


def a_closed_assembly(town: Any, *, ballots: Sequence[dict[int, Any]] = SEVEN_BALLOTS, **words: Any) -> Assembly:
    """Closed a moment ago, with seven who took part unless told otherwise."""
    now = clock.now()
    with clock.at(now - 6 * DAY - timedelta(minutes=5)):
        assembly = an_open_assembly(town, ballots=ballots, **words)
    actions.close(CLOCK, assembly)
    return assembly


def a_counted_assembly(town: Any, **words: Any) -> Assembly:
    """Counted by 백개표 and certified by 서개표, not yet declared."""
    assembly = a_closed_assembly(town, **words)
    two_agree(town, assembly.vote)
    counts.certify(town.seo, counts.count(town.baek, assembly.vote))
    return assembly


def a_declared_assembly(town: Any, **words: Any) -> Assembly:
    assembly = a_counted_assembly(town, **words)
    actions.declare(town.park, assembly)
    return assembly


def a_failed_assembly(town: Any) -> Assembly:
    """Two took part where seven were needed."""
    assembly = a_closed_assembly(town, ballots=SEVEN_BALLOTS[:2])
    actions.find_no_quorum(town.park, assembly)
    return assembly
