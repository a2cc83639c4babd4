"""Numbers in addresses: one that no row can have is an address that does not exist, not a fault of the database."""

from typing import Any

from flask import Flask
from werkzeug.routing import IntegerConverter, Map

LARGEST = 2**31 - 1


class RowNumber(IntegerConverter):
    """`<int:...>` up to what a column of row numbers holds."""

    def __init__(self, url_map: Map, **limits: Any) -> None:
        super().__init__(url_map, **{"max": LARGEST, **limits})


def hang(app: Flask) -> None:
    """Before the rooms are hung in: their addresses are read with it."""
    app.url_map.converters["int"] = RowNumber
