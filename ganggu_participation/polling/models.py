"""The hall in tables: places, shifts, kiosks, codes, envelopes, bundles. No row says what a person chose."""

from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import JSON, CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, declared_attr, mapped_column, relationship

from .. import clock
from ..accounts.states import Basis
from ..database import UTC, Model, one_of
from .states import (
    BUNDLE_LIFE,
    CLASS_CODE_LIFE,
    CODE_LIFE,
    ENVELOPE_LIFE,
    KIOSK_LIFE,
    PLACE_LIFE,
    BundleState,
    ClassCodeState,
    CodeState,
    EnvelopeState,
    KioskState,
    PlaceState,
)

if TYPE_CHECKING:
    from ..votes.models import Vote


class PollingPlace(Model):
    """Where a vote is held in a room. `received` ... `not_returned`: sets of ballot papers as the staff counted them;
    a set is one paper of every contest. `issued`: how many the roll showed, once the roll is destroyed."""

    __tablename__ = "polling_places"
    __table_args__ = (UniqueConstraint("vote_id", "name"),)
    life = PLACE_LIFE
    id: Mapped[int] = mapped_column(primary_key=True)
    state: Mapped[PlaceState] = mapped_column(one_of(PlaceState))
    vote_id: Mapped[int] = mapped_column(ForeignKey("votes.id"))
    name: Mapped[str]
    address: Mapped[str]
    opens: Mapped[datetime] = mapped_column(UTC)
    closes: Mapped[datetime] = mapped_column(UTC)
    received: Mapped[int | None]
    spoiled: Mapped[int | None]
    unused: Mapped[int | None]
    in_box: Mapped[int | None]
    not_returned: Mapped[int | None]
    issued: Mapped[int | None]
    settled_reason: Mapped[str] = mapped_column(default="")
    vote: Mapped["Vote"] = relationship()
    shifts: Mapped[list["Shift"]] = relationship(order_by="Shift.from_at")
    approvals: Mapped[list[Any]] = relationship(
        "Approval",
        primaryjoin="and_(PollingPlace.id == foreign(Approval.subject_id), Approval.noun == 'polling_places')",
        viewonly=True,
    )

    @property
    def dong_id(self) -> int | None:
        return self.vote.dong_id

    @property
    def title(self) -> str:
        return f"{self.vote.title} {self.name}"

    @property
    def is_open_now(self) -> bool:
        return self.state is PlaceState.OPEN and self.opens <= clock.now() < self.closes

    def is_worked_by(self, actor: Any) -> bool:
        """Whether she is on shift now; a place without shifts is open to every official of the desk."""
        now = clock.now()
        return not self.shifts or any(s.account_id == actor.id and s.from_at <= now < s.to_at for s in self.shifts)


class Shift(Model):
    """Who works at a place, from when to when."""

    __tablename__ = "shifts"
    id: Mapped[int] = mapped_column(primary_key=True)
    place_id: Mapped[int] = mapped_column(ForeignKey("polling_places.id"), index=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("accounts.id"))
    from_at: Mapped[datetime] = mapped_column(UTC)
    to_at: Mapped[datetime] = mapped_column(UTC)
    account: Mapped[Any] = relationship("Account", viewonly=True)


class AtPlace:
    """What belongs to a place belongs to the dong of its vote."""

    place_id: Mapped[int] = mapped_column(ForeignKey("polling_places.id"), index=True)

    @declared_attr
    def place(cls) -> Mapped[PollingPlace]:
        return relationship(PollingPlace)

    @property
    def dong_id(self) -> int | None:
        return self.place.dong_id


class Kiosk(AtPlace, Model):
    """A device that an official opened; the cookie of the device holds its token and nothing else."""

    __tablename__ = "kiosks"
    life = KIOSK_LIFE
    id: Mapped[int] = mapped_column(primary_key=True)
    state: Mapped[KioskState] = mapped_column(one_of(KioskState))
    label: Mapped[str]
    token_hash: Mapped[str] = mapped_column(unique=True)
    opened_by: Mapped[int] = mapped_column(ForeignKey("accounts.id"))
    opened_at: Mapped[datetime] = mapped_column(UTC)


