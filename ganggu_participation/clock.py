"""The only place that asks the time. Columns hold aware UTC; screens show KST."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

KST = ZoneInfo("Asia/Seoul")
_standing: ContextVar[datetime | None] = ContextVar("standing_clock", default=None)


def now() -> datetime:
    """This moment, aware, in UTC."""
    return _standing.get() or datetime.now(UTC)


def today() -> date:
    """The day in Korea."""
    return now().astimezone(KST).date()


def midnight(day: date) -> datetime:
    """The first moment of a day in Korea, in UTC."""
    return moment(day, 0)


def moment(day: date, hour: int, minute: int = 0) -> datetime:
    """A moment of a day in Korea, in UTC."""
    return datetime.combine(day, time(hour, minute), KST).astimezone(UTC)


@contextmanager
def at(when: datetime) -> Iterator[None]:
    """Stands the clock at `when` for this thread: for made-up content and tests only."""
    if when.tzinfo is None:
        raise ValueError("a moment needs its time zone")
    token = _standing.set(when.astimezone(UTC))
    try:
        yield
    finally:
        _standing.reset(token)
