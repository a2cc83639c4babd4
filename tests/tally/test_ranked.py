"""Ranked ballots: Borda's sums, Schulze's strongest paths and the rounds of IRV against naive ones."""

from hypothesis import given, settings
from hypothesis import strategies as st

from ganggu_participation.tally import Item, Papers, count

OPTIONS = range(1, 5)
PAPERS = st.lists(st.permutations(list(OPTIONS)).map(tuple), min_size=1, max_size=9)


def winner(counting, papers, **rule):
    items = [Item(number, f"{number}번") for number in OPTIONS]
    words = {"kind": "ranked", "counting": counting, "seats": 1, "seed": "a published seed", "max_length": 4, **rule}
    sheet = count(words, items, Papers.gathered((paper, 1) for paper in papers), len(papers))
    return next(row["number"] for row in sheet["results"] if row["selected"])


@settings(max_examples=60)
@given(PAPERS)
def test_borda_takes_the_highest_sum(papers):
    sums = {n: sum(len(paper) - paper.index(n) for paper in papers) for n in OPTIONS}
    assert sums[winner("borda", papers)] == max(sums.values())


@settings(max_examples=60)
@given(PAPERS)
def test_schulze_takes_one_whom_no_path_beats(papers):
    over = {(a, b): sum(p.index(a) < p.index(b) for p in papers) for a in OPTIONS for b in OPTIONS if a != b}
    path = {pair: (n if n > over[pair[1], pair[0]] else 0) for pair, n in over.items()}
    for k in OPTIONS:
        for a in OPTIONS:
            for b in OPTIONS:
                if len({a, b, k}) == 3:
                    path[a, b] = max(path[a, b], min(path[a, k], path[k, b]))
    unbeaten = {a for a in OPTIONS if all(path[a, b] >= path[b, a] for b in OPTIONS if b != a)}
    assert winner("schulze", papers) in unbeaten


@settings(max_examples=60)
@given(PAPERS)
def test_irv_takes_the_majority_of_the_first_choices(papers):
    firsts = {n: sum(paper[0] == n for paper in papers) for n in OPTIONS}
    if max(firsts.values()) * 2 > len(papers):
        assert firsts[winner("irv", papers)] == max(firsts.values())


@settings(max_examples=60)
@given(PAPERS)
def test_irv_without_ties_follows_the_rounds(papers):
    left = set(OPTIONS)
    while len(left) > 1:
        firsts = {n: sum(next(c for c in paper if c in left) == n for paper in papers) for n in left}
        last = [n for n in left if firsts[n] == min(firsts.values())]
        if len(last) > 1:
            return
        left -= set(last)
    assert winner("irv", papers) in left
