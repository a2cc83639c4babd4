"""Equal shares, Phragmén and the exact optimum against the slowest honest way of doing the same."""

from fractions import Fraction
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ganggu_participation.money import Won
from ganggu_participation.tally import Item, Papers, count, lot

SEED = "a published seed"
COSTS = st.lists(st.integers(1, 24), min_size=1, max_size=6)


@st.composite
def elections(draw):
    """(costs by number, papers, ceiling): small, so that ties are frequent."""
    costs = dict(enumerate(draw(COSTS), start=1))
    paper = st.lists(st.sampled_from(sorted(costs)), min_size=1, unique=True).map(lambda p: tuple(sorted(p)))
    return costs, draw(st.lists(paper, min_size=1, max_size=7)), draw(st.integers(0, 60))


def selected(counting, costs, papers, ceiling, **rule):
    items = [Item(number, f"{number}번", Won(cost)) for number, cost in costs.items()]
    words = {"kind": "up_to_k", "k": len(costs), "counting": counting, "ceiling": ceiling, "seed": SEED, **rule}
    sheet = count(words, items, Papers.gathered((paper, 1) for paper in papers), len(papers))
    assert sheet["ok"]
    return [row["number"] for row in sorted(sheet["results"], key=lambda r: r["place"] or 0) if row["selected"]]


def turns(costs):
    """The tie list: lower cost, then the lot."""
    return sorted(costs, key=lambda number: (costs[number], lot(SEED, number)))


def price(purses, backers, cost, utility):
    """The least rho with sum(min(purse, rho x utility)) = cost, or nothing when they cannot pay."""
    if sum(purses[v] for v in backers) < cost:
        return None
    left, poor = Fraction(cost), sorted(backers, key=lambda v: purses[v])
    for index, voter in enumerate(poor):
        rho = left / ((len(poor) - index) * utility)
        if purses[voter] >= rho * utility:
            return rho
        left -= purses[voter]
    return Fraction(0)


def shares_run(costs, papers, share, utility):
    purses, bought = [share] * len(papers), []
    while True:
        offers = []
        for turn, number in enumerate(turns(costs)):
            backers = [v for v, paper in enumerate(papers) if number in paper]
            worth = costs[number] if utility == "cost" else 1
            rho = None if number in bought or not backers else price(purses, backers, costs[number], worth)
            if rho is not None:
                offers.append((rho, turn, number, backers, worth))
        if not offers:
            return bought
        rho, _, number, backers, worth = min(offers)
        for voter in backers:
            purses[voter] -= min(purses[voter], rho * worth)
        bought.append(number)


def naive_shares(costs, papers, ceiling, utility, completion, stop):
    share, best = Fraction(ceiling, len(papers)), None
    wanted = {number for paper in papers for number in paper}
    while True:
        bought = shares_run(costs, papers, share, utility)
        spent = sum(costs[n] for n in bought)
        if spent > ceiling:
            return best
        exhausted = all(costs[n] > ceiling - spent for n in wanted - set(bought))
        if completion == "none" or set(bought) == wanted or (stop == "exhausted" and exhausted):
            return bought
        best, share = bought, share + 1


@pytest.mark.parametrize("utility", ["cost", "cardinality"])
@settings(max_examples=300)
@given(election=elections())
def test_equal_shares_buy_what_the_naive_way_buys(utility, election):
    costs, papers, ceiling = election
    found = selected("equal_shares", *election, utility=utility, completion="none", fill="none")
    assert found == naive_shares(costs, papers, ceiling, utility, "none", "overspends")


@pytest.mark.parametrize("stop", ["overspends", "exhausted"])
@settings(max_examples=300)
@given(election=elections())
def test_a_growing_share_ends_where_won_by_won_would_end(stop, election):
    costs, papers, ceiling = election
    found = selected("equal_shares", *election, completion="add1", stop=stop, fill="none")
    assert found == naive_shares(costs, papers, ceiling, "cost", "add1", stop)


@settings(max_examples=300)
@given(election=elections())
def test_what_is_left_is_filled_and_never_more(election):
    costs, papers, ceiling = election
    found = selected("equal_shares", *election)
    left = ceiling - sum(costs[n] for n in found)
    wanted = {number for paper in papers for number in paper}
    assert left >= 0 and all(costs[n] > left for n in wanted - set(found))


def naive_phragmen(costs, papers, ceiling, overflow):
    loads, funded, left = [Fraction(0)] * len(papers), [], ceiling
    out = {number for number in costs if costs[number] > ceiling}  # could be funded by nobody: stops nobody
    while True:
        offers = []
        for turn, number in enumerate(turns(costs)):
            backers = [v for v, paper in enumerate(papers) if number in paper]
            if number not in funded and number not in out and backers:
                moment = (costs[number] + sum(loads[v] for v in backers)) / Fraction(len(backers))
                offers.append((moment, turn, number, backers))
        if not offers:
            return funded
        moment, _, number, backers = min(offers)
        if costs[number] > left:
            if overflow == "stop":
                return funded
            out.add(number)
            continue
        for voter in backers:
            loads[voter] = moment
        funded.append(number)
        left -= costs[number]


@pytest.mark.parametrize("overflow", ["stop", "skip"])
@settings(max_examples=300)
@given(election=elections())
def test_phragmen_funds_what_the_naive_way_funds(overflow, election):
    found = selected("phragmen", *election, overflow=overflow)
    assert found == naive_phragmen(*election, overflow)


@settings(max_examples=300)
@given(election=elections())
def test_no_set_of_projects_has_more_votes_than_the_optimum(election):
    costs, papers, ceiling = election
    votes = {number: sum(number in paper for paper in papers) for number in costs}
    sets = [s for size in range(len(costs) + 1) for s in combinations(costs, size)]
    fitting = [s for s in sets if sum(costs[n] for n in s) <= ceiling]
    best = max((sum(votes[n] for n in s), -sum(costs[n] for n in s)) for s in fitting)
    found = selected("knapsack_optimum", *election)
    assert (sum(votes[n] for n in found), -sum(costs[n] for n in found)) == best
