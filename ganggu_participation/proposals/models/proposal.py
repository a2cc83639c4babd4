"""A proposal."""

from datetime import datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import JSON, ForeignKey, Index, false
from sqlalchemy.orm import Mapped, mapped_column, relationship

from ... import clock
from ...database import UTC, Model, WonType, one_of
from ...money import Won
from ...states import State
from ..states import LIFE, MERGEABLE, NEEDED, WAITING, Category, Channel, ProposalState, Proposer, Standing

if TYPE_CHECKING:
    from ...cycles.models import Cycle, Track
    from ...dongs.models import Dong
    from .files import Attachment
    from .review import Review
    from .story import ProposalStep, ProposalVersion
    from .together import DraftCopy, Invitation, PaperEntry

WORDS = (
    "title", "necessity", "location", "content", "effect", "beneficiaries", "period", "category", "proposer",
    "group_name", "reaches_district", "lat", "lon", "breakdown", "cost",
)  # fmt: skip
"""What a version keeps, the cost last: it is stored in 원."""
GONE = "가입을 그만둔 주민"


def standing_of(state: ProposalState, is_guided: bool, condition: str = "") -> State:
    """A complaint that was led to its own window is not called a refusal: KOREA PB-27."""
    if condition and state is ProposalState.ELIGIBLE:
        return Standing.CONDITIONAL
    return Standing.GUIDED if is_guided and state is ProposalState.INELIGIBLE else state


