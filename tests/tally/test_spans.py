"""Whole spans of shares proved at once, against every share of them bought one by one in fractions."""

import sys
from fractions import Fraction
from functools import partial
from random import Random
from time import process_time

import pytest

from ganggu_participation.money import Won
from ganggu_participation.tally import Item, Papers, canonical, count, shares_stalls
from ganggu_participation.tally.counting import read_case
from ganggu_participation.tally.methods import contest_of
from ganggu_participation.tally.shares_lists import ListStall, filled
from ganggu_participation.tally.shares_price import Market
from ganggu_participation.tally.shares_search import Walk
from ganggu_participation.tally.shares_stalls import tools
from tests.tally import oracles
from tests.tally.instances import MANY, approvals, costs_of, points, randoms, selected, sheet_of

STEPS = 40


def market_of(costs, papers, kind, utility):
    inputs = sheet_of(costs, papers, kind=kind, counting="equal_shares", ceiling=1, utility=utility)["inputs"]
    items = [Item(row["number"], row["title"], Won(row["cost"])) for row in inputs["items"]]
    rows = [([tuple(p) if isinstance(p, list) else p for p in row["choice"]], row["copies"]) for row in inputs["papers"]]
    contest = contest_of(read_case(inputs["rule"], items, Papers.gathered(rows)))
    return Market.opened(contest.voters, contest.turns, utility)


def cast(draw, least=1):
    costs = costs_of(draw, least=least)
    kind, papers = draw.choice([("up_to_k", approvals), ("points", points)])
    return costs, papers(draw, sorted(costs)), kind


def share_at(first, step, steps):
    return first + steps * step


def without_numpy(monkeypatch):
    monkeypatch.setitem(sys.modules, "ganggu_participation.tally.shares_arrays", None)
    monkeypatch.delattr("ganggu_participation.tally.shares_arrays", raising=False)
    assert tools(1_000_000) == (ListStall, filled)


def with_arrays_always(monkeypatch):
    monkeypatch.setattr(shares_stalls, "MANY", 0)
    assert tools(0) != (ListStall, filled)


@pytest.mark.parametrize("with_numpy", [True, False])
def test_each_share_of_a_stretch_buys_what_it_buys_alone(with_numpy, monkeypatch):
    """Up from the first share and down again, with shares that are no whole won; arrays and lists alike."""
    (with_arrays_always if with_numpy else without_numpy)(monkeypatch)
    proved = 0
    for draw in randoms(max(200, MANY // 8)):
        costs, papers, kind = cast(draw)
        utility = draw.choice(["cost", "cardinality"])
        first, step = Fraction(draw.randint(0, 12), draw.randint(1, 5)), draw.choice([Fraction(1), Fraction(1, 3)])
        walk = Walk(market_of(costs, papers, kind, utility), partial(share_at, first, step))
        alone = [tuple(oracles.shares_run(costs, papers, first + n * step, utility)) for n in range(STEPS)]
        for stretches in (list(walk.up(0, STEPS - 1)), list(walk.down(STEPS - 1, 0))[::-1]):
            assert [n for s in stretches for n in range(s.low, s.high + 1)] == list(range(STEPS))
            assert [s.winners for s in stretches for _ in range(s.low, s.high + 1)] == alone
            proved += sum(s.high > s.low for s in stretches)
    assert proved > 1_000


def test_lists_give_the_sheet_that_arrays_give(monkeypatch):
    def sheets():
        for draw in randoms(100):
            costs, papers, kind = cast(draw, least=0)
            ceiling = draw.randint(0, 40)
            yield canonical(sheet_of(costs, papers, kind=kind, counting="equal_shares", ceiling=ceiling))

    with_arrays_always(monkeypatch)
    with_arrays = list(sheets())
    without_numpy(monkeypatch)
    assert list(sheets()) == with_arrays


def test_a_share_that_grows_by_more_than_fifty_thousand_won_is_found_at_once():
    """Three villages that cannot pay for the last hall: the share climbs won by won until another can."""
    costs = {1: 300_000, 2: 280_000, 3: 900_000, 4: 35_000}
    papers = [{1: 1}, {1: 1, 4: 1}, {2: 1}, {2: 1, 3: 1}, {3: 1}, {3: 1}]
    words = {"utility": "cost", "start": "share", "completion": "add1", "stop": "overspends"}
    began = process_time()
    sheet = sheet_of(costs, papers, counting="equal_shares", ceiling=600_000, fill="none", **words)
    assert sheet["figures"]["steps"] > 50_000 and process_time() - began < 2
    steps, share = sheet["figures"]["steps"], Fraction(sheet["figures"]["share"])
    spent = [sum(costs[n] for n in oracles.shares_run(costs, papers, share + more, "cost")) for more in (0, 1)]
    assert spent[0] <= 600_000 < spent[1] and share == 100_000 + steps


def test_money_beyond_the_units_is_bought_share_by_share():
    """More money than 62 bits hold: nothing is proved for a span, every share is counted exactly."""
    much = 1 << 61
    costs, papers = {1: 3 * much, 2: much}, [{1: 1}, {1: 1}, {2: 1}]
    ceiling = 4 * much
    found = selected(costs, papers, counting="equal_shares", ceiling=ceiling, fill="none", completion="none")
    assert found == oracles.shares(costs, papers, ceiling, "cost", "share", "none", "overspends")


def test_what_is_left_is_filled_and_never_more():
    for draw in randoms():
        costs, papers, kind = cast(draw)
        sheet = sheet_of(costs, papers, kind=kind, counting="equal_shares", ceiling=draw.randint(0, 40))
        wanted = {number for paper in papers for number in paper}
        found = {row["number"] for row in sheet["results"] if row["selected"]}
        assert sheet["leftover"] >= 0 and all(costs[n] > sheet["leftover"] for n in wanted - found)


def test_many_thousand_different_papers_are_counted_in_seconds():
    draw = Random(3)
    numbers = range(1, 41)
    likely = [45 - n for n in numbers]
    papers = {tuple(sorted(set(draw.choices(numbers, likely, k=6)))) for _ in range(16_000)}
    items = [Item(n, f"사업 {n}", Won(draw.randint(10, 200) * 1_000_000)) for n in numbers]
    rule = {"kind": "up_to_k", "k": 6, "counting": "equal_shares", "ceiling": 1_000_000_000, "seed": "s"}
    began = process_time()
    sheet = count(rule, items, Papers(dict.fromkeys(papers, 1)), len(papers))
    assert sheet["ok"] and sheet["figures"]["steps"] > 10_000 and len(papers) > 15_000
    assert process_time() - began < 20
