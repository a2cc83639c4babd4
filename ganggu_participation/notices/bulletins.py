"""Telling: rooms to the right call these inside their own deeds, so that what was told and what was done are one."""

from typing import Any

from .. import clock
from ..database import db
from .models import Bulletin, Notice


def announce(subject: Any, title: str, text: str, path: str, *, dong_id: int | None, author_id: int | None = None) -> None:
    """Public news about a stored thing. Who follows it, its dong or a word in it hears of it within a minute;
    `author_id` hears of it in any case."""
    bulletin = Bulletin(
        at=clock.now(),
        subject=f"{subject.__tablename__}/{subject.id}",
        dong_id=dong_id,
        author_id=author_id,
        title=title,
        text=text,
        path=path,
    )
    db.session.add(bulletin)


def tell(account_id: int | None, title: str, text: str, path: str) -> None:
    """One person, about something of her own; nobody where there is no account."""
    if account_id is not None:
        db.session.add(Notice(account_id=account_id, at=clock.now(), title=title, text=text, path=path))
