"""How often something was sent from one account or address: counted in the database, in a form that names nobody."""

import hashlib
import hmac
from datetime import datetime, timedelta

from flask import current_app
from sqlalchemy import delete
from sqlalchemy.orm import Mapped, mapped_column

from . import clock
from .database import UTC, Model, changed_by, db, transaction
from .keys import derived
from .refusals import Refusal, Refused

LONGEST = timedelta(days=1)
HOUR = timedelta(hours=1)


class Rate(Model):
    """`who`: an account or an address, made unreadable; counted since `since`."""

    __tablename__ = "rates"
    what: Mapped[str] = mapped_column(primary_key=True)
    who: Mapped[str] = mapped_column(primary_key=True)
    since: Mapped[datetime] = mapped_column(UTC, index=True)
    times: Mapped[int]


def count(what: str, who: str, most: int, within: timedelta) -> None:
    """One more time. Raises Refused(TOO_OFTEN) when there were `most` within the last span (at most a day)."""
    name = hmac.new(derived("rates"), f"{what} {who}".encode(), hashlib.sha256).hexdigest()
    try:
        _count(what, name, most, within)
    except Refused as no:
        if no.refusal is not Refusal.OVERTAKEN:
            raise
        _count(what, name, most, within)  # the first one of somebody else was stored at the same moment


def _count(what: str, name: str, most: int, within: timedelta) -> None:
    now = clock.now()
    with transaction():
        kept = db.session.get(Rate, (what, name), with_for_update=True)
        if kept is None:
            kept = Rate(what=what, who=name, since=now, times=0)
            db.session.add(kept)
        if now - kept.since >= within:
            kept.since, kept.times = now, 0
        if kept.times >= most:
            raise Refused(Refusal.TOO_OFTEN)
        kept.times += 1


def count_letter(origin: str) -> None:
    """A code or a link that somebody unknown has sent, wherever it goes: counted for the network address that asks.

    Raises Refused(TOO_OFTEN), whoever the letter is for."""
    count("letter", origin, current_app.config["LETTERS_AN_HOUR"], HOUR)


def forget_old(now: datetime) -> int:
    """Counts that no rule asks for any more."""
    return changed_by(delete(Rate).where(Rate.since < now - LONGEST))
