"""Reading: what is kept about me, who looked at it, the log of accesses by month, the ledger."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from flask_sqlalchemy.pagination import Pagination
from sqlalchemy import Select, func, select
from sqlalchemy.orm import joinedload

from .. import clock
from ..access_log import Access, AccessEntry
from ..accounts.consents import TERMS, Terms
from ..accounts.models import Account, Consent, SignIn
from ..accounts.queries import consents_in_force, consents_of
from ..accounts.states import AccountState, Level
from ..database import db
from ..dates import kst, plain_day
from ..permissions import Role
from ..proposals.models import Proposal
from ..votes.models import RollMark, Vote
from . import retention
from .models import AccessReview, Destruction
from .retention import BY_KEY

READERS = (Role.PRIVACY_OFFICER, Role.SYSTEM_ADMIN)
DESKS = (Role.SYSTEM_ADMIN, Role.DONG_OFFICER, Role.ROLL_KEEPER, Role.PRIVACY_OFFICER)
PER_PAGE = 50
MONTHS_SHOWN = 13


@dataclass(frozen=True)
class Kept:
    """One purpose on her page and in her file: label and value of each thing, and until when."""

    title: str
    why: str
    until: str
    items: tuple[tuple[str, str], ...]


def kept_about(me: Account) -> list[Kept]:
    """Everything that leads to her, in the order of the notice. What she chose in a vote cannot be among it."""
    return [
        _kept("account", "가입 정보", _who(me)),
        _kept("account", "동의한 것", _consents(me)),
        _kept("proposer", "내가 쓴 제안", _proposals(me)),
        _kept("roll", "투표 참여 표시", _marks(me)),
        _kept("sign_ins", "로그인 기록", _sign_ins(me)),
        _kept("roles", "맡은 권한", [(g.role.label, f"{kst(g.from_at)}부터") for g in me.grants]),
        _kept("access", "내 정보를 본 기록", [(each.when, each.words) for each in lookers_at(me)]),
    ]


def _kept(rule: str, title: str, items: Iterable[tuple[str, str]]) -> Kept:
    return Kept(title, BY_KEY[rule].purpose, BY_KEY[rule].period, tuple(items))


def _who(me: Account) -> list[tuple[str, str]]:
    phone = getattr(me, "phone", None)
    every = [
        ("이름", me.name),
        ("화면에 보일 이름", me.display_name),
        ("전자우편 주소", me.email),
        ("전화번호", phone),
        ("생년월일", plain_day(me.birth_date)),
        ("우리 동", me.dong.name if me.dong else None),
        ("우리 동과 나", me.basis.label if me.basis else None),
        ("확인한 정도", Level(me.level).label),
        ("본인 확인한 때", kst(me.verified_at) if me.verified_at else None),
        ("가입한 때", kst(me.created_at)),
    ]
    return [(label, value) for label, value in every if value]


def _consents(me: Account) -> list[tuple[str, str]]:
    words = []
    for each in consents_of(me.id):
        end = f", {kst(each.withdrawn_at)}에 끝남" if each.withdrawn_at else ""
        title = TERMS[each.kind].title if each.kind in TERMS else each.kind
        words.append((title, f"{each.version} 판, {kst(each.given_at)}에 동의{end}"))
    return words


def _proposals(me: Account) -> list[tuple[str, str]]:
    mine = select(Proposal).where(Proposal.author_id == me.id).order_by(Proposal.id)
    return [(each.receipt_no or "쓰는 중", each.title) for each in db.session.scalars(mine)]


def _marks(me: Account) -> list[tuple[str, str]]:
    if not me.person_key:
        return []
    mine = select(RollMark, Vote).join(Vote, Vote.id == RollMark.vote_id).where(RollMark.person_key == me.person_key)
    rows = db.session.execute(mine.order_by(RollMark.vote_id))
    return [(vote.title, f"{plain_day(mark.day)} {mark.channel.label} 참여{_ends(vote)}") for mark, vote in rows]


def _ends(vote: Vote) -> str:
    if vote.declared_at is None:
        return ""
    return f", {plain_day((vote.declared_at + retention.ROLL).astimezone(clock.KST).date())}까지 보관"


def _sign_ins(me: Account) -> list[tuple[str, str]]:
    mine = select(SignIn).where(SignIn.account_id == me.id).order_by(SignIn.created_at.desc()).limit(PER_PAGE)
    return [(kst(each.created_at), "끝남" if each.ended_at else "로그인 중") for each in db.session.scalars(mine)]


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


@dataclass(frozen=True)
class Look:
    """One access to her data, without the name of the official."""

    when: str
    who: str
    act: str
    items: str
    reason: str

    @property
    def words(self) -> str:
        return f"{self.who}: {self.items} {self.act}" + (f" ({self.reason})" if self.reason else "")


def lookers_at(me: Account) -> list[Look]:
    """Who looked at her data, the last first."""
    about = select(AccessEntry).where(AccessEntry.whose.contains(f" {me.id} ")).order_by(AccessEntry.id.desc())
    found = db.session.scalars(about.limit(PER_PAGE))
    return [Look(kst(e.at), e.roles or "담당자", e.act.label, e.items, e.reason) for e in found]


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
