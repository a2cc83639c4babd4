"""Who may come in with a password: tries are counted, and waits grow, for known and unknown addresses alike."""

import hashlib
import hmac
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
FIRST_WAIT = timedelta(minutes=1)
LONGEST_WAIT = timedelta(minutes=15)  # a stranger who locks somebody out should not do it for long
FORGOTTEN_AFTER = timedelta(days=1)


def admitted(email: str, password: str) -> Account:
    """The account that the address and the password open.

    Raises Refused(WRONG_PASSWORD), TOO_MANY_TRIES with the wait, or TOO_BUSY."""
    address = _nameless(email)
    _count_a_try(address)  # before the check, so that many tries at once are counted too
    account = account_of_email(email)
    if not fits(password, account.password_hash if account else None) or account is None:
        raise Refused(Refusal.WRONG_PASSWORD)
    _forget(address)
    return account


def _nameless(email: str) -> str:
    """Addresses that were only tried are not kept in readable form."""
    return hmac.new(derived("sign-in tries"), plain_address(email).encode(), hashlib.sha256).hexdigest()


def _count_a_try(address: str) -> None:
    now = clock.now()
    with transaction():
        db.session.execute(delete(SignInFailure).where(SignInFailure.last_at < now - FORGOTTEN_AFTER))
        tries = db.session.get(SignInFailure, address, with_for_update=True)
        if tries is None:
            tries = SignInFailure(address_hash=address, times=0, last_at=now)
            db.session.add(tries)
        if tries.locked_until and now < tries.locked_until:
            minutes = -(-(tries.locked_until - now).total_seconds() // 60)
            raise Refused(Refusal.TOO_MANY_TRIES, f"{minutes:.0f}분 뒤에 다시 해 주세요.")
        tries.times += 1
        tries.last_at = now
        tries.locked_until = now + _wait(tries.times) if tries.times >= ALLOWED else None


def _wait(times: int) -> timedelta:
    """1, 2, 4, 8 minutes, then always the longest."""
    doublings = min(times - ALLOWED, 10)
    return min(FIRST_WAIT * (1 << doublings), LONGEST_WAIT)


def _forget(address: str) -> None:
    with transaction():
        db.session.execute(delete(SignInFailure).where(SignInFailure.address_hash == address))
