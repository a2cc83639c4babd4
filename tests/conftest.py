"""The app of a test: a fresh copy of one small town each time."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from flask import Flask, has_app_context
from flask.testing import FlaskClient
from hypothesis import settings

from ganggu_participation import create_app
from ganggu_participation.config import Testing
from ganggu_participation.database import db
from ganggu_participation.proposals.queries import similar
from ganggu_participation.web import guard

from . import world
from .log_watch import pytest_runtest_logreport, pytest_sessionfinish, pytest_terminal_summary
from .postgres import PostgresServer, postgres_database, postgres_server, postgres_template, postgres_url
from .statements import MOST, counted

__all__ = ["postgres_database", "postgres_server", "postgres_template", "postgres_url"]
__all__ += ["pytest_runtest_logreport", "pytest_sessionfinish", "pytest_terminal_summary"]
settings.register_profile("shared machine", deadline=None)
settings.load_profile("shared machine")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Long files first, so that no process waits at the end for the last of them."""
    items.sort(key=lambda item: not any(item.iter_markers("long")) and not any(item.iter_markers("browser")))


class Browserless(FlaskClient):
    """A client that fills in the CSRF token as a page would, unless told `csrf=False`.

    Each request has a context of its own, as in a server: who signed in, the token and the database session of one
    client never leak into the next. What the test itself has read is read afresh after a request. No page that is read
    by any test may ask the database often."""

    def open(self, *args: Any, **kwargs: Any) -> Any:
        with self.application.app_context(), counted() as sent:
            answer = super().open(*args, **kwargs)
        read = kwargs.get("method") == "GET" and answer.status_code == 200 and not kwargs.get("follow_redirects")
        if read and answer.mimetype == "text/html":
            assert len(sent) <= MOST, f"{args} asks {len(sent)} times:\n" + "\n".join(sent)
        if has_app_context():
            db.session.rollback()
        return answer

    def post(self, *args: Any, csrf: bool = True, **kwargs: Any) -> Any:
        if csrf and "json" not in kwargs:
            kwargs["data"] = {"opened": self._stamp(), **(kwargs.get("data") or {}), "csrf_token": self._token()}
        return super().post(*args, **kwargs)

    def _stamp(self) -> str:
        """When a page with a guarded form was opened: now."""
        with self.application.app_context():
            return guard.stamp()

    def _token(self) -> str:
        from flask import session
        from flask_wtf.csrf import generate_csrf

        with self.application.app_context(), self.application.test_request_context():
            with self.session_transaction() as kept:
                session.update(kept)
            token = generate_csrf()
            with self.session_transaction() as kept:
                kept["csrf_token"] = session["csrf_token"]
        return token


@pytest.fixture(scope="session")
def instance(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("instance")


@pytest.fixture(scope="session")
def settled(instance: Path) -> Path:
    """One database file with the tables and the cast, copied for each test."""
    path = instance / "settled.sqlite"
    app = create_app(Testing, str(instance), SQLALCHEMY_DATABASE_URI=f"sqlite:///{path}")
    with app.app_context():
        db.create_all()
        world.settle()
        db.session.remove()
        with db.engine.connect() as connection:
            connection.exec_driver_sql("COMMIT")
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
            connection.exec_driver_sql("BEGIN")
        db.engine.dispose()
    return path


@pytest.fixture(scope="session")
def settled_postgres(instance: Path, postgres_server: PostgresServer) -> str:
    """The same on PostgreSQL: the name of a database from which others are copied."""
    app = create_app(Testing, str(instance), SQLALCHEMY_DATABASE_URI=postgres_server.create("settled"))
    with app.app_context():
        db.create_all()
        world.settle()
        db.session.remove()
        db.engine.dispose()
    return "settled"


@pytest.fixture(scope="session")
def built(instance: Path, tmp_path_factory: pytest.TempPathFactory) -> Flask:
    """One app for all tests of a process: putting it together takes longer than most of them."""
    address = f"sqlite:///{tmp_path_factory.mktemp('house') / 'house.sqlite'}"
    app = create_app(Testing, str(instance), SQLALCHEMY_DATABASE_URI=address)
    app.test_client_class = Browserless
    return app


@pytest.fixture
def bare_app(built: Flask, settled: Path) -> Iterator[Flask]:
    """The app without a context of its own, for threads; its town and its settings are fresh each time."""
    as_built = [(kept, dict(kept)) for kept in (built.config, built.extensions)]
    house = Path(built.config["SQLALCHEMY_DATABASE_URI"].removeprefix("sqlite:///"))
    for leftover in house.parent.iterdir():
        leftover.unlink()
    shutil.copyfile(settled, house)
    similar._memories.clear()
    yield built
    with built.app_context():
        db.session.remove()
        db.engine.dispose()
    for kept, before in as_built:
        kept.clear()
        kept.update(before)


@pytest.fixture
def app(bare_app: Flask) -> Iterator[Flask]:
    with bare_app.app_context():
        yield bare_app
        db.session.remove()


@pytest.fixture
def town(app: Flask) -> world.Town:
    return world.Town()


@pytest.fixture
def as_(app: Flask) -> Callable[[Any], FlaskClient]:
    """`as_(town.kim)` is a client that is signed in as her; `as_(None)` a stranger."""

    def sign_in(account: Any) -> FlaskClient:
        client = app.test_client()
        if account is not None:
            token = world.signed_in_token(account)
            with client.session_transaction() as session:
                session["_user_id"] = token
        return client

    return sign_in
