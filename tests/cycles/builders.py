"""Years, planned and announced through the house's own verbs."""

from datetime import UTC, date, datetime
from typing import Any

from ganggu_participation import clock
from ganggu_participation.cycles import actions, defaults
from ganggu_participation.cycles.models import Cycle

WINTER = datetime(2026, 1, 20, 3, tzinfo=UTC)  # in time for a call that opens on 2 March
LATE_WINTER = datetime(2026, 2, 20, 3, tzinfo=UTC)  # ten days before it
CALL = date(2026, 3, 2)
REASON = "구의회 일정이 바뀌어 제안받는 기간을 예년보다 일찍 시작해야 합니다."


def a_planned_cycle(officer: Any, operating_year: int = 2026, **parts: Any) -> Cycle:
    """The default year, unless `parts` say otherwise."""
    plain = {"plan": defaults.PLAN, "stages": defaults.stages(operating_year), "tracks": defaults.tracks()}
    return actions.plan(officer, operating_year=operating_year, **(plain | parts))


def an_announced_cycle(officer: Any, operating_year: int = 2026, **parts: Any) -> Cycle:
    """Announced on 20 January of its operating year."""
    with clock.at(WINTER.replace(year=operating_year)):
        cycle = a_planned_cycle(officer, operating_year, **parts)
        actions.announce(officer, cycle)
    return cycle


def as_typed(**words: Any) -> dict[str, Any]:
    """The plan form as an official sends it without changing what it offers."""
    typed = {"operating_year": "2026", "plan": defaults.PLAN}
    for stage in defaults.stages(2026):
        for end in ("opens", "closes"):
            typed[f"{stage.key}_{end}"] = getattr(stage, end).astimezone(clock.KST).strftime("%Y-%m-%dT%H:%M")
    for track in defaults.tracks():
        typed |= {f"{track.key}_summary": track.summary, f"{track.key}_ceiling": str(track.ceiling)}
        if track.dong_ceiling is not None:
            typed[f"{track.key}_dong_ceiling"] = str(track.dong_ceiling)
    return typed | words
