"""The operating year with its stages and tracks; the budget year is one ahead (KOREA GEN-05)."""

from datetime import date, datetime, timedelta

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from .. import clock
from ..database import UTC, Model, WonType, one_of
from ..money import Won
from .states import CALL, GATE_DAYS, LIFE, NOTICE_DAYS, CycleState, Scope


class Cycle(Model):
    __tablename__ = "cycles"
    life = LIFE
    dong_id = None
    id: Mapped[int] = mapped_column(primary_key=True)
    state: Mapped[CycleState] = mapped_column(one_of(CycleState))
    operating_year: Mapped[int] = mapped_column(unique=True)
    budget_year: Mapped[int]
    plan: Mapped[str]
    announced_at: Mapped[datetime | None] = mapped_column(UTC)
    early_reason: Mapped[str | None]
    stages: Mapped[list["Stage"]] = relationship(order_by="Stage.sort", cascade="all, delete-orphan")
    tracks: Mapped[list["Track"]] = relationship(order_by="Track.sort", cascade="all, delete-orphan")

    @property
    def stage_now(self) -> "Stage | None":
        """The last stage that has begun and not ended."""
        return next((stage for stage in reversed(self.stages) if stage.is_now), None)

    def stage(self, key: str) -> "Stage":
        return next(stage for stage in self.stages if stage.key == key)

    @property
    def stage_next(self) -> "Stage | None":
        """The first stage that has not begun."""
        return next((stage for stage in self.stages if clock.now() < stage.opens), None)

    @property
    def call_day(self) -> date:
        """The first day of the call, in Korea."""
        return self.stage(CALL).opens.astimezone(clock.KST).date()

    @property
    def notice_by(self) -> date:
        """The last day to announce the plan without giving a reason (KOREA PB-01)."""
        return self.call_day - timedelta(days=NOTICE_DAYS)

    @property
    def is_late_for_notice(self) -> bool:
        return clock.today() > self.notice_by

    @property
    def ceiling(self) -> Won:
        """What all tracks of the year may spend together."""
        return sum((track.ceiling for track in self.tracks), Won(0))


class Stage(Model):
    """A step of the year, from `opens` until just before `closes`; `about` says what a resident can do in it."""

    __tablename__ = "stages"
    __table_args__ = (
        UniqueConstraint("cycle_id", "key"),
        CheckConstraint("opens < closes", name="opens_before_closes"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    cycle_id: Mapped[int] = mapped_column(ForeignKey("cycles.id"))
    key: Mapped[str]
    label: Mapped[str]
    about: Mapped[str] = mapped_column(default="")
    sort: Mapped[int]
    opens: Mapped[datetime] = mapped_column(UTC)
    closes: Mapped[datetime] = mapped_column(UTC)

    @property
    def is_now(self) -> bool:
        return self.opens <= clock.now() < self.closes

    @property
    def is_past(self) -> bool:
        return self.closes <= clock.now()


class Track(Model):
    """A 유형: its ceiling in 원 for the district and, when money is split, per dong."""

    __tablename__ = "tracks"
    __table_args__ = (UniqueConstraint("cycle_id", "key"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    cycle_id: Mapped[int] = mapped_column(ForeignKey("cycles.id"))
    key: Mapped[str]
    label: Mapped[str]
    summary: Mapped[str]
    sort: Mapped[int]
    scope: Mapped[Scope] = mapped_column(one_of(Scope))
    ceiling: Mapped[Won] = mapped_column(WonType)
    dong_ceiling: Mapped[Won | None] = mapped_column(WonType)
    support_gate: Mapped[int | None]
    gate_days: Mapped[int] = mapped_column(default=GATE_DAYS, server_default=str(GATE_DAYS))

    @property
    def project_limit(self) -> Won:
        """No single project may cost more than what its vote can give."""
        return self.dong_ceiling or self.ceiling
