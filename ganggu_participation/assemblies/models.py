"""A dong's assembly, its agenda and its resolution. The vote that it opens knows nothing of it."""

from datetime import date, datetime
from decimal import ROUND_CEILING, Decimal
from typing import TYPE_CHECKING

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from .. import clock
from ..database import UTC, Model, WonType, one_of
from ..money import Won
from .states import LIFE, PHASES, AssemblyState, Phase, Route

if TYPE_CHECKING:
    from ..accounts.models import Account
    from ..cycles.models import Cycle, Track
    from ..dongs.models import Dong
    from ..proposals.models import Proposal
    from ..votes.models import Vote

NOTICE_DAYS = 10
"""Between the public notice and the first vote: KOREA RA-14."""


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
    call_off_reason: Mapped[str | None]
    declared_at: Mapped[datetime | None] = mapped_column(UTC)
    cycle: Mapped["Cycle"] = relationship()
    dong: Mapped["Dong"] = relationship()
    track: Mapped["Track"] = relationship()
    vote: Mapped["Vote | None"] = relationship()
    items: Mapped[list["AgendaItem"]] = relationship(order_by="AgendaItem.no", cascade="all, delete-orphan")
    resolution: Mapped["Resolution | None"] = relationship()

    @property
    def required(self) -> int:
        """How many people must take part."""
        return quorum(self.population, self.quorum_pct)

    @property
    def phase(self) -> Phase:
        return PHASES[self.state]

    @property
    def is_short_notice(self) -> bool:
        """Whether a notice given today would leave fewer than ten days."""
        return (self.opens.astimezone(clock.KST).date() - clock.today()).days < NOTICE_DAYS

    @property
    def voting_ends(self) -> datetime:
        """The close as it stands now: an extension of the vote moves it."""
        return self.vote.closes if self.vote else self.closes

    @property
    def polls_open(self) -> bool:
        return self.state is AssemblyState.VOTING and self.vote is not None and self.vote.is_open_now

    @property
    def is_quorate(self) -> bool:
        """Known from the close on."""
        return self.took_part is not None and self.took_part >= self.required

    @property
    def cost_of_all(self) -> Won:
        return sum((item.cost for item in self.items), Won(0))


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
    signer: Mapped["Account"] = relationship()
