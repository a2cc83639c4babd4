"""The browser's side of a sign-in: a cookie that holds one token, cleared and made anew at every entry."""

from typing import Any

from flask import session
from flask_login import login_user, logout_user
from flask_wtf.csrf import generate_csrf


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
