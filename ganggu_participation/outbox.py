"""What leaves the house: stored sealed, carried by the worker, tried again, emptied once it is gone; never in a log."""

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final, Literal

import structlog
from flask import Flask, current_app
from sqlalchemy import ColumnElement, LargeBinary, delete, or_, select, update
from sqlalchemy.orm import Mapped, mapped_column

from . import clock, keys
from .carriers import Letter, carrier_for
from .database import UTC, Model, afterwards, changed_by, db, one_of, transaction
from .states import State

Channel = Literal["mail", "sms"]
WAITS: Final = tuple(timedelta(minutes=minutes) for minutes in (1, 2, 5, 15, 60, 240))
"""How long after each try the next one comes; after the last the letter is given up."""
KEPT: Final = timedelta(days=30)
log = structlog.get_logger()


class LetterState(State):
    WAITING = "waiting", "보낼 것", "info"
    SENT = "sent", "보냄", "success"
    LOST = "lost", "보내지 못함", "danger"


class OutboxLetter(Model):
    """A letter on its way. `sealed` holds address, subject, text and where to stop, and is emptied when it is sent or lost."""

    __tablename__ = "outbox_letters"
    id: Mapped[int] = mapped_column(primary_key=True)
    channel: Mapped[str]
    state: Mapped[LetterState] = mapped_column(one_of(LetterState))
    sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    tries: Mapped[int] = mapped_column(default=0)
    made_at: Mapped[datetime] = mapped_column(UTC)
    due_at: Mapped[datetime] = mapped_column(UTC, index=True)
    until: Mapped[datetime | None] = mapped_column(UTC)
    ended_at: Mapped[datetime | None] = mapped_column(UTC)


def send(
    channel: Channel, address: str, subject: str, text: str, until: datetime | None = None, stop: str = ""
) -> None:
    """Stores a letter in the transaction under way, or in its own; the worker carries it after the commit.

    After `until` it is not sent any more: a code that has run out only confuses. `stop`: as of a Letter."""
    now = clock.now()
    letter = OutboxLetter(
        channel=channel,
        state=LetterState.WAITING,
        sealed=keys.wrapped("outbox", [address, subject, text, stop]),
        made_at=now,
        due_at=now,
        until=until,
    )
    with transaction():
        db.session.add(letter)
    afterwards(current_app.extensions["wake_outbox"])


def hang(app: Flask) -> None:
    """Tells the worker of the app's queue how to empty the outbox; comes after `jobs.hang`."""

    @app.extensions["queue"].task(name="deliver")
    def work() -> None:
        with app.app_context():
            deliver()

    wake: Callable[[], None] = work
    app.extensions["wake_outbox"] = wake


def deliver() -> int:
    """Carries what is due, one letter after another; returns how many went out. Never raises for a letter."""
    sent = 0
    while (letter_id := _taken()) is not None:
        sent += _carried(letter_id)
    with transaction():
        forget_old(clock.now())
    db.session.rollback()
    return sent


def _taken() -> int | None:
    """The next letter, its next try already set: two workers never carry one letter at once, and none is forgotten."""
    while (found := _next()) is not None:
        letter_id, tries = found
        mine = (OutboxLetter.id == letter_id, OutboxLetter.tries == tries, *_due())
        again = clock.now() + WAITS[min(tries, len(WAITS) - 1)]
        with transaction():
            take = update(OutboxLetter).where(*mine).values(tries=tries + 1, due_at=again)
            taken = db.session.scalar(take.returning(OutboxLetter.id))
        if taken is not None:
            return letter_id
    return None


def _due() -> tuple[ColumnElement[bool], ...]:
    return OutboxLetter.state == LetterState.WAITING, OutboxLetter.due_at <= clock.now()


def _next() -> tuple[int, int] | None:
    waiting = select(OutboxLetter).where(*_due()).order_by(OutboxLetter.due_at, OutboxLetter.id).limit(1)
    row = db.session.scalars(waiting).one_or_none()
    found = (row.id, row.tries) if row is not None else None
    db.session.rollback()
    return found


def _carried(letter_id: int) -> bool:
    row = db.session.get_one(OutboxLetter, letter_id)
    channel, sealed, tries, until = row.channel, row.sealed, row.tries, row.until
    db.session.rollback()
    if sealed is None:
        return False
    if until is not None and until <= clock.now():
        _end(letter_id, LetterState.LOST)
        return False
    return _handed_over(letter_id, channel, sealed, tries)


def _handed_over(letter_id: int, channel: str, sealed: bytes, tries: int) -> bool:
    try:
        letter = Letter(letter_id, channel, *keys.unwrapped("outbox", sealed))
        carrier_for(channel, current_app.config, Path(current_app.instance_path)).carry(letter)
    except Exception as broken:  # its words may hold an address: only its kind is told
        log.warning("letter not carried", letter=letter_id, tries=tries, fault=type(broken).__name__)
        if tries > len(WAITS):
            _end(letter_id, LetterState.LOST)
        return False
    _end(letter_id, LetterState.SENT)
    return True


def _end(letter_id: int, state: LetterState) -> None:
    with transaction():
        this = update(OutboxLetter).where(OutboxLetter.id == letter_id)
        db.session.execute(this.values(state=state, sealed=None, ended_at=clock.now()))


def forget_old(now: datetime) -> int:
    """That something was sent is kept for a month; a letter nobody could carry for as long goes with its text."""
    old = or_(OutboxLetter.ended_at < now - KEPT, OutboxLetter.made_at < now - 2 * KEPT)
    if db.session.scalar(select(OutboxLetter.id).where(old).limit(1)) is None:
        return 0
    return changed_by(delete(OutboxLetter).where(old))
