"""Opened papers, every count ever made of them, and who certified one."""

from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import CheckConstraint, ForeignKey, ForeignKeyConstraint, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from ..database import UTC, Model
from ..lifecycle import Lifecycle

if TYPE_CHECKING:
    from ..votes.models import Vote
    from ..votes.states import VoteState


class Paper(Model):
    """A choice out of the box, without its sealed form; equal papers are one row with `copies`."""

    __tablename__ = "papers"
    __table_args__ = {"sqlite_with_rowid": False}
    vote_id: Mapped[int] = mapped_column(ForeignKey("votes.id"), primary_key=True)
    contest_no: Mapped[int] = mapped_column(primary_key=True)
    content: Mapped[str] = mapped_column(primary_key=True)
    copies: Mapped[int]


class Count(Model):
    """One run of the counting rule over all papers: never edited, only followed by another."""

    __tablename__ = "counts"
    __table_args__ = (
        UniqueConstraint("vote_id", "no"),
        Index("uq_counts_id_counted_by", "id", "counted_by", unique=True),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    vote_id: Mapped[int] = mapped_column(ForeignKey("votes.id"))
    no: Mapped[int]
    sheet: Mapped[str]
    digest: Mapped[str]
    counted_by: Mapped[int] = mapped_column(ForeignKey("accounts.id"))
    at: Mapped[datetime] = mapped_column(UTC)
    vote: Mapped["Vote"] = relationship()
    certification: Mapped["Certification | None"] = relationship()

    @property
    def life(self) -> Lifecycle:
        return self.vote.life

    @property
    def state(self) -> "VoteState":
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
