"""Every version of a proposal's words, the lines of its timeline, and the numbers that were given out."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from ...database import UTC, Model, one_of
from ...money import Won
from ..states import ProposalState
from .proposal import standing_of


class ProposalVersion(Model):
    """The words as they were submitted or revised, by whom and why: never changed (KOREA PB-19)."""

    __tablename__ = "proposal_versions"
    __table_args__ = (UniqueConstraint("proposal_id", "no"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    proposal_id: Mapped[int] = mapped_column(ForeignKey("proposals.id"))
    no: Mapped[int]
    at: Mapped[datetime] = mapped_column(UTC)
    by: Mapped[str]
    reason: Mapped[str]
    words: Mapped[dict[str, Any]] = mapped_column(JSON)

    @property
    def cost(self) -> Won | None:
        return None if self.words["cost"] is None else Won(self.words["cost"])


class ProposalStep(Model):
    """A line of the public timeline: when it came into a state, who has it, in plain words."""

    __tablename__ = "proposal_steps"
    id: Mapped[int] = mapped_column(primary_key=True)
    proposal_id: Mapped[int] = mapped_column(ForeignKey("proposals.id"), index=True)
    at: Mapped[datetime] = mapped_column(UTC)
    state: Mapped[ProposalState] = mapped_column(one_of(ProposalState))
    by: Mapped[str]
    text: Mapped[str]
    is_guided: Mapped[bool] = mapped_column(default=False)

    @property
    def label(self) -> str:
        return standing_of(self.state, self.is_guided).label


class ReceiptCounter(Model):
    """The last receipt number of a budget year and dong; moved on in one statement."""

    __tablename__ = "receipt_counters"
    budget_year: Mapped[int] = mapped_column(primary_key=True)
    dong_id: Mapped[int] = mapped_column(ForeignKey("dongs.id"), primary_key=True)
    last: Mapped[int]
