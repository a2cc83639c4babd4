"""The answer of a department."""

from datetime import datetime

from sqlalchemy import JSON, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from ...database import UTC, Model, WonType, one_of
from ...money import Won
from ..states import REASONS, ProposalState


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
    condition: Mapped[str] = mapped_column(default="", server_default="")
    reviewed_by: Mapped[int] = mapped_column(ForeignKey("accounts.id"))

    @property
    def reasons(self) -> list[str]:
        return [REASONS[code].label for code in self.reason_codes]
