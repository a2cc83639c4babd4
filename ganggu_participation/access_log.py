"""Who looked at whose data: append-only, chained, kept for 730 days (KOREA PRIV-05), on both databases by triggers too."""

import hashlib
from collections.abc import Iterable
from contextvars import ContextVar
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import DDL, delete, event, func, select, text
from sqlalchemy.orm import Mapped, Session, mapped_column

from . import clock
from .audit import START, name_of
from .database import UTC, Model, aside, db, one_of
from .states import Labelled

KEPT = timedelta(days=730)
CHAIN_LOCK = 7_305_021
FROM: ContextVar[str] = ContextVar("address of the request", default="")
"""The address that asks, set by the web for each request: the ground knows no request."""


class Access(Labelled):
    """What was done with personal data: the words of the law."""

    READ = "read", "조회"
    UNMASK = "unmask", "가림 풀기"
    ENTER = "enter", "입력"
    CHANGE = "change", "수정"
    DELETE = "delete", "삭제"
    PRINT = "print", "출력"
    DOWNLOAD = "download", "내려받기"


class AccessEntry(Model):
    """`whose`: account numbers with a blank around each, so that one is found; never a name."""

    __tablename__ = "access_entries"
    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime] = mapped_column(UTC, index=True)
    actor: Mapped[str] = mapped_column(index=True)
    roles: Mapped[str]
    address: Mapped[str]
    act: Mapped[Access] = mapped_column(one_of(Access), index=True)
    whose: Mapped[str]
    people: Mapped[int]
    items: Mapped[str]
    reason: Mapped[str]
    previous: Mapped[str] = mapped_column(unique=True)
    digest: Mapped[str]

    def expected_digest(self) -> str:
        """SHA-256 over the entry's own words and the digest before it."""
        words = (self.at.isoformat(), self.actor, self.roles, self.address, self.act.value, self.whose, self.people)
        return hashlib.sha256(
            "\n".join(map(str, (self.previous, *words, self.items, self.reason))).encode()
        ).hexdigest()


def note(actor: Any, act: Access, whose: Iterable[int], items: str, reason: str = "", nameless: int = 0) -> None:
    """Writes down that an official came to see or touch `items` of these people (account numbers).

    `nameless`: how many more there were who have no account, as on a list. What she sees of herself is not noted, nor that nobody was found. Inside a deed it stands or falls with it."""
    people = sorted({number for number in whose if number != actor.id})
    if not people and not nameless:
        return
    with aside() as session:
        _append(session, actor, act, people, items, reason, nameless)


def _append(
    session: Session, actor: Any, act: Access, people: list[int], items: str, reason: str, nameless: int = 0
) -> None:
    if db.engine.dialect.name == "postgresql":
        session.execute(text("SELECT pg_advisory_xact_lock(:k)"), {"k": CHAIN_LOCK})
    last = session.scalar(select(AccessEntry.digest).order_by(AccessEntry.id.desc()).limit(1))
    entry = AccessEntry(
        at=clock.now(),
        actor=name_of(actor),
        roles=", ".join(dict.fromkeys(grant.role.label for grant in getattr(actor, "grants_now", []))),
        address=FROM.get(),
        act=act,
        whose=f" {' '.join(map(str, people))} ",
        people=len(people) + nameless,
        items=items,
        reason=reason,
        previous=last or START,
    )
    entry.digest = entry.expected_digest()
    session.add(entry)
    session.flush()


def first_break() -> AccessEntry | None:
    """The first entry that does not follow from the one before; the oldest that is left may follow a destroyed one."""
    previous = None
    for entry in db.session.scalars(select(AccessEntry).order_by(AccessEntry.id).execution_options(yield_per=1000)):
        if entry.digest != entry.expected_digest() or previous not in (None, entry.previous):
            return entry
        previous = entry.digest
    return None


def destroy_old(actor: Any, now: datetime) -> int:
    """Destroys what is older than 730 days, and says so in an entry of its own: the chain never loses its end."""
    old = AccessEntry.at < now - KEPT
    number = int(db.session.scalar(select(func.count()).select_from(AccessEntry).where(old)) or 0)
    if number:
        with aside() as session:
            _append(session, actor, Access.DELETE, [], "접속기록", f"보관 기간 {KEPT.days}일이 지난 {number}건")
        db.session.execute(delete(AccessEntry).where(old).execution_options(synchronize_session=False))
    return number


@event.listens_for(AccessEntry, "before_update")
@event.listens_for(AccessEntry, "before_delete")
def _never(mapper: Any, connection: Any, target: Any) -> None:
    raise RuntimeError("the access log is append-only")


GUARDS = {
    "sqlite": (
        "CREATE TRIGGER access_entries_stay BEFORE UPDATE ON access_entries "
        "BEGIN SELECT RAISE(ABORT, 'the access log is append-only'); END",
        "CREATE TRIGGER access_entries_last BEFORE DELETE ON access_entries "
        "WHEN OLD.at >= (SELECT datetime(max(at), '-730 days') FROM access_entries) "
        "BEGIN SELECT RAISE(ABORT, 'the access log is kept for 730 days'); END",
    ),
    "postgresql": (
        "CREATE FUNCTION access_entries_guard() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        "IF TG_OP = 'DELETE' AND OLD.at < (SELECT max(at) FROM access_entries) - interval '730 days' "
        "THEN RETURN OLD; END IF; "
        "RAISE EXCEPTION 'the access log is append-only and kept for 730 days'; END $$",
        "CREATE TRIGGER access_entries_guarded BEFORE UPDATE OR DELETE ON access_entries "
        "FOR EACH ROW EXECUTE FUNCTION access_entries_guard()",
    ),
}
"""The same rule in the database itself. 730 days before the newest entry: a database knows no other clock of ours."""
for _dialect, _guards in GUARDS.items():
    for _guard in _guards:
        event.listen(AccessEntry.__table__, "after_create", DDL(_guard).execute_if(dialect=_dialect))
