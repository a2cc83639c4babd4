"""A deed is permitted, whole and recorded, or it did not happen."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Literal

from sqlalchemy import inspect

from .audit import record
from .database import db, transaction
from .permissions import permit
from .verbs import QUIET, Verb

Facts = dict[str, Any]


@contextmanager
def deed(actor: Any, verb: Verb, subject: Any, lock: Literal["update", "share"] = "update") -> Iterator[Facts]:
    """Takes the subject afresh under lock, asks leave, runs the body, writes it down, commits.

    A subject that is not stored yet is born by the deed. `share` lets casts run side by side while a change of
    state, which takes `update`, waits for them (PostgreSQL; SQLite has one writer). Only the subject's own row is
    locked: one that was read together with others is read so again. Raises Refused."""
    with transaction():
        newborn = not inspect(subject).persistent
        if not newborn:
            db.session.refresh(subject, with_for_update={"read": lock == "share", "of": type(subject)})
        permit(actor, verb, subject)
        facts: Facts = {}
        yield facts
        if newborn:
            db.session.add(subject)
        db.session.flush()
        if verb not in QUIET:
            record(actor, verb, subject, facts)
