"""Asking once more who sits there, before something that cannot be undone."""

from ..accounts.attempts import admitted
from ..accounts.models import Account


def has_password(account: Account) -> bool:
    return account.email is not None and account.password_hash.startswith("$argon2id$")


def assure(account: Account, password: str) -> None:
    """Her password again, counted like a sign-in; somebody without one has none to give.

    Raises Refused: WRONG_PASSWORD, TOO_MANY_TRIES, TOO_BUSY."""
    if has_password(account) and account.email is not None:
        admitted(account.email, password)