class Proposal(Model):
    __tablename__ = "proposals"
    __table_args__ = (Index(None, "dong_id", "state"), Index(None, "state", "submitted_at"), Index(None, "submitted_at"))
    life = LIFE
    id: Mapped[int] = mapped_column(primary_key=True)
    cycle_id: Mapped[int] = mapped_column(ForeignKey("cycles.id"))
    track_id: Mapped[int] = mapped_column(ForeignKey("tracks.id"))
    dong_id: Mapped[int] = mapped_column(ForeignKey("dongs.id"))
    author_id: Mapped[int | None] = mapped_column(ForeignKey("accounts.id"), index=True)
    author_name: Mapped[str]
    receipt_no: Mapped[str | None] = mapped_column(unique=True)
    state: Mapped[ProposalState] = mapped_column(one_of(ProposalState))
    channel: Mapped[Channel] = mapped_column(one_of(Channel))
    title: Mapped[str]
    necessity: Mapped[str]
    location: Mapped[str]
    content: Mapped[str]
    effect: Mapped[str] = mapped_column(default="", server_default="")
    beneficiaries: Mapped[str] = mapped_column(default="", server_default="")
    period: Mapped[str] = mapped_column(default="", server_default="")
    category: Mapped[Category | None] = mapped_column(one_of(Category))
    proposer: Mapped[Proposer] = mapped_column(one_of(Proposer), default=Proposer.PERSON, server_default="person")
    group_name: Mapped[str] = mapped_column(default="", server_default="")
    reaches_district: Mapped[bool] = mapped_column(default=False, server_default=false())
    lat: Mapped[float | None]
    lon: Mapped[float | None]
    breakdown: Mapped[list[dict[str, Any]]] = mapped_column(JSON, default=list, server_default="[]")
    revision: Mapped[int] = mapped_column(default=0, server_default="0")
    cost: Mapped[Won | None] = mapped_column(WonType)
    reviewed_cost: Mapped[Won | None] = mapped_column(WonType)
    request: Mapped[str | None]
    created_at: Mapped[datetime] = mapped_column(UTC)
    submitted_at: Mapped[datetime | None] = mapped_column(UTC)
    review_due: Mapped[datetime | None] = mapped_column(UTC)
    outside_call: Mapped[bool] = mapped_column(default=False)
    budget_year: Mapped[int]
    department: Mapped[str | None]
    is_guided: Mapped[bool] = mapped_column(default=False)
    condition: Mapped[str] = mapped_column(default="", server_default="")
    assigned_to: Mapped[int | None] = mapped_column(ForeignKey("accounts.id"), index=True)
    recused: Mapped[list[int]] = mapped_column(JSON, default=list, server_default="[]")
    reminded_for: Mapped[datetime | None] = mapped_column(UTC)
    escalated_for: Mapped[datetime | None] = mapped_column(UTC)
    supports: Mapped[int] = mapped_column(default=0, server_default="0")
    comments: Mapped[int] = mapped_column(default=0, server_default="0")
    merged_into_id: Mapped[int | None] = mapped_column(ForeignKey("proposals.id"), index=True)
    origin_id: Mapped[int | None] = mapped_column(ForeignKey("proposals.id"), index=True)
    gate: Mapped[int | None]
    gate_until: Mapped[datetime | None] = mapped_column(UTC)
    dong: Mapped["Dong"] = relationship()
    cycle: Mapped["Cycle"] = relationship()
    track: Mapped["Track"] = relationship()
    versions: Mapped[list["ProposalVersion"]] = relationship(order_by="ProposalVersion.no")
    reviews: Mapped[list["Review"]] = relationship(order_by="Review.id")
    steps: Mapped[list["ProposalStep"]] = relationship(order_by="ProposalStep.id")
    attachments: Mapped[list["Attachment"]] = relationship(order_by="Attachment.id", cascade="all, delete-orphan")
    invitations: Mapped[list["Invitation"]] = relationship(order_by="Invitation.id", back_populates="proposal")
    paper: Mapped["PaperEntry | None"] = relationship()
    merged_into: Mapped["Proposal | None"] = relationship(foreign_keys=merged_into_id, remote_side=id, viewonly=True)
    related: Mapped[list["Proposal"]] = relationship(
        primaryjoin="or_(Proposal.id == foreign(remote(Proposal.merged_into_id)), "
        "Proposal.id == foreign(remote(Proposal.origin_id)))",
        viewonly=True,
        uselist=True,
    )
    given: Mapped[list[Any]] = relationship("Support", order_by="Support.id", viewonly=True)
    copies: Mapped[list["DraftCopy"]] = relationship(order_by="DraftCopy.id.desc()", cascade="all, delete-orphan")

    def is_shared_with(self, actor: Any) -> bool:
        """Whether somebody writes it together with its author."""
        return actor is not None and actor.id in [i.account_id for i in self.invitations if i.is_accepted]

    def was_written_by(self, actor: Any) -> bool:
        """Whether she wrote it, writes it along, or did so with what became part of it."""
        if actor is None or actor.id is None:
            return False
        if actor.id == self.author_id or self.is_shared_with(actor):
            return True
        parts = [other for other in self.related if other.merged_into_id == self.id]
        return any(part.was_written_by(actor) for part in parts)

    @property
    def backers(self) -> list[int]:
        """The accounts that support it now."""
        return [support.author_id for support in self.given if support.state == "given"]

    @property
    def writers(self) -> list[str]:
        """The public names of those who write it together with its author."""
        return [i.name for i in self.invitations if i.is_accepted]

    @property
    def union_ids(self) -> set[int | None]:
        """Who wrote it, and who wrote what it was merged into."""
        together = [self, self.merged_into] if self.merged_into else [self]
        return {proposal.author_id for proposal in together} - {None}

    @property
    def can_be_merged(self) -> bool:
        return self.state in MERGEABLE

    @property
    def credits(self) -> list[str]:
        """Everybody who is named for it: its proposer, then those who write along."""
        return [self.credit or GONE, *self.writers]

    @property
    def waits_for_support(self) -> bool:
        """Whether so many people must support it before it is reviewed: KOREA PB-22."""
        return self.gate is not None and self.state is ProposalState.SUBMITTED and self.supports < self.gate

    @property
    def credit(self) -> str:
        """Who proposes, as everybody may read it: a group or school before the person who wrote for it."""
        return f"{self.group_name} ({self.author_name})" if self.group_name else self.author_name

    @property
    def upkeep(self) -> Won | None:
        """What its rows of unit prices cost every year, where there are any."""
        return Won(sum(row["upkeep"] * row["number"] for row in self.breakdown)) if self.breakdown else None

    @property
    def cost_range(self) -> tuple[Won, Won] | None:
        """The least and the most that its rows of unit prices come to."""
        if not self.breakdown:
            return None
        low, high = (sum(row[end] * row["number"] for row in self.breakdown) for end in ("low", "high"))
        return Won(low), Won(high)

    @property
    def dong_name(self) -> str:
        return self.dong.name

    @property
    def cost_now(self) -> Won | None:
        return self.cost if self.reviewed_cost is None else self.reviewed_cost

    @property
    def standing(self) -> State:
        """What its badge says."""
        return standing_of(self.state, self.is_guided, self.condition)

    @property
    def missing(self) -> list[str]:
        """Questions that must be answered before it can be submitted."""
        return [question for name, question in NEEDED.items() if not getattr(self, name).strip()]

    @property
    def words(self) -> dict[str, Any]:
        """The words of a version: plain values, the cost in 원."""
        cost = None if self.cost is None else int(self.cost)
        return {name: getattr(self, name) for name in WORDS[:-1]} | {"cost": cost}

    @property
    def waits_for_words(self) -> bool:
        """Whether the author was asked for more and has not yet written anything."""
        asked = self.state is ProposalState.NEEDS_INFO and bool(self.versions) and bool(self.steps)
        return asked and self.versions[-1].at <= self.steps[-1].at

    @property
    def is_waiting(self) -> bool:
        """Whether an answer of a department is due."""
        return self.state in WAITING

    @property
    def is_overdue(self) -> bool:
        return self.is_waiting and self.review_due is not None and self.review_due <= clock.now()

    @property
    def days_waiting(self) -> int:
        """Days in Korea since it was submitted."""
        begun = self.submitted_at or self.created_at
        return (clock.today() - begun.astimezone(clock.KST).date()).days

    @property
    def answer(self) -> "Review | None":
        """The last answer of a department."""
        return self.reviews[-1] if self.reviews else None
