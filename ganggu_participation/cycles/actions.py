"""Planning a year and announcing its plan."""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Any

from .. import clock
from ..deeds import deed
from ..dongs.queries import dongs_in_order
from ..refusals import Refusal, Refused
from ..verbs import Verb
from .models import Cycle, Stage, Track
from .plans import StagePlan, TrackPlan
from .queries import cycle_of_year
from .states import CALL, LIFE

SHORTEST_REASON = 30


def plan(
    actor: Any, *, operating_year: int, plan: str, stages: Sequence[StagePlan], tracks: Sequence[TrackPlan]
) -> Cycle:
    """Lays out a year, or lays it out anew as long as it is not announced. The budget year is the one after.

    Raises Refused: DATES_OUT_OF_ORDER when a stage ends before it begins or begins before the one ahead of it,
    CEILING_PASSED when the dongs' shares are together more than their track has, NOT_IN_THIS_STATE when announced."""
    cycle = cycle_of_year(operating_year) or Cycle(operating_year=operating_year, budget_year=operating_year + 1)
    with deed(actor, Verb.CYCLE_PLAN, cycle) as facts:
        _check_order(stages)
        _check_shares(tracks)
        LIFE.move(cycle, Verb.CYCLE_PLAN)
        cycle.plan = plan
        cycle.stages = [_stage(cycle, sort, each) for sort, each in enumerate(stages, 1)]
        cycle.tracks = [_track(cycle, sort, each) for sort, each in enumerate(tracks, 1)]
        facts.update(operating_year=operating_year, ceilings={each.key: int(each.ceiling) for each in tracks})
    return cycle


def _check_order(stages: Sequence[StagePlan]) -> None:
    if CALL not in {stage.key for stage in stages}:
        raise ValueError("a year needs its call for proposals")
    for stage in stages:
        if stage.opens >= stage.closes:
            raise Refused(Refusal.DATES_OUT_OF_ORDER, f"‘{stage.label}’의 날짜를 확인해 주세요.")
    for before, after in pairwise(stages):
        if after.opens < before.opens:
            raise Refused(Refusal.DATES_OUT_OF_ORDER, f"‘{after.label}’의 시작이 ‘{before.label}’의 시작보다 앞섭니다.")


def _check_shares(tracks: Iterable[TrackPlan]) -> None:
    dongs = len(dongs_in_order())
    for track in tracks:
        if track.dong_ceiling is not None and track.dong_ceiling * dongs > track.ceiling:
            raise Refused(
                Refusal.CEILING_PASSED, f"‘{track.label}’의 동별 금액을 {dongs}개 동만큼 더하면 전체 금액보다 큽니다."
            )


def _stage(cycle: Cycle, sort: int, plan: StagePlan) -> Stage:
    """The stage of this key, so that what points to it still does."""
    stage = next((kept for kept in cycle.stages if kept.key == plan.key), None) or Stage(key=plan.key)
    stage.sort, stage.label, stage.about, stage.opens, stage.closes = (
        sort, plan.label, plan.about, plan.opens, plan.closes,
    )  # fmt: skip
    return stage


def _track(cycle: Cycle, sort: int, plan: TrackPlan) -> Track:
    track = next((kept for kept in cycle.tracks if kept.key == plan.key), None) or Track(key=plan.key)
    track.sort, track.label, track.summary, track.scope = sort, plan.label, plan.summary, plan.scope
    track.ceiling, track.dong_ceiling = plan.ceiling, plan.dong_ceiling
    track.support_gate = plan.support_gate
    return track


def announce(actor: Any, cycle: Cycle, early_reason: str | None = None) -> None:
    """Makes the plan public. `early_reason` is kept only where the notice is shorter than 20 days before the call.

    Raises Refused: TOO_EARLY_AFTER_NOTICE without a reason, REASON_TOO_SHORT with less than 30 characters of it."""
    with deed(actor, Verb.CYCLE_ANNOUNCE, cycle) as facts:
        LIFE.move(cycle, Verb.CYCLE_ANNOUNCE)
        cycle.early_reason = _reason(cycle, early_reason)
        cycle.announced_at = clock.now()
        facts.update(operating_year=cycle.operating_year, early_reason=cycle.early_reason)


def _reason(cycle: Cycle, early_reason: str | None) -> str | None:
    if not cycle.is_late_for_notice:
        return None
    reason = (early_reason or "").strip()
    if not reason:
        raise Refused(Refusal.TOO_EARLY_AFTER_NOTICE)
    if len(reason) < SHORTEST_REASON:
        raise Refused(Refusal.REASON_TOO_SHORT)
    return reason
