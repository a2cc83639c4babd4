"""Support, comments one level deep, and reports of comments."""

from datetime import datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from ..database import UTC, Model, one_of
from .states import COMMENT_LIFE, SUPPORT_LIFE, CommentState, ReportReason, Stance, SupportState

if TYPE_CHECKING:
    from ..proposals.models import Proposal


class Support(Model):
    """One person's support of one proposal: never a vote (KOREA PB-22)."""

    __tablename__ = "supports"
    __table_args__ = (UniqueConstraint("proposal_id", "author_id"), Index(None, "author_id"))
    life = SUPPORT_LIFE
    id: Mapped[int] = mapped_column(primary_key=True)
    state: Mapped[SupportState] = mapped_column(one_of(SupportState))
    proposal_id: Mapped[int] = mapped_column(ForeignKey("proposals.id"))
    author_id: Mapped[int] = mapped_column(ForeignKey("accounts.id"))
    at: Mapped[datetime] = mapped_column(UTC)


class Comment(Model):
    """What somebody says about a proposal, or answers to what was said. `office` is the department and post that answers."""

    __tablename__ = "comments"
    __table_args__ = (Index(None, "proposal_id", "id"), Index(None, "state", "open_reports"))
    life = COMMENT_LIFE
    id: Mapped[int] = mapped_column(primary_key=True)
    state: Mapped[CommentState] = mapped_column(one_of(CommentState))
    proposal_id: Mapped[int] = mapped_column(ForeignKey("proposals.id"))
    dong_id: Mapped[int | None] = mapped_column(ForeignKey("dongs.id"))
    parent_id: Mapped[int | None] = mapped_column(ForeignKey("comments.id"))
    author_id: Mapped[int | None] = mapped_column(ForeignKey("accounts.id"), index=True)
    author_name: Mapped[str]
    office: Mapped[str] = mapped_column(default="")
    stance: Mapped[Stance] = mapped_column(one_of(Stance))
    text: Mapped[str]
    at: Mapped[datetime] = mapped_column(UTC)
    open_reports: Mapped[int] = mapped_column(default=0)
    hidden_reason: Mapped[str] = mapped_column(default="")
    proposal: Mapped["Proposal"] = relationship("Proposal", viewonly=True)
    reports: Mapped[list["Report"]] = relationship(order_by="Report.id")

    @property
    def is_visible(self) -> bool:
        return self.state is CommentState.VISIBLE

    @property
    def by(self) -> str:
        """Who says it: the department for an official answer, otherwise the name she chose to show."""
        return self.office or self.author_name or "가입을 그만둔 주민"


class Report(Model):
    """Somebody says that a comment should not stand there; counted once per person."""

    __tablename__ = "comment_reports"
    __table_args__ = (UniqueConstraint("comment_id", "account_id"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    comment_id: Mapped[int] = mapped_column(ForeignKey("comments.id"))
    account_id: Mapped[int] = mapped_column(ForeignKey("accounts.id"))
    reason: Mapped[ReportReason] = mapped_column(one_of(ReportReason))
    text: Mapped[str] = mapped_column(default="")
    at: Mapped[datetime] = mapped_column(UTC)
    settled_at: Mapped[datetime | None] = mapped_column(UTC)
    comment: Mapped[Any] = relationship("Comment", viewonly=True)
