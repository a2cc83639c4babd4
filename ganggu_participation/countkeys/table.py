"""The table at which shares are joined: its private half lives in the memory of one process and nowhere else.

Officers enter their shares from several devices, through any process of the server. What they enter is sealed to the
public half at once. Only the process that laid the table can read it, and forgets it with the joining; after a
restart what was entered is noise, and the officers enter their shares again.
"""

from typing import Final

from ..ballotbox import CannotOpen, CountKey, new_count_key
from ..ballotbox.letter import open_letter, seal_letter
from ..ballotbox.shares import Share, read_share
from ..refusals import Refusal, Refused

PURPOSE: Final = b"share to the table"
MOST: Final = 20
_laid: dict[bytes, CountKey] = {}


def lay() -> bytes:
    """A new table; returns its public half. The oldest of too many is forgotten."""
    key = new_count_key()
    while len(_laid) >= MOST:
        del _laid[next(iter(_laid))]
    _laid[key.public] = key
    return key.public


def put(share: Share, table: bytes) -> bytes:
    """The share as it may wait for the others."""
    return seal_letter(share.qr.encode(), table, PURPOSE)


def taken_from(table: bytes | None, letters: list[bytes]) -> list[Share]:
    """The shares on a table that this process laid; the table is cleared with it.

    Raises Refused(TABLE_GONE) when another process laid it, or one that was stopped since."""
    key = _laid.pop(table or b"", None)
    if key is None:
        raise Refused(Refusal.TABLE_GONE)
    try:
        return [read_share(open_letter(letter, key, PURPOSE).decode()) for letter in letters]
    except CannotOpen as fault:
        raise Refused(Refusal.TABLE_GONE) from fault


def forget(table: bytes | None) -> None:
    _laid.pop(table or b"", None)
