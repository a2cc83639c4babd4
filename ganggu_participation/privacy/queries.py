"""Reading: what is kept about me, who looked at it, the log of accesses by month, the ledger."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from flask_sqlalchemy.pagination import Pagination
from sqlalchemy import Select, func, select
from sqlalchemy.orm import joinedload

from .. import clock
from ..access_log import Access, AccessEntry
from ..accounts.consents import TERMS, Terms
from ..accounts.models import Account, Consent
from ..accounts.queries import consents_in_force
from ..accounts.states import AccountState
from ..database import db
from ..permissions import Role
from .models import AccessReview, Destruction

READERS = (Role.PRIVACY_OFFICER, Role.SYSTEM_ADMIN)
DESKS = (Role.SYSTEM_ADMIN, Role.DONG_OFFICER, Role.ROLL_KEEPER, Role.PRIVACY_OFFICER)
PER_PAGE = 50
MONTHS_SHOWN = 13


def term(kind: str) -> Terms | None:
    return TERMS.get(kind)


def terms_in_order() -> list[Terms]:
    return list(TERMS.values())


@dataclass(frozen=True)
class Shown:
    """A text to agree to, and whether she does."""

    terms: Terms
    held: Consent | None


def consents_shown_to(me: Account) -> list[Shown]:
    """What she agreed to and what she may agree to, with the day."""
    held = consents_in_force(me.id)
    return [Shown(terms, held.get(terms.kind)) for terms in TERMS.values() if terms.kind in held or not terms.required]


def person_for(actor: Any, account_id: int) -> Account | None:
    """Somebody whose masked data an official may come to see: of her dong, or anybody for the district's officials."""
    account = db.session.get(Account, account_id, options=[joinedload(Account.dong)])
    if account is None or account.state is not AccountState.ACTIVE:
        return None
    return account if any(actor.holds(role, account.dong_id) for role in DESKS) else None


def log_for(actor: Any) -> bool | None:
    """Whether the log is there for her: for the privacy officer and administrators."""
    return any(actor.holds(role, None) for role in READERS) or None


@dataclass(frozen=True)
class Month:
    """A month of the log as its page heads it."""

    key: str
    review: AccessReview | None

    @property
    def label(self) -> str:
        year, month = self.key.split("-")
        return f"{year}년 {int(month)}월"

    @property
    def is_over(self) -> bool:
        return self.key < month_now()


def month_now() -> str:
    return f"{clock.today():%Y-%m}"


def review_of(month: str) -> AccessReview | None:
    return db.session.scalars(select(AccessReview).where(AccessReview.month == month)).one_or_none()


def months() -> list[Month]:
    """This month and the twelve before, with who signed them."""
    signed = {each.month: each for each in db.session.scalars(select(AccessReview))}
    first, keys = clock.today().replace(day=1), []
    for _ in range(MONTHS_SHOWN):
        keys.append(f"{first:%Y-%m}")
        first = (first - timedelta(days=1)).replace(day=1)
    return [Month(key, signed.get(key)) for key in keys]


def bounds_of(month: str) -> tuple[datetime, datetime]:
    """The first moments of a month and of the next, in Korea. Raises ValueError."""
    year, number = (int(part) for part in month.split("-"))
    following = date(year + number // 12, number % 12 + 1, 1)
    return clock.midnight(date(year, number, 1)), clock.midnight(following)


def _in(month: str) -> Select[AccessEntry]:
    begin, end = bounds_of(month)
    return select(AccessEntry).where(AccessEntry.at >= begin, AccessEntry.at < end)


def accesses_in(month: str, page: int = 1) -> Pagination:
    """The log of a month, the last first."""
    return db.paginate(_in(month).order_by(AccessEntry.id.desc()), page=page, per_page=PER_PAGE, error_out=False)


def all_accesses_in(month: str) -> list[AccessEntry]:
    return list(db.session.scalars(_in(month).order_by(AccessEntry.id)))


def reasons_in(month: str) -> list[AccessEntry]:
    """What needs a second look: every download and every unmasking, with its reason."""
    wanted = _in(month).where(AccessEntry.act.in_((Access.DOWNLOAD, Access.UNMASK, Access.PRINT)))
    return list(db.session.scalars(wanted.order_by(AccessEntry.id)))


def month_sums(month: str) -> tuple[int, int]:
    """(entries, downloads) of a month."""
    begin, end = bounds_of(month)
    within = (AccessEntry.at >= begin, AccessEntry.at < end)
    every = select(func.count()).select_from(AccessEntry).where(*within)
    return db.session.scalar(every) or 0, db.session.scalar(every.where(AccessEntry.act == Access.DOWNLOAD)) or 0


def ledger(page: int = 1) -> Pagination:
    """파기 대장, the last first."""
    return db.paginate(
        select(Destruction).order_by(Destruction.id.desc()), page=page, per_page=PER_PAGE, error_out=False
    )
