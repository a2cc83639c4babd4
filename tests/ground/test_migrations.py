"""The migrations build the very tables that the models describe, on both databases."""

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from flask_migrate import downgrade, upgrade

from ganggu_participation import create_app
from ganggu_participation.config import Testing
from ganggu_participation.database import db, is_described


def app_on(address, tmp_path):
    return create_app(Testing, str(tmp_path), SQLALCHEMY_DATABASE_URI=address)


def differences():
    with db.engine.connect() as connection:
        return compare_metadata(
            MigrationContext.configure(connection, opts={"include_object": is_described}), db.metadata
        )


def rowless(connection):
    found = connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE sql LIKE '%WITHOUT ROWID%'")
    return {name for (name,) in found}


def test_sqlite_is_built_up_and_taken_down(tmp_path):
    with app_on(f"sqlite:///{tmp_path}/house.sqlite", tmp_path).app_context():
        upgrade()
        assert differences() == []
        with db.engine.connect() as connection:
            assert {"ballots", "roll_marks", "papers"} <= rowless(connection)
        downgrade(revision="base")
        assert set(db.inspect(db.engine).get_table_names()) == {"alembic_version"}
        db.engine.dispose()


@pytest.mark.postgres
def test_postgresql_is_built_up_and_taken_down(postgres_url, tmp_path):
    with app_on(postgres_url, tmp_path).app_context():
        upgrade()
        assert differences() == []
        downgrade(revision="base")
        db.engine.dispose()
