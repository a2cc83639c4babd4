"""Alembic's door into the house: one set of migrations for SQLite (in batches) and PostgreSQL."""

from typing import Any

from alembic import context
from flask import current_app

from ganggu_participation.database import is_described

extension = current_app.extensions["migrate"]
database = extension.db


def plain(kind: str, thing: Any, autogen_context: Any) -> str | bool:
    """Our column types are written as the types they are stored in: a migration must not follow our code."""
    if kind == "type" and thing.__class__.__module__.startswith("ganggu_participation."):
        return f"sa.{thing.impl_instance!r}"
    return False


def without_foreign_keys(connection: Any, on: bool) -> None:
    """SQLite changes a table by building it anew and dropping the old one, to which rows of others point meanwhile."""
    if connection.dialect.name == "sqlite":
        connection.connection.driver_connection.execute(f"PRAGMA foreign_keys = {'ON' if on else 'OFF'}")


def migrate() -> None:
    with database.engine.connect() as connection:
        without_foreign_keys(connection, on=False)
        context.configure(
            connection=connection, target_metadata=database.metadata, render_item=plain,
            include_object=is_described,
            **extension.configure_args,
        )
        with context.begin_transaction():
            context.run_migrations()
        connection.commit()
        without_foreign_keys(connection, on=True)


migrate()
