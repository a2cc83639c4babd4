"""Proposals, every version of their words, and the answer of a department."""

from datetime import datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import JSON, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from ..database import UTC, Model, WonType, one_of
from ..money import Won
from .states import LIFE, Channel, ProposalState

if TYPE_CHECKING:
    from ..cycles.models import Track
    from ..dongs.models import Dong


class Proposal(Model):
    __tablename__ = "proposals"
    __table_args__ = (Index(None, "dong_id", "state"), Index(None, "state", "submitted_at"))
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
    cost: Mapped[Won | None] = mapped_column(WonType)
    reviewed_cost: Mapped[Won | None] = mapped_column(WonType)
    request: Mapped[str | None]
    created_at: Mapped[datetime] = mapped_column(UTC)
    submitted_at: Mapped[datetime | None] = mapped_column(UTC)
    review_due: Mapped[datetime | None] = mapped_column(UTC)
    outside_call: Mapped[bool] = mapped_column(default=False)
    dong: Mapped["Dong"] = relationship()
    track: Mapped["Track"] = relationship()
    versions: Mapped[list["ProposalVersion"]] = relationship(order_by="ProposalVersion.no")
    reviews: Mapped[list["Review"]] = relationship(order_by="Review.id")
    steps: Mapped[list["ProposalStep"]] = relationship(order_by="ProposalStep.id")

    @property
    def cost_now(self) -> Won | None:
        return self.cost if self.reviewed_cost is None else self.reviewed_cost


class ProposalVersion(Model):
    """The words as they were submitted or revised: never changed."""

    __tablename__ = "proposal_versions"
    __table_args__ = (UniqueConstraint("proposal_id", "no"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    proposal_id: Mapped[int] = mapped_column(ForeignKey("proposals.id"))
    no: Mapped[int]
    at: Mapped[datetime] = mapped_column(UTC)
    words: Mapped[dict[str, Any]] = mapped_column(JSON)


class ProposalStep(Model):
    """A line of the public timeline: when it came into a state, who has it, in plain words."""

    __tablename__ = "proposal_steps"
    id: Mapped[int] = mapped_column(primary_key=True)
    proposal_id: Mapped[int] = mapped_column(ForeignKey("proposals.id"), index=True)
    at: Mapped[datetime] = mapped_column(UTC)
    state: Mapped[ProposalState] = mapped_column(one_of(ProposalState))
    by: Mapped[str]
    text: Mapped[str]

    @property
    def label(self) -> str:
        return self.state.label


class Review(Model):
    """A department's answer: outcome, reasons in codes and plain words, who signed it (by post) and when."""

    __tablename__ = "reviews"
    id: Mapped[int] = mapped_column(primary_key=True)
    proposal_id: Mapped[int] = mapped_column(ForeignKey("proposals.id"), index=True)
    at: Mapped[datetime] = mapped_column(UTC)
    outcome: Mapped[ProposalState] = mapped_column(one_of(ProposalState))
    reason_codes: Mapped[list[str]] = mapped_column(JSON)
    text: Mapped[str]
    department: Mapped[str]
    post: Mapped[str]
    proposed_cost: Mapped[Won | None] = mapped_column(WonType)
    reviewed_cost: Mapped[Won | None] = mapped_column(WonType)
    reviewed_by: Mapped[int] = mapped_column(ForeignKey("accounts.id"))


class ReceiptCounter(Model):
    """The last receipt number of a budget year and dong; moved on in one statement."""

    __tablename__ = "receipt_counters"
    budget_year: Mapped[int] = mapped_column(primary_key=True)
    dong_id: Mapped[int] = mapped_column(ForeignKey("dongs.id"), primary_key=True)
    last: Mapped[int]
