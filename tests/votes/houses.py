"""The same town on SQLite and on PostgreSQL, for tests that use threads."""

import uuid
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from shutil import copyfile
from typing import Any

import pytest
from flask import Flask

from ganggu_participation import create_app
from ganggu_participation.config import Testing
from ganggu_participation.database import db
from ganggu_participation.votes.models import Vote

WORKERS = 40
POOL = {"pool_size": WORKERS + 2, "max_overflow": 4}


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def house(request: pytest.FixtureRequest, instance: Any, tmp_path: Any) -> Iterator[Flask]:
    """An app without a context of its own, its tables and its cast, with a connection for each worker."""
    if request.param == "sqlite":
        copy = copyfile(request.getfixturevalue("settled"), tmp_path / "house.sqlite")
        address, drop = f"sqlite:///{copy}", lambda: None
    else:
        server, name = request.getfixturevalue("postgres_server"), f"house_{uuid.uuid4().hex}"
        template = request.getfixturevalue("settled_postgres")
        address, drop = server.create(name, template), lambda: server.drop(name)
    app = create_app(Testing, str(instance), SQLALCHEMY_DATABASE_URI=address, SQLALCHEMY_ENGINE_OPTIONS=POOL)
    yield app
    with app.app_context():
        db.session.remove()
        db.engine.dispose()
    drop()


def at_once(app: Flask, work: Callable[[Any], Any], things: list[Any]) -> list[Any]:
    """Does the work for every thing, 40 at a time, each in a context of its own; what was raised is handed back."""

    def doing(thing: Any) -> Any:
        with app.app_context():
            try:
                return work(thing)
            except Exception as raised:
                return raised
            finally:
                db.session.remove()

    with ThreadPoolExecutor(WORKERS) as pool:
        return list(pool.map(doing, things))


def vote_again(vote_id: int) -> Vote:
    """The vote as this thread's session knows it."""
    return db.session.get_one(Vote, vote_id)
