"""Guessing codes of the booth: wrong ones are counted for the network address, or for the device of the hall, that tries."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from ..accounts.attempts import count, nameless, take_back
from ..refusals import Refusal, Refused

FROM_ONE_ORIGIN: Final = 60
"""A whole school shares one address, and children mistype; of 39 bits these are none."""


@contextmanager
def guessing(origin: str) -> Iterator[None]:
    """Counts a try before it is judged; a right one is taken back. Raises Refused(TOO_MANY_CHECKS)."""
    tries = nameless("booth codes", origin)
    try:
        count(tries, FROM_ONE_ORIGIN)
    except Refused as no:
        raise Refused(Refusal.TOO_MANY_CHECKS, no.detail) from no
    yield
    take_back(tries)
