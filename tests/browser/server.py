"""The house as a real server on a free port of this machine, with a clock that the test stands."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from flask import Flask
from werkzeug.serving import WSGIRequestHandler, make_server

from ganggu_participation import clock


class Quiet(WSGIRequestHandler):
    """Says nothing at the terminal."""

    def log(self, type: str, message: str, *args: Any) -> None:
        """Requests are told by the test."""


@dataclass
class Calendar:
    """In front of the app: each request is answered at the moment where the test stands, on whatever thread."""

    app: Flask
    stands_at: datetime | None = None

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Any:
        with clock.at(self.stands_at or clock.now()):
            return self.app(environ, start_response)


@dataclass(frozen=True)
class Served:
    """Where the house can be reached, and its clock."""

    app: Flask
    address: str
    calendar: Calendar


@contextmanager
def served(app: Flask) -> Iterator[Served]:
    calendar = Calendar(app)
    server = make_server("127.0.0.1", 0, calendar, threaded=True, request_handler=Quiet)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield Served(app, f"http://127.0.0.1:{server.server_port}", calendar)
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
