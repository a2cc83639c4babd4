"""The browser's side of a sign-in: a cookie that holds one token, cleared and made anew at every entry."""

import secrets
from typing import Any

from flask import session
from flask_login import login_user, logout_user
from flask_wtf.csrf import generate_csrf

from .doors import PASS

BYTES = 16


def enter(account: Any, token: str) -> None:
    """Forgets whatever the session held before, so that nobody can plant one, and keeps the new token."""
    session.clear()
    account.sign_in_token = token
    login_user(account)


def leave() -> None:
    logout_user()
    session.clear()


def lasting_nonce() -> str:
    """A random text that stays the same while this browser's session lasts, and that only its cookie keeps."""
    generate_csrf()
    nonce: str = session["csrf_token"]
    return nonce


def resume(account: Any) -> None:
    """The same token goes on: a sign-in that rested too long was opened again."""
    login_user(account)


def visitor() -> str:
    """A name for this browser that says nothing: who began a check is who ends it."""
    name: str = session.setdefault("visitor", secrets.token_urlsafe(BYTES))
    return f"visitor {name}"


def let_in(token: str) -> None:
    """Somebody without an account, for one vote: as at every entry, what the session held before is forgotten."""
    session.clear()
    session[PASS] = token


def passed() -> str | None:
    """The token of her pass."""
    token: str | None = session.get(PASS)
    return token


def show_out() -> None:
    """She has cast: the pass is worth nothing any more, and the cookie forgets it."""
    session.pop(PASS, None)


DEVICE = "device"


def become_device(token: str) -> None:
    """From now on this browser is a device of a hall: nobody is signed in, and nothing of anybody is left in its cookie."""
    logout_user()
    session.clear()
    session[DEVICE] = token


def device_token() -> str:
    token: str = session.get(DEVICE, "")
    return token
