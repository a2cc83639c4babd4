"""Opened papers, every count ever made of them, who certified one, and what was objected to it."""

from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import CheckConstraint, ForeignKey, ForeignKeyConstraint, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from .. import clock
from ..database import UTC, Model, one_of
from ..lifecycle import Lifecycle
from ..refusals import Refusal
from ..votes.states import VoteState
from .states import OBJECTIONS, ObjectionState

if TYPE_CHECKING:
    from ..votes.models import Vote


class Paper(Model):
    """A choice out of the box as the last count found it, without its sealed form; equal papers are one row with
    `copies`. What earlier counts found stays on their sheets."""

    __tablename__ = "papers"
    __table_args__ = {"sqlite_with_rowid": False}
    vote_id: Mapped[int] = mapped_column(ForeignKey("votes.id"), primary_key=True)
    contest_no: Mapped[int] = mapped_column(primary_key=True)
    content: Mapped[str] = mapped_column(primary_key=True)
    copies: Mapped[int]


class Count(Model):
    """One run of the counting rule over all papers: never edited, only followed by another."""

    __tablename__ = "counts"
    __table_args__ = (UniqueConstraint("vote_id", "no"), Index("uq_counts_id_counted_by", "id", "counted_by", unique=True))
    id: Mapped[int] = mapped_column(primary_key=True)
    vote_id: Mapped[int] = mapped_column(ForeignKey("votes.id"))
    no: Mapped[int]
    sheet: Mapped[str]
    digest: Mapped[str]
    counted_by: Mapped[int] = mapped_column(ForeignKey("accounts.id"))
    at: Mapped[datetime] = mapped_column(UTC)
    vote: Mapped["Vote"] = relationship()
    certification: Mapped["Certification | None"] = relationship()
    study: Mapped["CountStudy | None"] = relationship()

    @property
    def title(self) -> str:
        return f"{self.vote.title} {self.no}번째 개표"

    @property
    def life(self) -> Lifecycle:
        return self.vote.life

    @property
    def state(self) -> VoteState:
        return self.vote.state

    @property
    def dong_id(self) -> int | None:
        return self.vote.dong_id


class Certification(Model):
    """Another official counted again and got the same digest; the table itself refuses the hands that counted."""

    __tablename__ = "certifications"
    __table_args__ = (
        ForeignKeyConstraint(["count_id", "counted_by"], ["counts.id", "counts.counted_by"]),
        CheckConstraint("certified_by <> counted_by", name="other_hands"),
    )
    count_id: Mapped[int] = mapped_column(primary_key=True)
    counted_by: Mapped[int]
    certified_by: Mapped[int] = mapped_column(ForeignKey("accounts.id"))
    at: Mapped[datetime] = mapped_column(UTC)


class CountStudy(Model):
    """What a count lets people ask beyond its result, worked out once while counting: canonical JSON, no part of the
    sheet and not certified."""

    __tablename__ = "count_studies"
    count_id: Mapped[int] = mapped_column(ForeignKey("counts.id"), primary_key=True)
    text: Mapped[str]


class Reveal(Model):
    """How far a hall has been shown a declared result: so many places, the last first."""

    __tablename__ = "reveals"
    vote_id: Mapped[int] = mapped_column(ForeignKey("votes.id"), primary_key=True)
    shown: Mapped[int]


class Objection(Model):
    """Somebody asks to look at a declared count again, and what an official answered in public.

    `answered_as`: department and post, never a name. A person objects to a count once."""

    __tablename__ = "objections"
    __table_args__ = (UniqueConstraint("vote_id", "no"), UniqueConstraint("count_id", "author_id"))
    life = OBJECTIONS
    id: Mapped[int] = mapped_column(primary_key=True)
    state: Mapped[ObjectionState] = mapped_column(one_of(ObjectionState))
    vote_id: Mapped[int] = mapped_column(ForeignKey("votes.id"))
    count_id: Mapped[int] = mapped_column(ForeignKey("counts.id"))
    no: Mapped[int]
    author_id: Mapped[int | None] = mapped_column(ForeignKey("accounts.id"))
    claim: Mapped[str]
    at: Mapped[datetime] = mapped_column(UTC)
    answer: Mapped[str | None]
    answered_as: Mapped[str | None]
    answered_by: Mapped[int | None] = mapped_column(ForeignKey("accounts.id"))
    answered_at: Mapped[datetime | None] = mapped_column(UTC)
    vote: Mapped["Vote"] = relationship()
    count: Mapped[Count] = relationship()

    @property
    def dong_id(self) -> int | None:
        return self.vote.dong_id

    @property
    def counted_by(self) -> int:
        return self.count.counted_by

    def why_no_objection(self) -> Refusal | None:
        """The days that the rule sheet gives after a declaration; the last second is outside."""
        until = self.vote.objections_until
        if until is None or self.vote.state in (VoteState.CLOSED, VoteState.COUNTING):
            return Refusal.NOT_DECLARED_YET
        over = self.vote.state is not VoteState.DECLARED or clock.now() >= until
        return Refusal.OBJECTIONS_OVER if over else None
