"""Asking to merge with the answer for each proposal, and asking to split one."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, backref, mapped_column, relationship

from ..database import UTC, Model, one_of
from ..refusals import Refusal
from ..roles import Role
from .states import MERGER_LIFE, SPLIT_LIFE, Answer, MergerState, SplitState

DESKS = (Role.DONG_OFFICER, Role.PB_OFFICER)
"""They answer for whoever handed in a proposal on paper, and say how she was asked."""


class Merger(Model):
    """Several proposals are to become one, `target`: once everybody who wrote one has agreed."""

    __tablename__ = "mergers"
    life = MERGER_LIFE
    id: Mapped[int] = mapped_column(primary_key=True)
    state: Mapped[MergerState] = mapped_column(one_of(MergerState))
    target_id: Mapped[int] = mapped_column(ForeignKey("proposals.id"), index=True)
    dong_id: Mapped[int] = mapped_column(ForeignKey("dongs.id"))
    asked_by: Mapped[int | None] = mapped_column(ForeignKey("accounts.id"))
    by: Mapped[str]
    reason: Mapped[str]
    at: Mapped[datetime] = mapped_column(UTC)
    ended_at: Mapped[datetime | None] = mapped_column(UTC)
    end: Mapped[str] = mapped_column(default="")
    target: Mapped[Any] = relationship("Proposal", foreign_keys=target_id, viewonly=True)
    proposals: Mapped[list[Any]] = relationship(
        "Proposal", secondary="merger_parts", viewonly=True, backref=backref("mergers", viewonly=True)
    )
    parts: Mapped[list["MergerPart"]] = relationship(order_by="MergerPart.id", back_populates="merger")

    @property
    def author_ids(self) -> set[int | None]:
        return {part.proposal.author_id for part in self.parts} - {None}

    @property
    def sources(self) -> list["MergerPart"]:
        return [part for part in self.parts if part.proposal_id != self.target_id]

    @property
    def mergers(self) -> list["Merger"]:
        """As a proposal tells its own: itself."""
        return [self]

    @property
    def is_agreed(self) -> bool:
        """Whether everybody said yes, and it is not done yet."""
        return self.state is MergerState.ASKED and all(part.answer is Answer.AGREED for part in self.parts)

    def waiting_for(self, actor: Any) -> list["MergerPart"]:
        """The proposals for which the actor may answer and has not agreed yet."""
        return [part for part in self.parts if part.answer is Answer.WAITING and part.is_for(actor)]

    def why_no_answer_from(self, actor: Any) -> Refusal | None:
        return None if any(part.is_for(actor) for part in self.parts) else Refusal.NOT_YOURS


class MergerPart(Model):
    """One proposal of those that are to become one, and the answer for it. `note`: how somebody without an account was asked."""

    __tablename__ = "merger_parts"
    __table_args__ = (UniqueConstraint("merger_id", "proposal_id"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    merger_id: Mapped[int] = mapped_column(ForeignKey("mergers.id"))
    proposal_id: Mapped[int] = mapped_column(ForeignKey("proposals.id"), index=True)
    answer: Mapped[Answer] = mapped_column(one_of(Answer))
    answered_at: Mapped[datetime | None] = mapped_column(UTC)
    note: Mapped[str] = mapped_column(default="")
    merger: Mapped[Merger] = relationship(back_populates="parts")
    proposal: Mapped[Any] = relationship("Proposal")

    def is_for(self, actor: Any) -> bool:
        """Whether the actor answers for this proposal: who wrote it, or the desk for one on paper."""
        if actor is None or actor.id is None:
            return False
        if self.proposal.author_id is not None:
            return bool(self.proposal.author_id == actor.id)
        return any(actor.holds(role, self.proposal.dong_id) for role in DESKS)


class Split(Model):
    """One proposal is to become two: `words` are those of the part that stays and of the part that goes its own way."""

    __tablename__ = "splits"
    life = SPLIT_LIFE
    id: Mapped[int] = mapped_column(primary_key=True)
    state: Mapped[SplitState] = mapped_column(one_of(SplitState))
    proposal_id: Mapped[int] = mapped_column(ForeignKey("proposals.id"), index=True)
    asked_by: Mapped[int | None] = mapped_column(ForeignKey("accounts.id"))
    by: Mapped[str]
    reason: Mapped[str]
    words: Mapped[dict[str, dict[str, str]]] = mapped_column(JSON)
    at: Mapped[datetime] = mapped_column(UTC)
    ended_at: Mapped[datetime | None] = mapped_column(UTC)
    end: Mapped[str] = mapped_column(default="")
    part_id: Mapped[int | None] = mapped_column(ForeignKey("proposals.id"))
    proposal: Mapped[Any] = relationship("Proposal", foreign_keys=proposal_id)

    @property
    def author_id(self) -> int | None:
        found: int | None = self.proposal.author_id
        return found

    @property
    def dong_id(self) -> int:
        found: int = self.proposal.dong_id
        return found

    @property
    def author_ids(self) -> set[int | None]:
        return {self.author_id} - {None}
