"""How many SQL statements a page sends."""

from typing import Any

from flask.testing import FlaskClient
from sqlalchemy import event

from ganggu_participation.database import db

MOST_STATEMENTS = 12


def cost_of(client: FlaskClient, path: str, **kwargs: Any) -> int:
    """Statements of one request, after a first one that warms up."""
    client.get(path, **kwargs)
    sent: list[str] = []

    def heard(connection: Any, cursor: Any, statement: str, *rest: Any) -> None:
        sent.append(statement)

    event.listen(db.engine, "before_cursor_execute", heard)
    try:
        assert client.get(path, **kwargs).status_code == 200
    finally:
        event.remove(db.engine, "before_cursor_execute", heard)
    return len(sent)
