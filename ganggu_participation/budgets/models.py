"""The money of a track in a dong, and the lines funded from it."""

from datetime import date, datetime
from typing import TYPE_CHECKING

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from .. import clock
from ..database import UTC, Model, WonType, one_of
from ..money import Won
from .states import LIFE, EnvelopeState

if TYPE_CHECKING:
    from ..cycles.models import Track
    from ..dongs.models import Dong
    from ..proposals.models import Proposal


class Envelope(Model):
    """What a track may spend in a dong (no dong: in the whole district)."""

    __tablename__ = "envelopes"
    __table_args__ = (UniqueConstraint("track_id", "dong_id"), CheckConstraint("ceiling >= 0", name="not_negative"))
    life = LIFE
    id: Mapped[int] = mapped_column(primary_key=True)
    state: Mapped[EnvelopeState] = mapped_column(one_of(EnvelopeState))
    cycle_id: Mapped[int] = mapped_column(ForeignKey("cycles.id"))
    track_id: Mapped[int] = mapped_column(ForeignKey("tracks.id"))
    dong_id: Mapped[int | None] = mapped_column(ForeignKey("dongs.id"))
    ceiling: Mapped[Won] = mapped_column(WonType)
    allocated_at: Mapped[datetime | None] = mapped_column(UTC)
    count_id: Mapped[int | None] = mapped_column(ForeignKey("counts.id"))
    dong: Mapped["Dong | None"] = relationship()
    track: Mapped["Track"] = relationship()
    lines: Mapped[list["FundedLine"]] = relationship(order_by="FundedLine.place", back_populates="envelope")

    @property
    def spent(self) -> Won:
        return sum((line.amount for line in self.lines), Won(0))

    @property
    def allocated_on(self) -> date | None:
        """The day in Korea on which the money was shared out."""
        return self.allocated_at.astimezone(clock.KST).date() if self.allocated_at else None

    @property
    def left(self) -> Won:
        return self.ceiling - self.spent


class FundedLine(Model):
    """One project and the money that the certified count gives it: 선정, not yet 확정 by the council."""

    __tablename__ = "funded_lines"
    __table_args__ = (UniqueConstraint("envelope_id", "proposal_id"), CheckConstraint("amount > 0", name="positive"))
    id: Mapped[int] = mapped_column(primary_key=True)
    envelope_id: Mapped[int] = mapped_column(ForeignKey("envelopes.id"))
    proposal_id: Mapped[int] = mapped_column(ForeignKey("proposals.id"), unique=True)
    title: Mapped[str]
    amount: Mapped[Won] = mapped_column(WonType)
    place: Mapped[int]
    votes: Mapped[int]
    envelope: Mapped[Envelope] = relationship(back_populates="lines")
    proposal: Mapped["Proposal"] = relationship()
