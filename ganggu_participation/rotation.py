"""Sealing everything anew with the newest data key, a batch at a time; stopped and begun again at any point."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Column, String, Table, and_, func, literal, select, type_coerce, update

from . import keys
from .database import db, transaction
from .sealed import Sealed

BATCH = 200


def sealed_columns() -> Iterator[tuple[Table, Column[Any]]]:
    """Every sealed column of every table: a new one is turned with the rest without being named here."""
    for table in db.metadata.sorted_tables:
        yield from ((table, column) for column in table.columns if isinstance(column.type, Sealed))


def still_old() -> int:
    """How many values are sealed with another key than the newest."""
    counts = (select(func.count()).select_from(table).where(_old(column)) for table, column in sealed_columns())
    return sum(db.session.scalar(count) or 0 for count in counts)


def turn(batch: int = BATCH) -> Iterator[int]:
    """Seals anew, one committed batch after the other, and tells how many each held. Raises keys.Unreadable."""
    for table, column in sealed_columns():
        while number := _one_batch(table, column, batch):
            yield number


def _old(column: Column[Any]) -> Any:
    raw = type_coerce(column, String)
    return and_(column.is_not(None), raw.not_like(f"{keys.newest_key()}:%"))


def _one_batch(table: Table, column: Column[Any], batch: int) -> int:
    kind: Any = column.type
    raw, key = type_coerce(column, String), list(table.primary_key.columns)
    with transaction():
        rows = db.session.execute(select(raw, *key).where(_old(column)).limit(batch)).all()
        for stored, *values in rows:
            fresh = keys.seal(kind.purpose, keys.unseal(kind.purpose, stored))
            here = and_(raw == stored, *(part == value for part, value in zip(key, values, strict=True)))
            db.session.execute(update(table).where(here).values({column: literal(fresh, String)}))
    return len(rows)
