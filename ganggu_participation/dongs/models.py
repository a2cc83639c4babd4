"""Dongs, their offices, schools and neighbours. Figures carry their day and source."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import JSON, Column, ForeignKey, Table
from sqlalchemy.orm import Mapped, mapped_column, relationship

from .. import clock
from ..database import UTC, Base, Model, one_of
from .states import LIFE, DongState

neighbours = Table(
    "dong_neighbours",
    Base.metadata,
    Column("dong_id", ForeignKey("dongs.id"), primary_key=True),
    Column("neighbour_id", ForeignKey("dongs.id"), primary_key=True),
)


class Dong(Model):
    """An administrative dong (행정동): its figures with their days, and in `sources` where each fact comes from.

    `code` and `code_before` are the codes since and before 2026-07-01. It is there from `active_from` until the
    day before `active_to`. `area_km2` is a decimal figure in km², kept as it was published."""

    __tablename__ = "dongs"
    life = LIFE
    id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(unique=True)
    code_before: Mapped[str | None]
    name: Mapped[str]
    short_name: Mapped[str]
    sort: Mapped[int]
    state: Mapped[DongState] = mapped_column(one_of(DongState))
    population: Mapped[int]
    population_18_plus: Mapped[int]
    population_65_plus: Mapped[int]
    population_on: Mapped[date]
    ages: Mapped[dict[str, int]] = mapped_column(JSON, deferred=True, deferred_group="described")
    area_km2: Mapped[str]
    legal_dongs: Mapped[list[str]] = mapped_column(JSON, deferred=True, deferred_group="described")
    outline: Mapped[dict[str, Any] | None] = mapped_column(JSON, deferred=True)
    label_lat: Mapped[float | None]
    label_lon: Mapped[float | None]
    office_address: Mapped[str | None]
    office_phone: Mapped[str | None]
    office_on: Mapped[date | None]
    office_note: Mapped[str | None]
    active_from: Mapped[date]
    active_to: Mapped[date | None]
    sources: Mapped[dict[str, str]] = mapped_column(JSON, deferred=True, deferred_group="described", default=dict)
    changed_at: Mapped[datetime] = mapped_column(UTC, default=clock.now, onupdate=clock.now)
    schools: Mapped[list["School"]] = relationship(order_by="School.name")
    neighbours: Mapped[list["Dong"]] = relationship(
        secondary=neighbours,
        primaryjoin=id == neighbours.c.dong_id,
        secondaryjoin=id == neighbours.c.neighbour_id,
        order_by="Dong.sort",
    )

    @property
    def dong_id(self) -> int:
        return self.id

    @property
    def area(self) -> Decimal:
        """In km²."""
        return Decimal(self.area_km2)

    def is_there_on(self, day: date) -> bool:
        return self.active_from <= day and (self.active_to is None or day < self.active_to)


class School(Model):
    __tablename__ = "schools"
    id: Mapped[str] = mapped_column(primary_key=True)
    dong_id: Mapped[int] = mapped_column(ForeignKey("dongs.id"), index=True)
    name: Mapped[str]
    level: Mapped[str]
    address: Mapped[str]
    lat: Mapped[float]
    lon: Mapped[float]
    as_of: Mapped[date]
    source: Mapped[str] = mapped_column(default="schools")
