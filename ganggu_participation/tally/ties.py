"""The order of the options by votes, with every tie settled by the stated list and written down."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from itertools import groupby
from typing import Final

from ganggu_participation.tally.papers import Item
from ganggu_participation.tally.rule import ALL, LOT, Rule

Key = int | str


@dataclass
class Ranking:
    """Groups of option numbers, best first. A group holds more than one number only where nothing may or need
    part them: under "all", and for the options that nobody chose.

    `ties` is one entry per tie that was settled: its votes, its options, the criterion, the order it gave and
    the value of each option under it.
    """

    groups: list[list[int]] = field(default_factory=list)
    ties: list[dict[str, object]] = field(default_factory=list)

    def places(self) -> dict[int, int]:
        """The place of every option from 1 up; options of one group share a place."""
        places, before = {}, 0
        for group in self.groups:
            places.update(dict.fromkeys(group, before + 1))
            before += len(group)
        return places

    def in_order(self) -> list[int]:
        return [number for group in self.groups for number in group]


def rank(items: Sequence[Item], votes: Mapping[int, int], rule: Rule) -> Ranking:
    """Order the options by falling votes; the order of `items` has no say in it."""
    ranking = Ranking()
    ordered = sorted(items, key=lambda item: (-votes[item.number], item.number))
    for count, tied in groupby(ordered, key=lambda item: votes[item.number]):
        criteria = rule.ties if count else ()
        _settle(list(tied), count, criteria, rule.seed, ranking)
    return ranking


def criteria_for(items: Sequence[Item], rule: Rule) -> tuple[str, ...]:
    """The tie list without the criteria for which a figure is missing somewhere: the same for every tie."""
    return tuple(name for name in rule.ties if all(_value(item, name, rule.seed) is not None for item in items))


def turns(items: Sequence[Item], rule: Rule) -> list[int]:
    """All options by the tie list alone: who goes first wherever a rule finds two of them level."""
    ranking = Ranking()
    _settle(list(items), 0, criteria_for(items, rule), rule.seed, ranking)
    return ranking.in_order()


def level_ties(
    items: Mapping[int, Item], level: Sequence[int], measure: str, value: str, rule: Rule
) -> list[dict[str, object]]:
    """How options that are level by some other measure than votes were put in order, one entry per criterion."""
    ranking = Ranking()
    tied = [items[number] for number in level]
    _settle(tied, 0, criteria_for(list(items.values()), rule), rule.seed, ranking)
    return [{**tie, "votes": None, "measure": measure, "value": value} for tie in ranking.ties]


def _settle(tied: list[Item], count: int, criteria: Sequence[str], seed: str, ranking: Ranking) -> None:
    if len(tied) == 1 or not criteria or criteria[0] == ALL:
        ranking.groups.append(sorted(item.number for item in tied))
        return
    parts = _parts(tied, criteria[0], seed)
    if len(parts) > 1:
        ranking.ties.append(_entry(parts, count, criteria[0], seed))
    for part in parts:
        _settle(part, count, criteria[1:], seed, ranking)


def _parts(tied: list[Item], criterion: str, seed: str) -> list[list[Item]]:
    """The tied options parted by one criterion; whole where a figure for it is not given for all of them."""
    keys = {item.number: _key(item, criterion, seed) for item in tied}
    if any(key is None for key in keys.values()):
        return [tied]
    ordered = sorted(tied, key=lambda item: (keys[item.number], item.number))
    return [list(part) for _, part in groupby(ordered, key=lambda item: keys[item.number])]


def _entry(parts: list[list[Item]], count: int, criterion: str, seed: str) -> dict[str, object]:
    options = sorted((item for part in parts for item in part), key=lambda item: item.number)
    return {
        "votes": count,
        "options": [item.number for item in options],
        "by": criterion,
        "order": [[item.number for item in part] for part in parts],
        "values": [{"option": item.number, "value": _value(item, criterion, seed)} for item in options],
    }


def lot(seed: str, number: int) -> str:
    """The lot of an option: SHA-256 of the seed followed by its number in decimal digits; lowest comes first.

    Anyone can draw it again: printf %s "SEED7" | sha256sum
    """
    return sha256(f"{seed}{number}".encode()).hexdigest()


def _value(item: Item, criterion: str, seed: str) -> Key | None:
    return _VALUES[criterion](item, seed)


def _key(item: Item, criterion: str, seed: str) -> Key | None:
    """The value as a key that sorts the better option first."""
    value = _value(item, criterion, seed)
    return -value if criterion in _MORE_IS_BETTER and isinstance(value, int) else value


def _cost(item: Item, seed: str) -> Key | None:
    return None if item.cost is None else int(item.cost)


_MORE_IS_BETTER: Final = ("resident_votes", "dongs")
_VALUES: Final[Mapping[str, Callable[[Item, str], Key | None]]] = {
    "resident_votes": lambda item, seed: item.resident_votes,
    "dongs": lambda item, seed: item.dongs,
    "lower_cost": _cost,
    LOT: lambda item, seed: lot(seed, item.number),
}
