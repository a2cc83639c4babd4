"""Tells the access log from which address a request comes: the proxies that are trusted have been read already."""

from flask import Flask, request

from ..access_log import FROM


def hang(app: Flask) -> None:
    @app.before_request
    def heard() -> None:
        FROM.set(request.remote_addr or "")
