"""Reading about dongs: everybody may. A day decides which dongs are there."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache

from sqlalchemy import BindParameter, ColumnElement, Select, and_, bindparam, case, func, or_, select
from sqlalchemy.orm import selectinload, undefer, undefer_group

from .. import clock
from ..database import db
from .models import Dong


def _there_on(day: date | BindParameter[date]) -> ColumnElement[bool]:
    return and_(Dong.active_from <= day, or_(Dong.active_to.is_(None), Dong.active_to > day))


def dongs_in_order(on: date | None = None) -> list[Dong]:
    """The dongs of a day (today unless said otherwise), in the order of their codes."""
    there = select(Dong).where(_there_on(on or clock.today()))
    return list(db.session.scalars(there.order_by(Dong.sort, Dong.id)))


@dataclass(frozen=True)
class DongName:
    """Of a dong only what a list to choose from needs."""

    id: int
    name: str


def dong_names() -> list[DongName]:
    """Today's dongs to choose from, in the order of their codes."""
    return [DongName(row.id, row.name) for row in db.session.execute(_names(), {"day": clock.today()})]


@cache
def _names() -> Select[int, str]:
    """Built once: most pages with a filter ask it."""
    return select(Dong.id, Dong.name).where(_there_on(bindparam("day"))).order_by(Dong.sort, Dong.id)


def dongs_described() -> list[Dong]:
    """Today's dongs with the columns that only pages about dongs need."""
    there = select(Dong).where(_there_on(clock.today())).options(undefer_group("described"))
    return list(db.session.scalars(there.order_by(Dong.sort, Dong.id)))


def dongs_ever() -> list[Dong]:
    """Also the closed ones and those that are to come."""
    return list(db.session.scalars(select(Dong).order_by(Dong.sort, Dong.id)))


def dongs_with_outlines() -> list[Dong]:
    """Today's dongs that can be drawn."""
    drawn = select(Dong).where(_there_on(clock.today()), Dong.label_lat.is_not(None)).options(undefer(Dong.outline))
    return list(db.session.scalars(drawn.order_by(Dong.sort, Dong.id)))


def dongs_changed_at() -> datetime | None:
    """When a dong was last added, changed or closed."""
    return db.session.scalar(select(func.max(Dong.changed_at)))


def dong_by_id(dong_id: int) -> Dong | None:
    return db.session.get(Dong, dong_id)


def dong_and_surroundings(dong_id: int) -> Dong | None:
    """The dong with its schools and neighbours."""
    wanted = select(Dong).where(Dong.id == dong_id).options(undefer_group("described"))
    return db.session.scalar(wanted.options(selectinload(Dong.schools), selectinload(Dong.neighbours)))


def dong_by_name(name: str) -> Dong | None:
    """By its whole name; of several over the years today's, else the latest."""
    return _one(Dong.name == name)


def dong_by_slug(short_name: str) -> Dong | None:
    """By its name without 동, as receipt numbers carry it."""
    return _one(Dong.short_name == short_name)


def _one(named: ColumnElement[bool]) -> Dong | None:
    today_first = case((_there_on(clock.today()), 0), else_=1)
    return db.session.scalar(select(Dong).where(named).order_by(today_first, Dong.active_from.desc()).limit(1))


def dongs_by_ids(ids: Iterable[int]) -> list[Dong]:
    return list(db.session.scalars(select(Dong).where(Dong.id.in_(list(ids))).order_by(Dong.sort)))


def is_known(code: str, name: str, on: date) -> bool:
    """Whether a dong has this code, or a dong of that day has this name."""
    same = or_(Dong.code == code, and_(Dong.name == name, or_(Dong.active_to.is_(None), Dong.active_to > on)))
    return db.session.scalar(select(Dong.id).where(same).limit(1)) is not None


def next_place() -> int:
    """Behind the last dong in the order."""
    return (db.session.scalar(select(func.max(Dong.sort))) or 0) + 1
