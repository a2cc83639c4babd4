"""The box at its close: rewritten in the order of hashes, so that nothing of the order of casting is left."""

import secrets
from typing import Final

from sqlalchemy import TextClause, text

from ..ballotbox import leaf_hash
from ..database import db
from .models import Ballot, RollMark

KEY_BYTES: Final = 16
SWEEP_PATIENCE_MS: Final = 2000
REWRITE: Final = text("""
    WITH taken AS (DELETE FROM ballots WHERE vote_id = :vote RETURNING sealed)
    INSERT INTO ballots (vote_id, key, sealed)
    SELECT :vote, uuid_send(gen_random_uuid()), sealed FROM taken ORDER BY sha256('\\x00'::bytea || sealed)
""")


def new_key() -> bytes:
    return secrets.token_bytes(KEY_BYTES)


def rewrite(vote_id: int) -> list[bytes]:
    """Gives every ballot a new random key and a new place, inside the transaction of the close; returns the leaf hashes in order.

    PostgreSQL would pair a ballot with its mark by `xmin` and keep the order of casting in `ctid`; SQLite keeps it in the
    offsets within a page. Both are gone when all ballots are written anew in the order of their hashes, and all marks in
    the order of their names: the public log says in which batch a ballot fell, so the marks must not keep an order either."""
    if db.engine.dialect.name == "postgresql":
        db.session.execute(REWRITE, {"vote": vote_id})
        db.session.execute(_rewrite_marks(), {"vote": vote_id})
    else:
        _rewrite_here(vote_id)
    box = db.session.scalars(db.select(Ballot.sealed).where(Ballot.vote_id == vote_id))
    return sorted(leaf_hash(sealed) for sealed in box)


def _rewrite_marks() -> TextClause:
    columns = ", ".join(column.name for column in RollMark.__table__.columns)
    return text(f"""
        WITH taken AS (DELETE FROM roll_marks WHERE vote_id = :vote RETURNING {columns})
        INSERT INTO roll_marks ({columns}) SELECT {columns} FROM taken ORDER BY person_key
    """)


def empty(vote_id: int) -> int:
    """Takes every sealed ballot of a vote away; what was deleted is overwritten where the database can. Returns how many."""
    if db.engine.dialect.name == "sqlite":
        db.session.execute(text("PRAGMA secure_delete = ON"))
    gone = db.session.execute(db.delete(Ballot).where(Ballot.vote_id == vote_id).returning(Ballot.key))
    return len(gone.all())


def _rewrite_here(vote_id: int) -> None:
    """SQLite: what was deleted is overwritten with zeros, then the ballots come back in the order of their hashes."""
    db.session.execute(text("PRAGMA secure_delete = ON"))
    box = sorted(db.session.scalars(db.select(Ballot.sealed).where(Ballot.vote_id == vote_id)), key=leaf_hash)
    db.session.execute(db.delete(Ballot).where(Ballot.vote_id == vote_id))
    new_keys = sorted(new_key() for _ in box)
    if box:
        rows = [{"vote_id": vote_id, "key": key, "sealed": sealed} for key, sealed in zip(new_keys, box, strict=True)]
        db.session.execute(db.insert(Ballot), rows)
    _rewrite_marks_here(vote_id)


def _rewrite_marks_here(vote_id: int) -> None:
    columns = RollMark.__table__.columns
    kept = db.session.execute(db.select(*columns).where(RollMark.vote_id == vote_id).order_by(RollMark.person_key))
    rows = [dict(row._mapping) for row in kept]
    db.session.execute(db.delete(RollMark).where(RollMark.vote_id == vote_id))
    if rows:
        db.session.execute(db.insert(RollMark), rows)


def sweep() -> bool:
    """After a close, outside any transaction: removes what the rewriting left behind in the files of the database.

    SQLite cannot shorten its log while somebody reads; then nothing is done and the answer is False: try again later."""
    db.session.rollback()
    return _vacuum() if db.engine.dialect.name == "postgresql" else _shorten_log()


def _vacuum() -> bool:
    with db.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.exec_driver_sql("VACUUM ballots, roll_marks")
    return True


def _shorten_log() -> bool:
    connection = db.engine.raw_connection()
    try:
        cursor = connection.cursor()
        patience = cursor.execute("PRAGMA busy_timeout").fetchone()[0]
        cursor.execute(f"PRAGMA busy_timeout = {SWEEP_PATIENCE_MS}")
        busy = cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
        cursor.execute(f"PRAGMA busy_timeout = {patience}")
        return not busy
    finally:
        connection.close()
