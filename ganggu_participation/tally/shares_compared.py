"""The comparison step: equal shares stand only where no more voters would rather have the outcome by votes.

The practice of Wieliczka 2023 (equalshares.net, "comparison step"): a voter prefers the outcome that funds more of
what she chose (points where papers give points). Equal numbers leave equal shares standing.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from ganggu_participation.tally.contest import Contest, Outcome
from ganggu_participation.tally.greedy import Purse
from ganggu_participation.tally.results import Result


def compared(contest: Contest, shares: Outcome) -> Outcome:
    """The outcome that more voters prefer; its figures tell how many prefer either."""
    by_votes = _by_votes(contest)
    ours = _pleased(contest, {result.number for result in shares.results if result.selected})
    theirs = _pleased(contest, {result.number for result in by_votes.results if result.selected})
    rows = list(zip(contest.voters.copies, ours, theirs, strict=True))
    figures: dict[str, object] = {
        **shares.figures,
        "prefer_shares": sum(copies for copies, mine, other in rows if mine > other),
        "prefer_votes": sum(copies for copies, mine, other in rows if other > mine),
    }
    if sum(copies * ((other > mine) - (mine > other)) for copies, mine, other in rows) > 0:
        return replace(by_votes, figures={**figures, "stands": "votes"})
    return replace(shares, figures={**figures, "stands": "shares"})


def _by_votes(contest: Contest) -> Outcome:
    """Greedy by votes, what does not fit is passed over."""
    purse, results = Purse(replace(contest.rule, overflow="skip")), []
    for place, number in enumerate(contest.by_votes, start=1):
        funded, reason = purse.consider(contest.items[number], contest.refused.get(number))
        results.append(Result(number, contest.score[number], place, funded, reason))
    return Outcome(results, purse.left or 0, [], {}, [])


def _pleased(contest: Contest, winners: Collection[int]) -> list[int]:
    """Per class of voters: the points it gave to winners."""
    had = [0] * len(contest.voters.copies)
    for number in sorted(winners):
        project = contest.voters.projects[number]
        for k, points in zip(project.backers, project.points, strict=True):
            had[k] += points
    return had
