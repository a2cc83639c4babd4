"""Carrying news to those who follow it: each minute, by whoever keeps the time."""

from collections.abc import Iterable

from sqlalchemy import ColumnElement, String, cast, func, literal, or_, select

from .. import clock
from ..database import db, transaction
from .models import Bulletin, Follow, Notice
from .states import FollowState

AT_ONCE = 20
TOPIC = "topics/"


def deliver() -> int:
    """Notices written for news that nobody was told of yet; returns how many. What was delivered once is never
    delivered again, for the mark and the notices are one transaction."""
    written = 0
    while news := _waiting():
        for bulletin_id in news:
            with transaction():
                bulletin = db.session.get_one(Bulletin, bulletin_id)
                if bulletin.delivered_at is None:
                    written += _tell(bulletin, _followers(bulletin))
                    bulletin.delivered_at = clock.now()
    return written


def _waiting() -> list[int]:
    waiting = select(Bulletin.id).where(Bulletin.delivered_at.is_(None)).order_by(Bulletin.id).limit(AT_ONCE)
    found = list(db.session.scalars(waiting))
    db.session.rollback()
    return found


def _followers(bulletin: Bulletin) -> set[int]:
    """Each once, however many of her follows it touches."""
    running = select(Follow.author_id).where(Follow.state == FollowState.FOLLOWING, or_(*_touched(bulletin)))
    found = set(db.session.scalars(running.distinct()))
    return found | ({bulletin.author_id} if bulletin.author_id is not None else set())


def _touched(bulletin: Bulletin) -> Iterable[ColumnElement[bool]]:
    yield Follow.subject == bulletin.subject
    if bulletin.dong_id is not None:
        yield Follow.subject == f"dongs/{bulletin.dong_id}"
    words = literal(f"{bulletin.title} {bulletin.text}", String)
    topic = func.substr(Follow.subject, len(TOPIC) + 1)
    yield Follow.subject.startswith(TOPIC) & (func.length(cast(topic, String)) > 0) & words.contains(topic)


def _tell(bulletin: Bulletin, accounts: Iterable[int]) -> int:
    told = [
        Notice(account_id=number, at=bulletin.at, title=bulletin.title, text=bulletin.text, path=bulletin.path)
        for number in sorted(accounts)
    ]
    db.session.add_all(told)
    return len(told)
