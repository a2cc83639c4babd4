"""Passwords that leaked elsewhere: a list that comes with a library, and a file of hashes if the office has one (ASVS 6.2.12).

Nothing is asked of anybody outside: a password, or a piece of its hash, never leaves the house."""

import hashlib
import unicodedata
from pathlib import Path

from flask import current_app
from zxcvbn.frequency_lists import FREQUENCY_LISTS

LEAKED = frozenset(FREQUENCY_LISTS["passwords"])
HEX = 40
LONGEST_LINE = 64


def is_leaked(password: str) -> bool:
    """Whether somebody else's password that became public is the same; capitals do not make another one of it."""
    plain = unicodedata.normalize("NFKC", password)
    return plain.lower() in LEAKED or _is_in_the_file(plain)


def _is_in_the_file(password: str) -> bool:
    path = current_app.config["LEAKED_PASSWORDS"]
    if not path:
        return False
    wanted = hashlib.sha1(password.encode(), usedforsecurity=False).hexdigest().upper()
    return holds_hash(Path(current_app.instance_path) / path, wanted)


def holds_hash(path: Path, wanted: str) -> bool:
    """Whether a file of lines "SHA-1:times", sorted by hash, holds the hash (capital hex figures).

    Halved until it is found: some thirty short reads, however large the file."""
    with path.open("rb") as file:
        low, high = 0, path.stat().st_size
        while high - low > LONGEST_LINE:
            middle = (low + high) // 2
            file.seek(middle)
            file.readline()
            line = file.readline()
            if line and line[:HEX].decode().upper() <= wanted:
                low = middle
            else:
                high = middle
        file.seek(max(low - LONGEST_LINE, 0))
        return any(line[:HEX].decode().upper() == wanted for line in file.read(4 * LONGEST_LINE).splitlines())
