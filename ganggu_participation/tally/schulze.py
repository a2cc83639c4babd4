"""Schulze's method: who beats whom along the strongest path of pairwise victories.

Schulze (2011), "A new monotonic, clone-independent, reversal symmetric, and Condorcet-consistent single-winner
election method"; used by Debian and many associations. The strength of a victory is the number of papers
behind it ("winning votes").
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import product

from ganggu_participation.tally.ranked import RankedCount, results_of
from ganggu_participation.tally.results import Reason, Result

Pairs = dict[tuple[int, int], int]


def schulze(count: RankedCount) -> list[Result]:
    """Everybody in order: again and again the one that no other standing option beats; ties by the tie list."""
    against = preferences(count)
    path = strongest_paths(sorted(count.turns), against)
    for one in sorted(count.turns):
        row = [[other, against[one, other], path[one, other]] for other in sorted(count.turns) if other != one]
        count.rounds.append({"option": one, "against": row})
    rows: list[tuple[int, int, Reason]] = []
    standing = list(count.turns)
    while standing:
        best = [one for one in standing if not any(path[other, one] > path[one, other] for other in standing)]
        number = count.first(best, "paths", 0)
        beaten = sum(path[number, other] > path[other, number] for other in count.turns if other != number)
        reason: Reason = {"code": "paths", "beats": beaten, "others": len(count.turns) - 1}
        rows.append((number, _named(count, number), reason))
        standing.remove(number)
    return results_of(count.rule, rows)


def _named(count: RankedCount, number: int) -> int:
    """How many papers name the option."""
    return sum(copies for choice, copies in count.papers if number in choice)


def preferences(count: RankedCount) -> Pairs:
    """How many papers put the first of a pair before the second; what a paper does not name comes last."""
    pairs: Pairs = {(one, other): 0 for one in sorted(count.turns) for other in sorted(count.turns)}
    for choice, copies in count.papers:
        behind = set(count.turns)
        for number in choice:
            behind.discard(number)
            for other in behind:
                pairs[number, other] += copies
    return pairs


def strongest_paths(numbers: Sequence[int], against: Mapping[tuple[int, int], int]) -> Pairs:
    """The strength of the strongest path between every two options (Floyd and Warshall)."""
    path = {pair: votes if votes > against[pair[1], pair[0]] else 0 for pair, votes in against.items()}
    for via, one, other in product(numbers, repeat=3):
        if via not in (one, other) and one != other:
            path[one, other] = max(path[one, other], min(path[one, via], path[via, other]))
    return path
