"""What one person proposed and another decided; the database itself refuses the same hands and half an approval."""

from datetime import datetime
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from .. import clock
from ..database import UTC, Model, one_of
from ..permissions import LASTING, Act
from .states import LIFE, ApprovalState

STILL_OPEN = text("state IN ('proposed', 'approved')")
DECIDED_BY_BOTH = (
    "state NOT IN ('approved', 'rejected', 'spent') OR (approver_id IS NOT NULL AND decided_at IS NOT NULL)"
)


class Approval(Model):
    """`noun` and `subject_id` name what the act is about ("votes", 7); `title` tells people. One is open at a time."""

    __tablename__ = "approvals"
    __table_args__ = (
        CheckConstraint("approver_id IS NULL OR approver_id <> proposer_id", name="other_hands"),
        CheckConstraint(DECIDED_BY_BOTH, name="decided_by_both"),
        Index(
            "uq_approvals_open", "act", "subject_id", unique=True, sqlite_where=STILL_OPEN, postgresql_where=STILL_OPEN
        ),
        Index(None, "noun", "subject_id"),
    )
    life = LIFE
    id: Mapped[int] = mapped_column(primary_key=True)
    state: Mapped[ApprovalState] = mapped_column(one_of(ApprovalState), index=True)
    act: Mapped[Act] = mapped_column(one_of(Act))
    noun: Mapped[str]
    subject_id: Mapped[int]
    title: Mapped[str]
    dong_id: Mapped[int | None] = mapped_column(ForeignKey("dongs.id"))
    proposer_id: Mapped[int] = mapped_column(ForeignKey("accounts.id"))
    reason: Mapped[str]
    proposed_at: Mapped[datetime] = mapped_column(UTC)
    approver_id: Mapped[int | None] = mapped_column(ForeignKey("accounts.id"))
    answer: Mapped[str] = mapped_column(default="")
    decided_at: Mapped[datetime | None] = mapped_column(UTC)
    expires: Mapped[datetime] = mapped_column(UTC)
    proposer: Mapped[Any] = relationship("Account", foreign_keys=[proposer_id], viewonly=True)
    approver: Mapped[Any] = relationship("Account", foreign_keys=[approver_id], viewonly=True)

    @property
    def is_over(self) -> bool:
        """Its time has passed: both decide and act before."""
        return self.expires <= clock.now()

    @property
    def waits(self) -> bool:
        """Whether somebody may still decide."""
        return self.state is ApprovalState.PROPOSED and not self.is_over

    @property
    def stands(self) -> bool:
        """Whether the act may be done on the word of two people."""
        if self.state is ApprovalState.SPENT:
            return self.act in LASTING
        return self.state is ApprovalState.APPROVED and not self.is_over
