"""The lot that recruits electors: numbers and a seed in, an order out; anybody can draw it again (KOREA DH-03).

The list of applicants is closed and its digest published before anybody can know the public number that was named when
the recruitment began; both together are the seed. So nobody who keeps the list can choose who is drawn."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256


@dataclass(frozen=True)
class Drawn:
    """`through`: numbers that hold the places of each stratum; `others`: numbers that took the places which no stratum
    filled; `waiting`: the reserve of each stratum, first come first."""

    through: dict[int, list[int]]
    others: list[int]
    waiting: dict[int, list[int]]

    @property
    def numbers(self) -> set[int]:
        return {*self.others, *(number for each in self.through.values() for number in each)}


def mark_of(recruitment_id: int, person_key: str) -> str:
    """What the published list says beside a number: binds it to one person and tells nobody who she is."""
    return sha256(f"{recruitment_id}:{person_key}".encode()).hexdigest()[:16]


def list_text(rows: Iterable[tuple[object, ...]]) -> str:
    """`number mark`, one a line, in the order of the numbers; with quotas `number mark stratum`."""
    return "\n".join(" ".join(str(word) for word in row) for row in sorted(rows))


def read_list(text: str) -> dict[int, int]:
    """Number -> its stratum, or 0 where there are none."""
    rows = (line.split() for line in text.splitlines())
    return {int(row[0]): int(row[2]) if len(row) > 2 else 0 for row in rows}


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


def fill(order: Sequence[int], stratum_of: Mapping[int, int], places: Mapping[int, int], total: int) -> Drawn:
    """Each stratum takes its places in the order of the lots; what stays free goes to everybody else, in the same order.

    `places`: stratum -> how many of the `total`, which is never less than their sum."""
    queues: dict[int, list[int]] = {stratum: [] for stratum in places}
    for number in order:
        queues.setdefault(stratum_of[number], []).append(number)
    through = {stratum: queue[: places.get(stratum, 0)] for stratum, queue in queues.items()}
    taken = {number for each in through.values() for number in each}
    others = [number for number in order if number not in taken][: max(total - len(taken), 0)]
    taken.update(others)
    waiting = {stratum: [number for number in queue if number not in taken] for stratum, queue in queues.items()}
    return Drawn(through, others, waiting)
