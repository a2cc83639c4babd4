"""Accounts, their sign-ins, consents and roles. Nothing here leads to a ballot."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import ForeignKey, Index, SmallInteger
from sqlalchemy.orm import Mapped, mapped_column, relationship

from .. import clock
from ..database import UTC, Model, one_of
from ..permissions import OF_RESIDENTS, Role
from ..sealed import Sealed, figures, small
from .states import GRANT_LIFE, LIFE, AccountState, Basis, GrantState, Level

FRESH = timedelta(minutes=5)
SCHOOL_YEAR_BEGINS = 3  # the month


def years_between(birth: date, day: date) -> int:
    """만 나이: full years on a day."""
    return day.year - birth.year - ((day.month, day.day) < (birth.month, birth.day))


@dataclass(frozen=True)
class Presence:
    """What a request knows of her sign-in. Who acts without one (a job, the seed) was let in elsewhere."""

    second_factor: bool = True
    confirmed_at: datetime | None = None
    seen_at: datetime | None = None


def grade_on(birth: date, day: date) -> int:
    """The school grade on a day: 1-6 elementary, 7-9 middle, 10-12 high school; school begins in March of the year
    in which a child turns seven (초·중등교육법 제13조)."""
    return day.year - (day.month < SCHOOL_YEAR_BEGINS) - birth.year - 6


class Account(Model):
    __tablename__ = "accounts"
    life = LIFE
    is_authenticated = is_active = True
    is_anonymous = False
    id: Mapped[int] = mapped_column(primary_key=True)
    state: Mapped[AccountState] = mapped_column(one_of(AccountState))
    email: Mapped[str | None] = mapped_column(Sealed("email", small))
    email_hash: Mapped[str | None] = mapped_column(unique=True)
    phone: Mapped[str | None] = mapped_column(Sealed("phone", figures))
    phone_hash: Mapped[str | None] = mapped_column(unique=True)
    password_hash: Mapped[str]
    name: Mapped[str]
    display_name: Mapped[str]
    birth_date: Mapped[date] = mapped_column(nullable=True)  # emptied with the rest when the account is closed
    dong_id: Mapped[int | None] = mapped_column(ForeignKey("dongs.id"))
    basis: Mapped[Basis | None] = mapped_column(one_of(Basis))
    level: Mapped[int] = mapped_column(SmallInteger, default=int(Level.NONE))
    person_key: Mapped[str | None] = mapped_column(unique=True)
    verified_at: Mapped[datetime | None] = mapped_column(UTC)
    created_at: Mapped[datetime] = mapped_column(UTC)
    last_sign_in_at: Mapped[datetime | None] = mapped_column(UTC)
    warned_at: Mapped[datetime | None] = mapped_column(UTC)
    closed_at: Mapped[datetime | None] = mapped_column(UTC)
    grants: Mapped[list["RoleGrant"]] = relationship(
        primaryjoin="Account.id == RoleGrant.account_id", order_by="RoleGrant.id", viewonly=True
    )
    dong: Mapped[Any] = relationship("Dong", viewonly=True)
    sign_in_token: str = ""
    presence = Presence()

    def get_id(self) -> str:
        """Flask-Login keeps the token of this sign-in in the cookie, never the account's number."""
        return self.sign_in_token

    @property
    def audit_name(self) -> str:
        return f"accounts/{self.id}"

    @property
    def title(self) -> str:
        """What a request for approval about her is called: it stays longer than her name."""
        return f"{self.id}번 계정"

    @property
    def grants_held(self) -> list["RoleGrant"]:
        return [grant for grant in self.grants if grant.holds_now]

    @property
    def grants_now(self) -> list["RoleGrant"]:
        """What she may act on: nothing in a sign-in whose second factor has not been seen yet."""
        return [] if self.lacks_second_factor else self.grants_held

    @property
    def needs_second_factor(self) -> bool:
        """Officials and observers: KOREA PRIV-08."""
        return any(grant.role not in OF_RESIDENTS for grant in self.grants_held)

    @property
    def lacks_second_factor(self) -> bool:
        return not self.presence.second_factor and self.needs_second_factor

    @property
    def is_fresh(self) -> bool:
        """Whether she showed within five minutes that it is still her."""
        last = self.presence.confirmed_at
        return last is not None and clock.now() - last < FRESH

    def holds(self, role: Role, dong_id: int | None) -> bool:
        """Whether the role is hers now, for this dong or for the whole district."""
        return any(grant.role is role and grant.dong_id in (None, dong_id) for grant in self.grants_now)

    @property
    def is_admin(self) -> bool:
        return self.holds(Role.SYSTEM_ADMIN, None)

    @property
    def is_official(self) -> bool:
        return any(grant.role is not Role.OBSERVER and grant.role not in OF_RESIDENTS for grant in self.grants_now)

    @property
    def is_observer(self) -> bool:
        return any(grant.role not in OF_RESIDENTS for grant in self.grants_now)

    def age_on(self, day: date) -> int:
        return years_between(self.birth_date, day)

    def grade_on(self, day: date) -> int:
        return grade_on(self.birth_date, day)


