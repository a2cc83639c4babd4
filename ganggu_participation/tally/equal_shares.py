"""The method of equal shares: everybody gets the same part of the budget and pays for what she wants.

Peters, Pierczynski, Skowron (2021), "Proportional Participatory Budgeting with Additive Utilities"; used by
Wieliczka, Świecie, Aarau and Assen. A project is bought when its supporters can pay for it together; of those, the
one that gives its supporters most for their money. Then the share may grow (shares_search), and what is left
is filled by votes.
"""

from __future__ import annotations

from fractions import Fraction

from ganggu_participation.tally.contest import Contest, Outcome
from ganggu_participation.tally.results import Reason, Result
from ganggu_participation.tally.shares_compared import compared
from ganggu_participation.tally.shares_exact import Purses, Round, exact_run
from ganggu_participation.tally.shares_losers import loser_reasons
from ganggu_participation.tally.shares_price import Market
from ganggu_participation.tally.shares_search import Found, Goal, Search


def equal_shares(contest: Contest) -> Outcome:
    """Buy, let the share grow, buy again, fill; and where the rule compares, ask which outcome more voters like."""
    outcome = _by_shares(contest)
    return outcome if contest.rule.comparison == "none" else compared(contest, outcome)


def _by_shares(contest: Contest) -> Outcome:
    market = Market.opened(contest.voters, contest.turns, contest.rule.utility)
    goal, found = _goal(contest), Found(0, "nobody")
    if contest.voters.voters:
        found = Search(market, goal).climb() if contest.rule.completion == "add1" else Found(0, "fixed")
    purses = exact_run(market, goal.share(found.steps))
    winners, left = _winners(contest, market, purses)
    losers = [n for n in contest.by_votes if n not in {result.number for result in winners}]
    reasons = loser_reasons(market, purses, losers)
    for number in losers:
        reason = contest.refused.get(number) or {**reasons[number], "left": left}
        winners.append(contest.result(number, False, reason))
    return Outcome(
        winners, left, _rounds(market, purses, contest.ceiling), _figures(contest, goal, found), _levels(purses)
    )


def _goal(contest: Contest) -> Goal:
    rule, voters = contest.rule, max(1, contest.voters.voters)
    first = Fraction(contest.ceiling, voters)
    if rule.start == "floor":
        first = Fraction(contest.ceiling // (voters * rule.step) * rule.step)
    return Goal(contest.ceiling, first, rule.step, rule.stop == "exhausted")


def _winners(contest: Contest, market: Market, purses: Purses) -> tuple[list[Result], int]:
    """Free projects first, then the purchases, then what the rest of the money is enough for."""
    results: list[Result] = []
    left = contest.ceiling
    for number in contest.turns:
        if contest.cost(number) == 0:
            results.append(contest.result(number, True, {"code": "free"}, len(results) + 1))
    for index, bought in enumerate(purses.rounds, start=1):
        reason = {**_bought(market, bought, index), "left_before": left}
        left -= contest.cost(bought.winner)
        results.append(contest.result(bought.winner, True, {**reason, "left_after": left}, len(results) + 1))
    return _filled(contest, results, left) if contest.rule.fill == "votes" else (results, left)


def _filled(contest: Contest, results: list[Result], left: int) -> tuple[list[Result], int]:
    """Completion by votes: in order of votes, whatever still fits."""
    bought = {result.number for result in results}
    for number in contest.by_votes:
        cost = contest.cost(number)
        if number in contest.refused or number in bought or cost > left:
            continue
        reason = {"code": "filled", "cost": cost, "left_before": left, "left_after": left - cost}
        left -= cost
        results.append(contest.result(number, True, reason, len(results) + 1))
    return results, left


def effective(market: Market, bought: Round) -> Fraction:
    """How many supporters (points) who all pay the whole price would carry the project."""
    return market.projects[bought.winner].cost / bought.price


def _bought(market: Market, bought: Round, index: int) -> Reason:
    project = market.projects[bought.winner]
    return {
        "code": "bought",
        "round": index,
        "cost": project.cost,
        "supporters": project.supporters,
        "price": str(bought.price),
        "effective": str(effective(market, bought)),
    }


def _rounds(market: Market, purses: Purses, ceiling: int) -> list[dict[str, object]]:
    rows: list[dict[str, object]] = []
    for bought in purses.rounds:
        ceiling -= market.projects[bought.winner].cost
        rows.append(
            {
                "winner": bought.winner,
                "level": list(bought.level),
                "price": str(bought.price),
                "effective": str(effective(market, bought)),
                "in_full": _in_full(market, bought),
                "purses": str(_left_in_purses(market, bought)),
                "left": ceiling,
            }
        )
    return rows


def _in_full(market: Market, bought: Round) -> int:
    """How many voters paid the whole price, and not only all they had left."""
    project = market.projects[bought.winner]
    price = bought.price * bought.unit
    each, fine = price.numerator, price.denominator
    rows = zip(project.copies, project.points, bought.paid, strict=True)
    return sum(copies for copies, points, paid in rows if paid * fine == each * points)


def _left_in_purses(market: Market, bought: Round) -> Fraction:
    before = sum(map(int.__mul__, bought.before, market.electorate.copies))
    return Fraction(before, bought.unit) - market.projects[bought.winner].cost


def _figures(contest: Contest, goal: Goal, found: Found) -> dict[str, object]:
    return {
        "voters": contest.voters.voters,
        "first_share": str(goal.first),
        "steps": found.steps,
        "share": str(goal.share(found.steps)),
        "because": found.because,
    }


def _levels(purses: Purses) -> list[tuple[tuple[int, ...], str]]:
    """The ties that the tie list had to settle: who was level, at which price."""
    return [(bought.level, str(bought.price)) for bought in purses.rounds if len(bought.level) > 1]
