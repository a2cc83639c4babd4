"""A page, or the part of it that htmx asked for."""

from typing import Any

from flask import render_template, request


def wants_part() -> bool:
    return request.headers.get("HX-Request") == "true"


def page_or_part(page: str, part: str, **context: Any) -> str:
    return render_template(part if wants_part() else page, **context)
