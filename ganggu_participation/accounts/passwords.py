"""Keeping and checking passwords: argon2id, two at a time, and as slow for somebody we do not know."""

import threading
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager

from argon2 import PasswordHasher
from argon2.exceptions import VerificationError

from ..refusals import Refusal, Refused
from .common_passwords import is_common
from .leaked_passwords import is_leaked
from .place_words import is_of_the_place

SHORTEST = 8
AT_ONCE = 2
PATIENCE_SECONDS = 8
KIB = 19_456  # 19 MiB and two passes, as OWASP advises; about 25 ms
PASSES = 2
NOBODY = f"$argon2id$v=19$m={KIB},t={PASSES},p=1${'A' * 22}${'A' * 43}"  # costs the same and never fits

_hasher = PasswordHasher(time_cost=PASSES, memory_cost=KIB, parallelism=1)
_turns = threading.BoundedSemaphore(AT_ONCE)


def why_not_password(password: str) -> Refusal | None:
    """No rules of composition: only long enough, not what everybody tries first, not the name of our dong, not leaked elsewhere."""
    if len(password) < SHORTEST:
        return Refusal.PASSWORD_TOO_SHORT
    if is_common(_composed(password)):
        return Refusal.PASSWORD_TOO_COMMON
    if is_of_the_place(password):
        return Refusal.PASSWORD_OF_THE_PLACE
    return Refusal.PASSWORD_LEAKED if is_leaked(password) else None


def kept(password: str) -> str:
    """What the database keeps. Raises Refused(TOO_BUSY)."""
    with _turn():
        return _hasher.hash(_composed(password))


def fits(password: str, hash_: str | None) -> bool:
    """Whether the password is the one kept; takes as long when there is none. Raises Refused(TOO_BUSY)."""
    known = bool(hash_ and hash_.startswith("$argon2id$"))
    with _turn():
        try:
            return _hasher.verify(hash_ if known and hash_ else NOBODY, _composed(password)) and known
        except VerificationError:
            return False


def _composed(password: str) -> str:
    """One form for the same Korean text, whichever keyboard it was typed on."""
    return unicodedata.normalize("NFKC", password)


@contextmanager
def _turn() -> Iterator[None]:
    if not _turns.acquire(timeout=PATIENCE_SECONDS):
        raise Refused(Refusal.TOO_BUSY)
    try:
        yield
    finally:
        _turns.release()
