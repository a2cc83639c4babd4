"""What lies on the officials' desk beside a proposal: notes among themselves, an answer kept back, an objection."""

from datetime import datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import JSON, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from ...database import UTC, Model, one_of
from ..states import APPEAL_LIFE, AppealState

if TYPE_CHECKING:
    from .proposal import Proposal


class DeskNote(Model):
    """One official to the others; no resident reads it."""

    __tablename__ = "desk_notes"
    id: Mapped[int] = mapped_column(primary_key=True)
    proposal_id: Mapped[int] = mapped_column(ForeignKey("proposals.id"), index=True)
    author_id: Mapped[int] = mapped_column(ForeignKey("accounts.id"))
    by: Mapped[str]
    at: Mapped[datetime] = mapped_column(UTC)
    text: Mapped[str]


class HeldAnswer(Model):
    """An answer that is written and waits to be published together with others."""

    __tablename__ = "held_answers"
    id: Mapped[int] = mapped_column(primary_key=True)
    proposal_id: Mapped[int] = mapped_column(ForeignKey("proposals.id"), unique=True)
    at: Mapped[datetime] = mapped_column(UTC)
    by: Mapped[str]
    outcome: Mapped[str]
    words: Mapped[dict[str, Any]] = mapped_column(JSON)
    proposal: Mapped["Proposal"] = relationship("Proposal", viewonly=True)


class Appeal(Model):
    """The proposer objects to an answer, once; somebody else than the first reviewer answers in public (KOREA PB-26)."""

    __tablename__ = "appeals"
    life = APPEAL_LIFE
    id: Mapped[int] = mapped_column(primary_key=True)
    state: Mapped[AppealState] = mapped_column(one_of(AppealState))
    proposal_id: Mapped[int] = mapped_column(ForeignKey("proposals.id"), unique=True)
    dong_id: Mapped[int | None] = mapped_column(ForeignKey("dongs.id"))
    author_id: Mapped[int | None] = mapped_column(ForeignKey("accounts.id"))
    first_reviewer: Mapped[int | None] = mapped_column(ForeignKey("accounts.id"))
    text: Mapped[str]
    at: Mapped[datetime] = mapped_column(UTC)
    answer: Mapped[str] = mapped_column(default="")
    department: Mapped[str] = mapped_column(default="")
    post: Mapped[str] = mapped_column(default="")
    answered_at: Mapped[datetime | None] = mapped_column(UTC)
    proposal: Mapped["Proposal"] = relationship("Proposal", viewonly=True)

    def was_written_by(self, actor: Any) -> bool:
        """Whoever wrote the proposal, or what became part of it, does not judge the objection either."""
        return bool(self.proposal) and self.proposal.was_written_by(actor)

    @property
    def recused(self) -> list[int]:
        """Whoever has an interest in the proposal has one in the objection."""
        return list(self.proposal.recused) if self.proposal else []
