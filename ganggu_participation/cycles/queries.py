"""Reading about the years: a plan that is not announced yet is for officials."""

from typing import Any

from sqlalchemy import ColumnElement, Select, case, func, select, true
from sqlalchemy.orm import selectinload

from .. import clock
from ..database import db
from .models import Cycle, Stage, Track
from .states import CycleState


def _whole() -> Select[Cycle]:
    return select(Cycle).options(selectinload(Cycle.stages), selectinload(Cycle.tracks))


def current_cycle() -> Cycle | None:
    """The announced year that runs now: this year's, else the last before it, else the first to come."""
    year = clock.today().year
    nearest = (case((Cycle.operating_year <= year, 0), else_=1), func.abs(Cycle.operating_year - year))
    announced = _whole().where(Cycle.state == CycleState.ANNOUNCED)
    return db.session.scalar(announced.order_by(*nearest).limit(1))


def cycle_of(cycle_id: int) -> Cycle | None:
    return db.session.scalar(_whole().where(Cycle.id == cycle_id))


def cycle_of_year(operating_year: int) -> Cycle | None:
    return db.session.scalar(_whole().where(Cycle.operating_year == operating_year))


def cycle_seen_by(actor: Any, cycle_id: int) -> Cycle | None:
    return db.session.scalar(_whole().where(Cycle.id == cycle_id, _within_reach(actor)))


def cycles_seen_by(actor: Any) -> list[Cycle]:
    """The latest year first."""
    return list(db.session.scalars(_whole().where(_within_reach(actor)).order_by(Cycle.operating_year.desc())))


def _within_reach(actor: Any) -> ColumnElement[bool]:
    return true() if getattr(actor, "is_official", False) else Cycle.state == CycleState.ANNOUNCED


def stage_now(cycle: Cycle) -> Stage | None:
    return cycle.stage_now


def track_kinds() -> list[tuple[str, str]]:
    """Key and label of every kind of track that there is or was, each once, as the latest year calls it."""
    kinds: dict[str, str] = {}
    for key, label in db.session.execute(select(Track.key, Track.label).order_by(Track.cycle_id.desc(), Track.sort)):
        kinds.setdefault(key, label)
    return list(kinds.items())


def tracks_of(cycle: Cycle) -> list[Track]:
    return list(cycle.tracks)


def last_year() -> int | None:
    """The last operating year that was ever planned."""
    return db.session.scalar(select(func.max(Cycle.operating_year)))
