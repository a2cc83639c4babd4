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


def test_rows_that_point_to_a_changed_table_stay(tmp_path):
    """SQLite builds a changed table anew: what points to it must not be lost, nor stand in the way."""
    with app_on(f"sqlite:///{tmp_path}/house.sqlite", tmp_path).app_context():
        upgrade(revision="0001")
        rows = {
            "votes": "(id, state, title, summary, opens, closes, first_closes, roll_rule, level, objection_days) "
            "VALUES (7, 'draft', '투표', '', '2026-08-01', '2026-08-02', '2026-08-02', '{}', 'managed', 7)",
            "vote_notices": "(vote_id, at, title, text) VALUES (7, '2026-08-01', '알림', '')",
        }
        with db.engine.begin() as connection:
            for table, row in rows.items():
                connection.exec_driver_sql(f"INSERT INTO {table} {row}")
        upgrade()
        with db.engine.connect() as connection:
            for table in rows:
                assert connection.exec_driver_sql(f"SELECT count(*) FROM {table}").scalar() == 1
            assert connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall() == []
            assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1
        db.engine.dispose()


@pytest.mark.postgres
def test_postgresql_is_built_up_and_taken_down(postgres_url, tmp_path):
    with app_on(postgres_url, tmp_path).app_context():
        upgrade()
        assert differences() == []
        downgrade(revision="base")
        db.engine.dispose()