class KioskCode(AtPlace, Model):
    """Somebody was seen at the desk and holds a code for a quarter of an hour. Spent or void, the row is deleted.

    The roll is struck when the ballot falls, in one transaction with it and with the end of this row: so there is no mark
    without a ballot, and nothing to take back when somebody walks away. Until then the row keeps the person from a second
    code, and the constraint on marks keeps her from a second ballot by any other way."""

    __tablename__ = "kiosk_codes"
    __table_args__ = (UniqueConstraint("vote_id", "person_key"),)
    life = CODE_LIFE
    id: Mapped[int] = mapped_column(primary_key=True)
    state: Mapped[CodeState] = mapped_column(one_of(CodeState))
    vote_id: Mapped[int] = mapped_column(ForeignKey("votes.id"))
    code_hash: Mapped[str] = mapped_column(unique=True)
    person_key: Mapped[str]
    birth_date: Mapped[date]
    basis: Mapped[Basis] = mapped_column(one_of(Basis))
    person_dong_id: Mapped[int] = mapped_column(ForeignKey("dongs.id"))
    expires_at: Mapped[datetime] = mapped_column(UTC)

    @property
    def is_over(self) -> bool:
        return self.expires_at <= clock.now()


class ClassCode(Model):
    """A card for a class: no name, no pupil; only that one of these cards was used."""

    __tablename__ = "class_codes"
    life = CLASS_CODE_LIFE
    id: Mapped[int] = mapped_column(primary_key=True)
    state: Mapped[ClassCodeState] = mapped_column(one_of(ClassCodeState))
    vote_id: Mapped[int] = mapped_column(ForeignKey("votes.id"), index=True)
    label: Mapped[str]
    code_hash: Mapped[str] = mapped_column(unique=True)
    vote: Mapped["Vote"] = relationship()

    @property
    def dong_id(self) -> int | None:
        return self.vote.dong_id


class PaperEnvelope(AtPlace, Model):
    """A paper taken while the desk was offline, shut in an envelope: counted only after the roll is reconciled."""

    __tablename__ = "paper_envelopes"
    __table_args__ = (UniqueConstraint("place_id", "no"),)
    life = ENVELOPE_LIFE
    id: Mapped[int] = mapped_column(primary_key=True)
    state: Mapped[EnvelopeState] = mapped_column(one_of(EnvelopeState))
    no: Mapped[int]
    person_key: Mapped[str]
    birth_date: Mapped[date]
    basis: Mapped[Basis] = mapped_column(one_of(Basis))
    person_dong_id: Mapped[int] = mapped_column(ForeignKey("dongs.id"))
    answer: Mapped[str] = mapped_column(default="")


class Bundle(AtPlace, Model):
    """Papers of one contest, tied together: entered by two officials, one paper a line."""

    __tablename__ = "bundles"
    __table_args__ = (
        UniqueConstraint("place_id", "contest_no", "no"),
        CheckConstraint("second_by IS NULL OR second_by <> first_by", name="other_hands"),
    )
    life = BUNDLE_LIFE
    id: Mapped[int] = mapped_column(primary_key=True)
    state: Mapped[BundleState] = mapped_column(one_of(BundleState))
    contest_no: Mapped[int]
    no: Mapped[int]
    first_by: Mapped[int] = mapped_column(ForeignKey("accounts.id"))
    first: Mapped[list[str]] = mapped_column(JSON)
    second_by: Mapped[int | None] = mapped_column(ForeignKey("accounts.id"))
    second: Mapped[list[str] | None] = mapped_column(JSON)

    @property
    def differences(self) -> list[tuple[int, str, str]]:
        """(line, first, second) where the two entries differ; a missing line is empty."""
        one, two = self.first, self.second or []
        lines = range(max(len(one), len(two)))
        pairs = [(one[n] if n < len(one) else "", two[n] if n < len(two) else "") for n in lines]
        return [(n, a, b) for n, (a, b) in enumerate(pairs, 1) if a != b]
