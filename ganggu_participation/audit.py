"""What happened: append-only acts, each holding the digest of the one before."""

import hashlib
import json
from datetime import datetime
from typing import Any

from sqlalchemy import event, select, text
from sqlalchemy.orm import Mapped, mapped_column

from . import clock
from .database import UTC, Model, db

START = "0" * 64
CHAIN_LOCK = 7_305_020


class AuditEntry(Model):
    __tablename__ = "audit_entries"
    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime] = mapped_column(UTC)
    actor: Mapped[str]
    verb: Mapped[str]
    subject: Mapped[str] = mapped_column(index=True)
    facts: Mapped[str]
    previous: Mapped[str] = mapped_column(unique=True)
    digest: Mapped[str]

    def expected_digest(self) -> str:
        """SHA-256 over the entry's own words and the digest before it."""
        words = [self.previous, self.at.isoformat(), self.actor, self.verb, self.subject, self.facts]
        return hashlib.sha256("\n".join(words).encode()).hexdigest()


def name_of(thing: Any) -> str:
    """`votes/7`; a person is a number here, never a name."""
    return getattr(thing, "audit_name", None) or f"{thing.__tablename__}/{thing.id}"


def record(actor: Any, verb: str, subject: Any, facts: dict[str, Any]) -> None:
    """Chains one act behind the last; PostgreSQL queues writers here, SQLite has only one."""
    if db.engine.dialect.name == "postgresql":
        db.session.execute(text("SELECT pg_advisory_xact_lock(:k)"), {"k": CHAIN_LOCK})
    last = db.session.scalar(select(AuditEntry.digest).order_by(AuditEntry.id.desc()).limit(1))
    entry = AuditEntry(
        at=clock.now(),
        actor=name_of(actor) if actor is not None else "anyone",
        verb=str(verb),
        subject=name_of(subject),
        facts=json.dumps(facts, ensure_ascii=False, sort_keys=True, default=str),
        previous=last or START,
    )
    entry.digest = entry.expected_digest()
    db.session.add(entry)
    db.session.flush()


def first_break() -> AuditEntry | None:
    """The first entry that does not follow from the one before, or nothing when the chain holds."""
    previous = START
    for entry in db.session.scalars(select(AuditEntry).order_by(AuditEntry.id).execution_options(yield_per=1000)):
        if entry.previous != previous or entry.digest != entry.expected_digest():
            return entry
        previous = entry.digest
    return None


@event.listens_for(AuditEntry, "before_update")
@event.listens_for(AuditEntry, "before_delete")
def _never(mapper: Any, connection: Any, target: Any) -> None:
    raise RuntimeError("audit entries are append-only")