class RoleGrant(Model):
    """One role, for one dong or (no dong) the whole district; kept after it is revoked."""

    __tablename__ = "role_grants"
    __table_args__ = (Index(None, "account_id", "state"),)
    life = GRANT_LIFE
    id: Mapped[int] = mapped_column(primary_key=True)
    state: Mapped[GrantState] = mapped_column(one_of(GrantState))
    account_id: Mapped[int] = mapped_column(ForeignKey("accounts.id"))
    role: Mapped[Role] = mapped_column(one_of(Role))
    dong_id: Mapped[int | None] = mapped_column(ForeignKey("dongs.id"))
    granted_by: Mapped[int | None] = mapped_column(ForeignKey("accounts.id"))
    revoked_by: Mapped[int | None] = mapped_column(ForeignKey("accounts.id"))
    from_at: Mapped[datetime] = mapped_column(UTC)
    to_at: Mapped[datetime | None] = mapped_column(UTC)
    dong: Mapped[Any] = relationship("Dong", viewonly=True)

    @property
    def holds_now(self) -> bool:
        now = clock.now()
        ended = self.to_at is not None and self.to_at <= now
        return self.state is GrantState.ACTIVE and self.from_at <= now and not ended

    @property
    def is_current(self) -> bool:
        """Held now or from a day that is set."""
        return self.state is GrantState.ACTIVE and (self.to_at is None or self.to_at > clock.now())

    def meets(self, other: "RoleGrant") -> bool:
        """Whether there is a moment at which both hold."""
        over = self.state is not GrantState.ACTIVE
        apart = (self.to_at is not None and self.to_at <= other.from_at) or (
            other.to_at is not None and other.to_at <= self.from_at
        )
        return not over and not apart


class SignIn(Model):
    """The server's side of a session: only the hash of its token is kept. `second_factor_at`: when the second factor
    was seen in it; `confirmed_at`: when she last showed that it is still her."""

    __tablename__ = "sign_ins"
    token_hash: Mapped[str] = mapped_column(primary_key=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("accounts.id"), index=True)
    created_at: Mapped[datetime] = mapped_column(UTC)
    seen_at: Mapped[datetime | None] = mapped_column(UTC)
    second_factor_at: Mapped[datetime | None] = mapped_column(UTC)
    confirmed_at: Mapped[datetime | None] = mapped_column(UTC)
    device: Mapped[str] = mapped_column(default="", server_default="")
    expires_at: Mapped[datetime] = mapped_column(UTC)
    ended_at: Mapped[datetime | None] = mapped_column(UTC)
    account: Mapped[Account] = relationship()


class SignInFailure(Model):
    """Tries with one address, known here or not, since the last right password; the address is not kept."""

    __tablename__ = "sign_in_failures"
    address_hash: Mapped[str] = mapped_column(primary_key=True)
    times: Mapped[int]
    last_at: Mapped[datetime] = mapped_column(UTC, index=True)
    locked_until: Mapped[datetime | None] = mapped_column(UTC)


class Consent(Model):
    """What somebody agreed to, in which version, when."""

    __tablename__ = "consents"
    id: Mapped[int] = mapped_column(primary_key=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("accounts.id"), index=True)
    kind: Mapped[str]
    version: Mapped[str]
    given_at: Mapped[datetime] = mapped_column(UTC)
    withdrawn_at: Mapped[datetime | None] = mapped_column(UTC)
