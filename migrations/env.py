"""Alembic's door into the house: one set of migrations for SQLite (in batches) and PostgreSQL."""

from typing import Any

from alembic import context
from flask import current_app

from ganggu_participation.database import WonType, is_described

extension = current_app.extensions["migrate"]
database = extension.db


def plain(kind: str, thing: Any, autogen_context: Any) -> str | bool:
    """Our column types are written as the types they are stored in: a migration must not follow our code."""
    if kind == "type" and thing.__class__.__module__ == WonType.__module__:
        return f"sa.{thing.impl_instance!r}"
    return False


def migrate() -> None:
    with database.engine.connect() as connection:
        context.configure(
            connection=connection, target_metadata=database.metadata, render_item=plain,
            include_object=is_described,
            **extension.configure_args,
        )
        with context.begin_transaction():
            context.run_migrations()
        connection.commit()


migrate()
