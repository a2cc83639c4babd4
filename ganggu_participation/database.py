"""The session, the column types, the transaction and the writers' lock."""

import fcntl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from datetime import UTC as UTC_ZONE
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar

from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import BigInteger, DateTime, Engine, Enum, MetaData, event
from sqlalchemy.exc import IntegrityError, OperationalError
from sqlalchemy.orm import DeclarativeBase, Session
from sqlalchemy.orm.exc import StaleDataError
from sqlalchemy.types import TypeDecorator

from .money import Won
from .refusals import Refusal, Refused

NAMES = {
    "pk": "pk_%(table_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
}
AGAIN = {"40001", "40P01"}
TRIES = 4
P = ParamSpec("P")
R = TypeVar("R")


class Base(DeclarativeBase):
    metadata = MetaData(naming_convention=NAMES)


db = SQLAlchemy(model_class=Base, engine_options={"hide_parameters": True})  # no log tells what a failed statement held
if TYPE_CHECKING:
    Model = Base
else:
    Model = db.Model


class UTC(TypeDecorator[datetime]):
    """Aware moments in, aware UTC out; a naive one is refused."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Any) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a column of moments takes aware moments only")
        return value.astimezone(UTC_ZONE).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Any) -> datetime | None:
        return None if value is None else value.replace(tzinfo=UTC_ZONE)


class WonType(TypeDecorator[Won]):
    """Won in, Won out; whole numbers of 원 in the table."""

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: Won | None, dialect: Any) -> int | None:
        return None if value is None else value.amount

    def process_result_value(self, value: int | Decimal | None, dialect: Any) -> Won | None:
        """PostgreSQL adds whole numbers up to a Decimal."""
        return None if value is None else Won(int(value))


def is_described(thing: Any, name: str | None, kind: str, reflected: bool, compared: Any) -> bool:
    """What migrations compare with the models: the indexes of a search are no model's, they are made by statements."""
    return not (reflected and name and (name.startswith("proposal_index") or name.endswith("_trgm")))


def one_of(states: type[StrEnum]) -> Enum:
    """A text column that holds the values of a StrEnum."""
    return Enum(states, native_enum=False, length=40, values_callable=lambda e: [m.value for m in e])


@contextmanager
def transaction() -> Iterator[None]:
    """Joins the one already under way, or takes the pen, writes and commits its own.

    Raises Refused(OVERTAKEN) when a constraint or a version says that somebody was faster."""
    session = db.session
    if session.info.get("writing"):
        yield
        return
    session.info["writing"] = True
    try:
        session.rollback()  # let go of what was read before the lock
        with _pen(db.engine):
            session.connection(execution_options={"writes": True})
            yield
            session.commit()
        done = session.info.pop("afterwards", [])
    except (StaleDataError, IntegrityError) as overtaken:
        session.rollback()
        raise Refused(Refusal.OVERTAKEN) from overtaken
    except BaseException:
        session.rollback()
        raise
    finally:
        session.info.pop("writing", None)
        session.info.pop("afterwards", None)
    for do in done:
        do()


def afterwards(do: Callable[[], None]) -> None:
    """Does it once the transaction under way has committed and the pen is down, and never when it failed;
    at once where none is under way. For waking the worker: what it reads must be stored."""
    if db.session.info.get("writing"):
        db.session.info.setdefault("afterwards", []).append(do)
    else:
        do()


def retried(action: Callable[P, R]) -> Callable[P, R]:
    """Does the action again when PostgreSQL broke a deadlock or a serialisation: only for actions without effects outside."""

    @wraps(action)
    def doing(*args: P.args, **kwargs: P.kwargs) -> R:
        for last in [False] * (TRIES - 1) + [True]:
            try:
                return action(*args, **kwargs)
            except OperationalError as broken:
                if last or getattr(broken.orig, "sqlstate", None) not in AGAIN:
                    raise
        raise AssertionError("unreachable")

    return doing


_threads = threading.RLock()


@contextmanager
def aside() -> Iterator[Session]:
    """A short transaction of its own beside what is being read: nothing that was read is lost or read twice.

    Inside a transaction that writes it is that one: what is undone there is undone here."""
    if db.session.info.get("writing"):
        yield db.session()
        db.session.flush()
        return
    with _pen(db.engine), db.engine.connect() as connection, Session(connection, expire_on_commit=False) as session:
        session.connection(execution_options={"writes": True})
        yield session
        session.commit()


def changed_by(statement: Any) -> int:
    """How many rows a deletion or a change in bulk met."""
    result: Any = db.session.execute(statement)
    return int(result.rowcount)


@contextmanager
def _pen(engine: Engine) -> Iterator[None]:
    """SQLite has one pen: writers of this process queue on a thread lock, those of others on a file lock.

    The database's own busy handler starves processes instead of queueing them."""
    path = engine.url.database if engine.dialect.name == "sqlite" else None
    with _threads if path is not None else nullcontext():
        if not path or path == ":memory:":
            yield
            return
        with Path(path + ".pen").open("w") as pen:
            fcntl.flock(pen, fcntl.LOCK_EX)
            yield


def ready(engine: Engine) -> None:
    """SQLite: write-ahead log, every commit on the disk, foreign keys, BEGIN IMMEDIATE for deeds and BEGIN for readers."""
    if engine.dialect.name != "sqlite":
        return

    @event.listens_for(engine, "connect")
    def opened(connection: Any, _: Any) -> None:
        connection.isolation_level = None
        for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "busy_timeout=20000"):
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def begun(connection: Any) -> None:
        writes = connection.get_execution_options().get("writes")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
