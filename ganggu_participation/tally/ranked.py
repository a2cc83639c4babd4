"""Votes that rank the options: instant run-off, Borda's points, Schulze's strongest paths.

All three give an order of all options; the first `seats` of it are chosen. An option that a paper does not name
stands behind those it names, level with the other unnamed ones.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from ganggu_participation.tally.papers import Choice, Item, Papers
from ganggu_participation.tally.results import Reason, Result
from ganggu_participation.tally.rule import Rule
from ganggu_participation.tally.ties import turns

Levels = list[tuple[tuple[int, ...], str, str]]
"""Options that were level: (numbers, what was equal, its value)."""


@dataclass
class RankedCount:
    """Papers as (order, copies), the tie list as an order of all options, and what was written down."""

    rule: Rule
    papers: list[tuple[Choice, int]]
    turns: list[int]
    rounds: list[dict[str, object]] = field(default_factory=list)
    levels: Levels = field(default_factory=list)

    @classmethod
    def of(cls, rule: Rule, items: Mapping[int, Item], papers: Papers) -> RankedCount:
        named = [(choice, copies) for choice, copies in papers.in_order() if choice]
        return cls(rule, named, turns(list(items.values()), rule))

    def first(self, level: Sequence[int], measure: str, value: int) -> int:
        """The one of several level options that the tie list puts first."""
        self._note(level, measure, value)
        return min(level, key=self.turns.index)

    def last(self, level: Sequence[int], measure: str, value: int) -> int:
        self._note(level, measure, value)
        return max(level, key=self.turns.index)

    def _note(self, level: Sequence[int], measure: str, value: int) -> None:
        if len(level) > 1:
            self.levels.append((tuple(sorted(level)), measure, str(value)))


def results_of(rule: Rule, order: Sequence[tuple[int, int, Reason]], votes_for_none: bool = False) -> list[Result]:
    """Results from rows of (number, figure, reason), best first. An option with nothing is never chosen."""
    seats = rule.seats or 1
    rows = []
    for place, (number, figure, reason) in enumerate(order, start=1):
        chosen = place <= seats and (figure > 0 or votes_for_none)
        rows.append(Result(number, figure, place, chosen, {**reason, "seats": seats}))
    return rows


def first_choices(papers: Sequence[tuple[Choice, int]], standing: Collection[int]) -> dict[int, int]:
    """How many papers put each standing option before the other standing ones."""
    votes = dict.fromkeys(sorted(standing), 0)
    for choice, copies in papers:
        best = next((number for number in choice if number in standing), None)
        if best is not None:
            votes[best] += copies
    return votes


def irv(count: RankedCount) -> list[Result]:
    """Instant run-off (Ware 1871; the practice of Ireland's and Australia's single seats): until one has more than
    half of the papers that still name somebody, the last one falls out and its papers go on.

    For a further seat the same is done without those already chosen.
    """
    rows: list[tuple[int, int, Reason]] = []
    standing = set(count.turns)
    while standing:
        seat, fallen = _seat(count, set(standing), len(rows) + 1)
        rows.append(seat)
        standing.discard(seat[0])
        if len(rows) >= (count.rule.seats or 1):
            rows += [row for row in reversed(fallen) if row[0] in standing]
            break
    return results_of(count.rule, rows)


def _seat(
    count: RankedCount, standing: set[int], seat: int
) -> tuple[tuple[int, int, Reason], list[tuple[int, int, Reason]]]:
    """The winner of one seat, and the others in the order in which they fell out (the runners-up at last)."""
    fallen: list[tuple[int, int, Reason]] = []
    while True:
        votes = first_choices(count.papers, standing)
        total, most = sum(votes.values()), max(votes.values())
        row: dict[str, object] = {"seat": seat, "votes": [[n, votes[n]] for n in votes], "total": total}
        if most * 2 > total or len(standing) == 1:
            winner = next(number for number in votes if votes[number] == most)
            count.rounds.append({**row, "winner": winner})
            beaten = sorted(standing - {winner}, key=lambda n: (votes[n], -count.turns.index(n)))
            fallen += [(n, votes[n], {"code": "run_off_lost", "by": winner, "total": total}) for n in beaten]
            return (winner, most, {"code": "run_off_won", "total": total, "rounds": len(fallen)}), fallen
        least = min(votes.values())
        out = count.last([n for n in votes if votes[n] == least], "first_choices", least)
        count.rounds.append({**row, "out": out})
        fallen.append((out, least, {"code": "run_off_out", "round": len(fallen) + 1, "total": total}))
        standing.discard(out)


def borda(count: RankedCount) -> list[Result]:
    """Borda (1770): the last of n places gives 1 point (or 0), every place before it one more.

    Options that a paper does not name give nothing from it (the "pessimistic" reading); so a short paper cannot
    help what it leaves out.
    """
    top = len(count.turns) - 1 + count.rule.borda_last
    points = dict.fromkeys(sorted(count.turns), 0)
    for choice, copies in count.papers:
        for place, number in enumerate(choice):
            points[number] += (top - place) * copies
    rows: list[tuple[int, int, Reason]] = []
    for number in in_order(count, points, "points"):
        rows.append((number, points[number], {"code": "borda", "top": top, "last": count.rule.borda_last}))
    return results_of(count.rule, rows)


def in_order(count: RankedCount, figure: Mapping[int, int], measure: str) -> list[int]:
    """All options by falling figure, level ones by the tie list, which is written down."""
    order: list[int] = []
    for value in sorted(set(figure.values()), reverse=True):
        level = [number for number in count.turns if figure[number] == value]
        if value and len(level) > 1:
            count.levels.append((tuple(sorted(level)), measure, str(value)))
        order += level
    return order
