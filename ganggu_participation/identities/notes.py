"""Short notes: what must be remembered between two pages, on the server, sealed, for minutes."""

import secrets
from datetime import timedelta
from typing import Any, Final

from sqlalchemy import delete

from .. import clock, keys
from ..accounts.queries import hash_of
from ..database import db, transaction
from .models import ShortNote

BYTES: Final = 32


def new_token() -> str:
    return secrets.token_urlsafe(BYTES)


def keep(kind: str, token: str, value: Any, lasts: timedelta) -> None:
    """A plain value under a token that only its owner has; notes that are over go."""
    ends = clock.now() + lasts
    note = ShortNote(token_hash=hash_of(token), kind=kind, sealed=keys.wrapped(kind, value), expires_at=ends)
    with transaction():
        db.session.execute(delete(ShortNote).where(ShortNote.expires_at < clock.now()))
        db.session.add(note)


def read(kind: str, token: str | None) -> Any:
    """The value, or nothing for a token that nobody has or that is over."""
    note = db.session.get(ShortNote, hash_of(token)) if token else None
    lasts = note is not None and note.kind == kind and note.expires_at > clock.now()
    return keys.unwrapped(kind, note.sealed) if note is not None and lasts else None


def drop(token: str) -> bool:
    """Takes it out; whether it was there, which of two who come at once only one is told."""
    with transaction():
        gone = delete(ShortNote).where(ShortNote.token_hash == hash_of(token)).returning(ShortNote.token_hash)
        return db.session.scalar(gone) is not None
