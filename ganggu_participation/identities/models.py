"""The tables of the room. Names in them are sealed; what finds a person again is a keyed hash."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, LargeBinary
from sqlalchemy.orm import Mapped, mapped_column, relationship

from .. import keys
from ..accounts.states import Basis
from ..database import UTC, Model, one_of
from .states import LETTER_LIFE, PASS_LIFE, ROLL_LIFE, VISIT_LIFE, LetterState, PassState, RollState, VisitState


class OneTimeCode(Model):
    """The last code for one purpose and one address; both are kept as a hash only. `sent` counts since `since`."""

    __tablename__ = "one_time_codes"
    slot: Mapped[str] = mapped_column(primary_key=True)
    code_hash: Mapped[str]
    tries: Mapped[int]
    sent: Mapped[int]
    since: Mapped[datetime] = mapped_column(UTC)
    made_at: Mapped[datetime] = mapped_column(UTC)
    expires_at: Mapped[datetime] = mapped_column(UTC, index=True)


class ShortNote(Model):
    """What must be remembered between two pages, sealed, for minutes: a check under way, a file that is looked at."""

    __tablename__ = "short_notes"
    token_hash: Mapped[str] = mapped_column(primary_key=True)
    kind: Mapped[str]
    sealed: Mapped[bytes] = mapped_column(LargeBinary)
    expires_at: Mapped[datetime] = mapped_column(UTC, index=True)


class ElectorPass(Model):
    """Somebody without an account who was checked for one vote: gone after the cast, and in any case by its time."""

    __tablename__ = "elector_passes"
    life = PASS_LIFE
    audit_name = "elector"
    token_hash: Mapped[str] = mapped_column(primary_key=True)
    state: Mapped[PassState] = mapped_column(one_of(PassState))
    vote_id: Mapped[int] = mapped_column(ForeignKey("votes.id"))
    person_key: Mapped[str]
    birth_date: Mapped[date]
    dong_id: Mapped[int | None] = mapped_column(ForeignKey("dongs.id"))
    basis: Mapped[Basis | None] = mapped_column(one_of(Basis))
    level: Mapped[int]
    expires_at: Mapped[datetime] = mapped_column(UTC, index=True)


class ResidentList(Model):
    """People of a dong (or of the district) whose office says that they live there: imported from a file."""

    __tablename__ = "resident_lists"
    life = ROLL_LIFE
    id: Mapped[int] = mapped_column(primary_key=True)
    state: Mapped[RollState] = mapped_column(one_of(RollState))
    title: Mapped[str]
    dong_id: Mapped[int | None] = mapped_column(ForeignKey("dongs.id"))
    people: Mapped[int]
    imported_by: Mapped[int | None] = mapped_column(ForeignKey("accounts.id"))
    imported_at: Mapped[datetime] = mapped_column(UTC)
    dong: Mapped[Any] = relationship("Dong", viewonly=True)
    approvals: Mapped[list[Any]] = relationship(
        "Approval",
        primaryjoin="and_(ResidentList.id == foreign(Approval.subject_id), Approval.noun == 'resident_lists')",
        viewonly=True,
    )


class ListedPerson(Model):
    """One line of a list. `sealed`: name, birth date and address, for letters."""

    __tablename__ = "listed_people"
    __table_args__ = (Index(None, "person_key"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    list_id: Mapped[int] = mapped_column(ForeignKey("resident_lists.id"), index=True)
    person_key: Mapped[str]
    dong_id: Mapped[int] = mapped_column(ForeignKey("dongs.id"))
    sealed: Mapped[bytes] = mapped_column(LargeBinary)

    @property
    def words(self) -> dict[str, str]:
        words: dict[str, str] = keys.unwrapped("listed person", self.sealed)
        return words


class SignInLetter(Model):
    """A code on paper: opens once, with the birth date of whom it was written to. `account_id`: it also signs in."""

    __tablename__ = "sign_in_letters"
    life = LETTER_LIFE
    id: Mapped[int] = mapped_column(primary_key=True)
    state: Mapped[LetterState] = mapped_column(one_of(LetterState))
    code_hash: Mapped[str] = mapped_column(unique=True)
    dong_id: Mapped[int | None] = mapped_column(ForeignKey("dongs.id"))
    account_id: Mapped[int | None] = mapped_column(ForeignKey("accounts.id"), index=True)
    list_id: Mapped[int | None] = mapped_column(ForeignKey("resident_lists.id"), index=True)
    level: Mapped[int]
    basis: Mapped[Basis | None] = mapped_column(one_of(Basis))
    told_apart: Mapped[int] = mapped_column(default=0)
    sealed: Mapped[bytes] = mapped_column(LargeBinary)
    tries: Mapped[int] = mapped_column(default=0)
    printed_by: Mapped[int | None] = mapped_column(ForeignKey("accounts.id"))
    printed_at: Mapped[datetime] = mapped_column(UTC)
    expires_at: Mapped[datetime] = mapped_column(UTC, index=True)

    @property
    def words(self) -> dict[str, str]:
        words: dict[str, str] = keys.unwrapped("letter", self.sealed)
        return words


class DeskVisit(Model):
    """Somebody whom an official of a dong helps, with the reason; every act at the desk names its visit."""

    __tablename__ = "desk_visits"
    life = VISIT_LIFE
    id: Mapped[int] = mapped_column(primary_key=True)
    state: Mapped[VisitState] = mapped_column(one_of(VisitState))
    dong_id: Mapped[int] = mapped_column(ForeignKey("dongs.id"))
    officer_id: Mapped[int] = mapped_column(ForeignKey("accounts.id"))
    reason: Mapped[str]
    account_id: Mapped[int | None] = mapped_column(ForeignKey("accounts.id"))
    sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    opened_at: Mapped[datetime] = mapped_column(UTC)
    expires_at: Mapped[datetime] = mapped_column(UTC, index=True)
    dong: Mapped[Any] = relationship("Dong", viewonly=True)

    @property
    def words(self) -> dict[str, str]:
        """Name and birth date as they were asked for; empty once the visit is over."""
        words: dict[str, str] = keys.unwrapped("desk visit", self.sealed) if self.sealed else {}
        return words


class Namesake(Model):
    """A name and a birth date (as a keyed hash) that more than one human has, how many were told apart, their keys, and sealed labels."""

    __tablename__ = "namesakes"
    person_key: Mapped[str] = mapped_column(primary_key=True)
    others: Mapped[int]
    keys: Mapped[list[str]] = mapped_column(JSON, server_default="[]")
    sealed: Mapped[bytes | None] = mapped_column(LargeBinary)

    @property
    def labels(self) -> dict[str, int]:
        """What says which of them is meant -> her mark."""
        labels: dict[str, int] = keys.unwrapped("namesake", self.sealed) if self.sealed else {}
        return labels

    @labels.setter
    def labels(self, labels: dict[str, int]) -> None:
        self.sealed = keys.wrapped("namesake", labels)
