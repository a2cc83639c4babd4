"""Large type and high contrast: a switch kept in a cookie, without JavaScript."""

from urllib.parse import urlsplit

from flask import Blueprint, make_response, redirect, request
from flask.typing import ResponseReturnValue

from .doors import anyone

room = Blueprint("display", __name__, url_prefix="/display")
TEXTS = ("100", "125", "150", "200")
CONTRASTS = ("off", "on")
YEAR = 365 * 24 * 3600


def local(path: str | None) -> str:
    """The path when it leads nowhere else than here; the first page otherwise."""
    parts = urlsplit(path or "")
    safe = (
        path and not parts.scheme and not parts.netloc and path.startswith("/") and not path.startswith(("//", "/\\"))
    )
    return path if safe and path else "/"


def chosen() -> tuple[str, str]:
    """(text size in %, contrast) from the cookie, or the defaults."""
    text, _, contrast = request.cookies.get("display", "").partition("-")
    return (text if text in TEXTS else "100", contrast if contrast in CONTRASTS else "off")


@room.post("")
@anyone
def update() -> ResponseReturnValue:
    text, contrast = chosen()
    asked_text, asked_contrast = request.form.get("text", text), request.form.get("contrast", contrast)
    text = asked_text if asked_text in TEXTS else text
    contrast = asked_contrast if asked_contrast in CONTRASTS else contrast
    answer = make_response(redirect(local(request.form.get("next")), 303))
    answer.set_cookie(
        "display", f"{text}-{contrast}", max_age=YEAR, samesite="Lax", httponly=True, secure=request.is_secure
    )
    return answer
