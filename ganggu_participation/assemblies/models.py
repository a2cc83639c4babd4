"""A dong's assembly, its agenda and its resolution. The vote that it opens knows nothing of it."""

from datetime import date, datetime
from decimal import ROUND_CEILING, Decimal
from typing import TYPE_CHECKING

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from ..database import UTC, Model, WonType, one_of
from ..money import Won
from .states import LIFE, AssemblyState, Route

if TYPE_CHECKING:
    from ..cycles.models import Track
    from ..dongs.models import Dong
    from ..proposals.models import Proposal
    from ..votes.models import Vote


def quorum(population: int, pct: str) -> int:
    """People needed: ceil(people x % / 100), exactly (KOREA RA-07: 15,479 x 0.5 % -> 78)."""
    return int((Decimal(population) * Decimal(pct) / 100).to_integral_value(ROUND_CEILING))


class Assembly(Model):
    __tablename__ = "assemblies"
    __table_args__ = (UniqueConstraint("cycle_id", "dong_id", "name"),)
    life = LIFE
    id: Mapped[int] = mapped_column(primary_key=True)
    state: Mapped[AssemblyState] = mapped_column(one_of(AssemblyState), index=True)
    cycle_id: Mapped[int] = mapped_column(ForeignKey("cycles.id"))
    track_id: Mapped[int] = mapped_column(ForeignKey("tracks.id"))
    dong_id: Mapped[int] = mapped_column(ForeignKey("dongs.id"), index=True)
    name: Mapped[str]
    quorum_pct: Mapped[str]
    population: Mapped[int]
    population_on: Mapped[date]
    place: Mapped[str]
    opens: Mapped[datetime] = mapped_column(UTC)
    closes: Mapped[datetime] = mapped_column(UTC)
    meets_at: Mapped[datetime] = mapped_column(UTC)
    choices_max: Mapped[int]
    min_age: Mapped[int]
    notice: Mapped[str | None]
    noticed_at: Mapped[datetime | None] = mapped_column(UTC)
    short_notice_reason: Mapped[str | None]
    vote_id: Mapped[int | None] = mapped_column(ForeignKey("votes.id"), unique=True)
    took_part: Mapped[int | None]
    declared_at: Mapped[datetime | None] = mapped_column(UTC)
    dong: Mapped["Dong"] = relationship()
    track: Mapped["Track"] = relationship()
    vote: Mapped["Vote | None"] = relationship()
    items: Mapped[list["AgendaItem"]] = relationship(order_by="AgendaItem.no", cascade="all, delete-orphan")
    resolution: Mapped["Resolution | None"] = relationship()

    @property
    def required(self) -> int:
        return quorum(self.population, self.quorum_pct)


class AgendaItem(Model):
    __tablename__ = "agenda_items"
    __table_args__ = (UniqueConstraint("assembly_id", "no"), UniqueConstraint("assembly_id", "proposal_id"))
    id: Mapped[int] = mapped_column(primary_key=True)
    assembly_id: Mapped[int] = mapped_column(ForeignKey("assemblies.id"))
    no: Mapped[int]
    proposal_id: Mapped[int] = mapped_column(ForeignKey("proposals.id"))
    title: Mapped[str]
    summary: Mapped[str]
    cost: Mapped[Won] = mapped_column(WonType)
    route: Mapped[Route] = mapped_column(one_of(Route))
    votes: Mapped[int | None]
    place: Mapped[int | None]
    passed: Mapped[bool | None]
    reason: Mapped[str | None]
    proposal: Mapped["Proposal"] = relationship()


class Resolution(Model):
    """What the assembly decided, in words an official signs."""

    __tablename__ = "resolutions"
    assembly_id: Mapped[int] = mapped_column(ForeignKey("assemblies.id"), primary_key=True)
    number: Mapped[str] = mapped_column(unique=True)
    text: Mapped[str]
    signed_by: Mapped[int] = mapped_column(ForeignKey("accounts.id"))
    at: Mapped[datetime] = mapped_column(UTC)
