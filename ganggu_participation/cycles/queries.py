"""Reading years: the one that is running, its stages and tracks."""

from sqlalchemy import select
from sqlalchemy.orm import selectinload

from ..database import db
from .models import Cycle, Track
from .states import CycleState


def current_cycle() -> Cycle | None:
    """The last announced year, with its stages and tracks."""
    announced = select(Cycle).where(Cycle.state == CycleState.ANNOUNCED).order_by(Cycle.operating_year.desc()).limit(1)
    return db.session.scalars(announced.options(selectinload(Cycle.stages), selectinload(Cycle.tracks))).one_or_none()


def cycle_of(cycle_id: int) -> Cycle | None:
    found = select(Cycle).where(Cycle.id == cycle_id)
    return db.session.scalars(found.options(selectinload(Cycle.stages), selectinload(Cycle.tracks))).one_or_none()


def tracks_of(cycle: Cycle) -> list[Track]:
    return list(cycle.tracks)
