"""Who may come in with a password: tries are counted, and waits grow, for known and unknown addresses alike."""

import hashlib
import hmac
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

from sqlalchemy import delete

from .. import clock
from ..database import db, transaction
from ..keys import derived
from ..refusals import Refusal, Refused
from .models import Account, SignInFailure
from .passwords import fits
from .queries import account_of_email, plain_address

ALLOWED = 5
ALLOWED_FROM_ONE_ORIGIN = 20  # a whole office, or all phones of a carrier, may share one network address
FIRST_WAIT = timedelta(minutes=1)
LONGEST_WAIT = timedelta(minutes=15)  # a stranger who locks somebody out should not do it for long
FORGOTTEN_AFTER = timedelta(days=1)


def admitted(email: str, password: str, origin: str = "") -> Account:
    """The account that the address and the password open. `origin`: the network address that asks, counted too.

    Raises Refused(WRONG_PASSWORD), TOO_MANY_TRIES with the wait, or TOO_BUSY."""
    if origin:
        count(nameless("origins", origin), ALLOWED_FROM_ONE_ORIGIN)
    with counted(nameless("sign-in tries", plain_address(email))):  # before the check, so that many at once count too
        account = account_of_email(email)
        if not fits(password, account.password_hash if account else None) or account is None:
            raise Refused(Refusal.WRONG_PASSWORD)
    if origin:
        _take_back_a_try(nameless("origins", origin))
    return account


@contextmanager
def counted(key: str) -> Iterator[None]:
    """A try is counted before it is judged, and all are forgotten when it was right. Raises Refused(TOO_MANY_TRIES)."""
    count(key, ALLOWED)
    yield
    _forget(key)


def nameless(purpose: str, name: str) -> str:
    """What was only tried is not kept in readable form."""
    return hmac.new(derived(purpose), name.encode(), hashlib.sha256).hexdigest()


def count(key: str, allowed: int = ALLOWED) -> None:
    """Counts a try. Raises Refused(TOO_MANY_TRIES) while the key is locked."""
    try:
        _count(key, allowed)
    except Refused as no:
        if no.refusal is not Refusal.OVERTAKEN:
            raise
        _count(key, allowed)  # the first try of somebody else was stored at the same moment


def _count(key: str, allowed: int) -> None:
    now = clock.now()
    with transaction():
        db.session.execute(delete(SignInFailure).where(SignInFailure.last_at < now - FORGOTTEN_AFTER))
        tries = db.session.get(SignInFailure, key, with_for_update=True, populate_existing=True)
        if tries is None:
            tries = SignInFailure(address_hash=key, times=0, last_at=now)
            db.session.add(tries)
        if tries.locked_until and now < tries.locked_until:
            minutes = -(-(tries.locked_until - now).total_seconds() // 60)
            raise Refused(Refusal.TOO_MANY_TRIES, f"{minutes:.0f}분 뒤에 다시 해 주세요.")
        tries.times += 1
        tries.last_at = now
        tries.locked_until = now + _wait(tries.times - allowed) if tries.times >= allowed else None


def _wait(beyond: int) -> timedelta:
    """1, 2, 4, 8 minutes, then always the longest."""
    return min(FIRST_WAIT * (1 << min(beyond, 10)), LONGEST_WAIT)


def _take_back_a_try(key: str) -> None:
    """A right password is no failure; but the failures before it stay, or an account of one's own would wash them off."""
    with transaction():
        tries = db.session.get(SignInFailure, key, with_for_update=True, populate_existing=True)
        if tries is not None:
            tries.times, tries.locked_until = max(tries.times - 1, 0), None


def _forget(key: str) -> None:
    with transaction():
        db.session.execute(delete(SignInFailure).where(SignInFailure.address_hash == key))
