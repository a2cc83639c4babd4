"""Sealing everything anew with the newest data key, a batch at a time; stopped and begun again at any point."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Column, LargeBinary, String, Table, and_, cast, func, literal, select, type_coerce, update

from . import keys
from .database import db, transaction
from .sealed import Sealed

BATCH = 200
WRAPPED = {
    "outbox_letters.sealed": "outbox",
    "short_notes.sealed": "{kind}",
    "desk_visits.sealed": "desk visit",
    "listed_people.sealed": "listed person",
    "roll_entries.sealed": "roll entry",
    "roll_changes.sealed": "roll entry",
    "recruitment_applicants.sealed": "roll entry",
    "namesakes.sealed": "namesake",
    "sign_in_letters.sealed": "letter",
    "totp_keys.locked": "totp {account_id}",
}
"""Columns of bytes that `keys.wrapped` fills, with their purpose; in braces a column of the same row."""
OTHERWISE = {
    "ballots.key": "a random place in the box",
    "ballots.sealed": "sealed with the public key of the vote",
    "count_key_holders.card": "the public half of a holder's card",
    "count_key_holders.seat": "public",
    "count_keys.public_key": "public",
    "count_keys.table_key": "public",
    "entered_shares.sealed": "sealed with the table key, and gone with the count",
    "log_heads.signature": "public",
    "log_leaves.leaf": "public",
    "passkeys.credential_id": "public",
    "passkeys.public_key": "public",
    "votes.public_key": "public",
    "votes.locked_count_key": "locked with PERSON_SECRET until the box is emptied",
}
"""Columns of bytes that no data key seals, and why; one that stands in neither table fails the tests."""


def sealed_columns() -> Iterator[tuple[Table, Column[Any]]]:
    """Every sealed column of every table: a new one is turned with the rest without being named here."""
    for table in db.metadata.sorted_tables:
        yield from ((table, column) for column in table.columns if isinstance(column.type, Sealed))


def wrapped_columns() -> Iterator[tuple[Table, Column[Any], str]]:
    for place, purpose in WRAPPED.items():
        table, _, column = place.partition(".")
        yield db.metadata.tables[table], db.metadata.tables[table].c[column], purpose


def still_old() -> int:
    """How many values are sealed with another key than the newest."""
    counts = (select(func.count()).select_from(table).where(_old(column)) for table, column in sealed_columns())
    bytes_too = (select(func.count()).select_from(table).where(_old_bytes(c)) for table, c, _ in wrapped_columns())
    return sum(db.session.scalar(count) or 0 for count in (*counts, *bytes_too))


def turn(batch: int = BATCH) -> Iterator[int]:
    """Seals anew, one committed batch after the other, and tells how many each held. Raises keys.Unreadable."""
    for table, column in sealed_columns():
        while number := _one_batch(table, column, batch):
            yield number
    for table, column, purpose in wrapped_columns():
        while number := _one_batch_of_bytes(table, column, purpose, batch):
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


def _old_bytes(column: Column[Any]) -> Any:
    mark = f"{keys.newest_key()}:".encode()
    return and_(column.is_not(None), func.substr(column, 1, len(mark)) != cast(literal(mark, LargeBinary), LargeBinary))


def _one_batch_of_bytes(table: Table, column: Column[Any], purpose: str, batch: int) -> int:
    key = list(table.primary_key.columns)
    with transaction():
        rows = db.session.execute(select(table).where(_old_bytes(column)).limit(batch)).mappings().all()
        for row in rows:
            stored, bound = row[column.name], purpose.format_map(row)
            here = and_(column == stored, *(part == row[part.name] for part in key))
            fresh = keys.wrapped(bound, keys.unwrapped(bound, stored))
            db.session.execute(update(table).where(here).values({column.name: fresh}))
    return len(rows)
