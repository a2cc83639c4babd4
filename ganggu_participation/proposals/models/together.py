"""Writing together: invitations, what a draft said before somebody wrote over it, and who handed in a paper."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import JSON, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from ... import clock
from ...database import UTC, Model, one_of
from ...refusals import Refusal
from ...sealed import Sealed
from ..states import INVITATION_LIFE, InvitationState

if TYPE_CHECKING:
    from .proposal import Proposal

INVITATION_DAYS = 14


class Invitation(Model):
    """One place among those who write a proposal: held by whoever has the link, or by the account it was sent to."""

    __tablename__ = "invitations"
    life = INVITATION_LIFE
    id: Mapped[int] = mapped_column(primary_key=True)
    proposal_id: Mapped[int] = mapped_column(ForeignKey("proposals.id"), index=True)
    state: Mapped[InvitationState] = mapped_column(one_of(InvitationState))
    token_hash: Mapped[str] = mapped_column(unique=True)
    account_id: Mapped[int | None] = mapped_column(ForeignKey("accounts.id"), index=True)
    name: Mapped[str]
    sent_at: Mapped[datetime] = mapped_column(UTC)
    answered_at: Mapped[datetime | None] = mapped_column(UTC)
    proposal: Mapped["Proposal"] = relationship(back_populates="invitations")

    @property
    def author_id(self) -> int | None:
        return self.proposal.author_id

    @property
    def is_accepted(self) -> bool:
        return self.state is InvitationState.ACCEPTED

    @property
    def is_old(self) -> bool:
        return clock.now() - self.sent_at > timedelta(days=INVITATION_DAYS)

    def why_not_for(self, actor: Any) -> Refusal | None:
        """An invitation is for one: whoever opened its link first, or whom it was sent to."""
        if actor is None:
            return Refusal.NOT_SIGNED_IN
        if actor.id == self.author_id:
            return Refusal.INVITED_ALREADY
        return None if self.account_id in (None, actor.id) else Refusal.INVITATION_FOR_SOMEBODY_ELSE


class DraftCopy(Model):
    """What a draft said before somebody else's words took its place; gone once it is submitted."""

    __tablename__ = "draft_copies"
    id: Mapped[int] = mapped_column(primary_key=True)
    proposal_id: Mapped[int] = mapped_column(ForeignKey("proposals.id"), index=True)
    at: Mapped[datetime] = mapped_column(UTC)
    words: Mapped[dict[str, Any]] = mapped_column(JSON)


class PaperEntry(Model):
    """Who handed in a proposal on paper, and who typed it in. Nobody but staff reads it."""

    __tablename__ = "paper_entries"
    id: Mapped[int] = mapped_column(primary_key=True)
    proposal_id: Mapped[int] = mapped_column(ForeignKey("proposals.id"), unique=True)
    name: Mapped[str] = mapped_column(Sealed("paper name"))
    contact: Mapped[str] = mapped_column(Sealed("paper contact"))
    entered_by: Mapped[int] = mapped_column(ForeignKey("accounts.id"))
    entered_at: Mapped[datetime] = mapped_column(UTC)
