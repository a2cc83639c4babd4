"""An empty house on either database, and its people."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask

from ganggu_participation import create_app
from ganggu_participation.config import Testing
from ganggu_participation.database import db

from ..conftest import Browserless
from ..demo_house import built_demo, demo
from .people import House

__all__ = ["built_demo", "demo"]


def an_empty_house(instance: Path, address: str) -> Flask:
    app = create_app(Testing, str(instance), SQLALCHEMY_DATABASE_URI=address)
    app.test_client_class = Browserless
    return app


def lived_in(app: Flask) -> Iterator[House]:
    """A house whose test reads the database itself, too."""
    with app.app_context():
        yield House(app)
        db.session.remove()
        db.engine.dispose()


@pytest.fixture
def house(instance: Path, tmp_path: Path) -> Iterator[House]:
    app = an_empty_house(instance, f"sqlite:///{tmp_path / 'empty.sqlite'}")
    with app.app_context():
        db.create_all()
    yield from lived_in(app)


@pytest.fixture
def postgres_house(instance: Path, postgres_database: str) -> Iterator[House]:
    yield from lived_in(an_empty_house(instance, postgres_database))
