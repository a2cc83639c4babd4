"""The lot that recruits electors: numbers and a seed in, an order out; anybody can draw it again (KOREA DH-03).

The list of applicants is closed and its digest published before anybody can know the public number that was named when
the recruitment began; both together are the seed. So nobody who keeps the list can choose who is drawn."""

from collections.abc import Iterable
from hashlib import sha256


def mark_of(recruitment_id: int, person_key: str) -> str:
    """What the published list says beside a number: binds it to one person and tells nobody who she is."""
    return sha256(f"{recruitment_id}:{person_key}".encode()).hexdigest()[:16]


def list_text(rows: Iterable[tuple[int, str]]) -> str:
    """`number mark`, one a line, in the order of the numbers."""
    return "\n".join(f"{number} {mark}" for number, mark in sorted(rows))


def digest_of(text: str) -> str:
    return sha256(text.encode()).hexdigest()


def seed_of(digest: str, public: str) -> str:
    """`DIGEST:PUBLIC:`; a number follows when its lot is drawn."""
    return f"{digest}:{public}:"


def lot(seed: str, number: int) -> str:
    """As ties are settled in a count: the SHA-256 of the seed followed by the number in decimal digits."""
    return sha256(f"{seed}{number}".encode()).hexdigest()


def in_order(numbers: Iterable[int], seed: str) -> list[int]:
    """The numbers by their lots, lowest first."""
    return sorted(numbers, key=lambda number: lot(seed, number))
