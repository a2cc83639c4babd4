"""A count key in parts: its officers, what is public of it, and letters that only their reader opens. Never a share."""

from datetime import datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import ForeignKey, LargeBinary, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from ..database import UTC, Model, one_of
from .states import LIFE, KeyState

if TYPE_CHECKING:
    from ..dongs.models import Dong


class SharedKey(Model):
    """`threshold` of its holders open the box. `table_key` is public: what is entered now is sealed to it, and the one
    process that joins shares alone holds the other half, in memory. `used_for` names the vote ("votes/7")."""

    __tablename__ = "count_keys"
    life = LIFE
    id: Mapped[int] = mapped_column(primary_key=True)
    state: Mapped[KeyState] = mapped_column(one_of(KeyState), index=True)
    title: Mapped[str]
    dong_id: Mapped[int | None] = mapped_column(ForeignKey("dongs.id"))
    threshold: Mapped[int]
    public_key: Mapped[bytes | None] = mapped_column(LargeBinary)
    made_at: Mapped[datetime | None] = mapped_column(UTC)
    tried_at: Mapped[datetime | None] = mapped_column(UTC)
    table_key: Mapped[bytes | None] = mapped_column(LargeBinary)
    table_at: Mapped[datetime | None] = mapped_column(UTC)
    used_for: Mapped[str | None]
    dong: Mapped["Dong | None"] = relationship()
    holders: Mapped[list["CardHolder"]] = relationship(order_by="CardHolder.no", cascade="all, delete-orphan")
    entered: Mapped[list["EnteredShare"]] = relationship(order_by="EnteredShare.no", cascade="all, delete-orphan")

    @property
    def holder_ids(self) -> set[int]:
        return {holder.account_id for holder in self.holders}

    @property
    def wanted(self) -> int:
        """How many shares are needed now: all of them in the trial, the threshold in the count."""
        return len(self.holders) if self.state is KeyState.MADE else self.threshold

    @property
    def is_gathered(self) -> bool:
        """Whether so many shares are on the table."""
        return self.table_key is not None and len(self.entered) >= self.wanted

    @property
    def entered_numbers(self) -> set[int]:
        return {share.no for share in self.entered}

    def holder_of(self, account_id: int | None) -> "CardHolder | None":
        return next((holder for holder in self.holders if holder.account_id == account_id), None)


class CardHolder(Model):
    """An officer of the ceremony. `seat` is the public half of a key that only her browser holds; `card` is her share,
    sealed to it until she takes it; then the fingerprint alone stays."""

    __tablename__ = "count_key_holders"
    __table_args__ = (UniqueConstraint("count_key_id", "account_id"),)
    count_key_id: Mapped[int] = mapped_column(ForeignKey("count_keys.id"), primary_key=True)
    no: Mapped[int] = mapped_column(primary_key=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("accounts.id"))
    seat: Mapped[bytes | None] = mapped_column(LargeBinary)
    card: Mapped[bytes | None] = mapped_column(LargeBinary)
    fingerprint: Mapped[str | None]
    received_at: Mapped[datetime | None] = mapped_column(UTC)
    account: Mapped[Any] = relationship("Account")


class EnteredShare(Model):
    """A share on its way to be joined, sealed to the table of this hour; gone once it was joined or the hour is over."""

    __tablename__ = "entered_shares"
    count_key_id: Mapped[int] = mapped_column(ForeignKey("count_keys.id"), primary_key=True)
    no: Mapped[int] = mapped_column(primary_key=True)
    sealed: Mapped[bytes] = mapped_column(LargeBinary)
