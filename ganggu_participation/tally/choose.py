"""Choose k of n: the options with the most votes, and what happens to a tie at the cut."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ganggu_participation.tally.results import Reason, Result
from ganggu_participation.tally.rule import Rule
from ganggu_participation.tally.ties import Ranking


def choose(rule: Rule, votes: Mapping[int, int], ranking: Ranking) -> list[Result]:
    """Fill the seats in order of votes; the results in order.

    An option below the minimum of votes, or without any, is never chosen. A group still tied at the cut
    (tie list ending with "all") is chosen as a whole: for the recommendation of a dong head all tied at the
    cut are named.
    """
    seats, places = rule.seats or 0, ranking.places()
    results: list[Result] = []
    chosen: list[int] = []
    for group in ranking.groups:
        enough = votes[group[0]] >= max(1, rule.min_votes)
        reason = _why(rule, group, votes, chosen, enough, ranking)
        taken = enough and len(chosen) < seats
        results += [Result(number, votes[number], places[number], taken, dict(reason)) for number in group]
        chosen += group if taken else []
    return results


def _why(
    rule: Rule,
    group: Sequence[int],
    votes: Mapping[int, int],
    chosen: Sequence[int],
    enough: bool,
    ranking: Ranking,
) -> Reason:
    seats = rule.seats or 0
    if not enough:
        return _too_few(rule, votes[group[0]])
    if len(chosen) >= seats:
        return _behind(seats, group[0], votes, chosen, ranking)
    if len(chosen) + len(group) > seats:
        return {"code": "tied_at_cut", "seats": seats, "tied": list(group)}
    return {"code": "chosen", "seats": seats}


def _too_few(rule: Rule, votes: int) -> Reason:
    return {"code": "below_min_votes", "needed": rule.min_votes} if votes else {"code": "no_votes"}


def _behind(seats: int, number: int, votes: Mapping[int, int], chosen: Sequence[int], ranking: Ranking) -> Reason:
    last = chosen[-1]
    reason: Reason = {"code": "behind_cut", "seats": seats, "chosen": len(chosen)}
    reason["behind_last"] = votes[last] - votes[number]
    if votes[last] == votes[number]:
        reason["lost_by"] = _what_parted(last, number, ranking)
    return reason


def _what_parted(one: int, other: int, ranking: Ranking) -> object:
    """The criterion of the tie list that put two options with equal votes apart."""
    for tie in ranking.ties:
        parts = tie["order"]
        if isinstance(parts, list) and _apart(one, other, parts):
            return tie["by"]
    return None


def _apart(one: int, other: int, parts: Sequence[Sequence[int]]) -> bool:
    of_one = [index for index, part in enumerate(parts) if one in part]
    of_other = [index for index, part in enumerate(parts) if other in part]
    return bool(of_one and of_other) and of_one != of_other
