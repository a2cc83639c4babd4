"""Counting and writing Pabulib files: META makes the rule, the order of a file has no say, what we write is valid."""

import random
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest
from pabulib.checker import Checker

from ganggu_participation.money import Won
from ganggu_participation.tally import Item, Papers, canonical, count
from ganggu_participation.tally.pabulib import Fault, PbProject, PbVote, Told, Wishes, count_vote, export, read, write

TOLD = Told("2026년 시연동 주민참여예산", "광주광역시 서구", "시연동", "2026", date(2026, 6, 1), date(2026, 6, 14))
ITEMS = [
    Item(1, '의자; "새것"', Won(300), "환경"),
    Item(2, "가로등\n교체", Won(200), "안전"),
    Item(3, "화단, 나무", Won(600), "환경"),
]


def sheet(kind: str = "up_to_k", counting: str = "greedy", **rule):
    papers = {"points": {((1, 3), (2, 2)): 4, ((3, 5),): 2}, "ranked": {(2, 1, 3): 4, (3,): 1}, "single": {(1,): 3, (2,): 2}}
    groups = papers.get(kind, {(1, 2): 5, (2, 3): 3, (3,): 1, (): 2})
    words = {"kind": kind, "k": 2, "counting": counting, "ceiling": 600, "points": 5, "max_length": 3, "seed": "s", **rule}
    return count(words, ITEMS, Papers(groups, invalid=1), sum(groups.values()) + 1)


def file(**meta: str) -> PbVote:
    given = {"budget": "100", "vote_type": "approval", **meta}
    projects = tuple(PbProject(name, Fraction(cost)) for name, cost in (("a", 60), ("b", 50), ("c", 40)))
    return PbVote(given, projects, {(("a",), ()): 3, (("a", "b"), ()): 2, (("c",), ()): 1})


@pytest.mark.parametrize(
    ("kind", "counting", "words", "vote_type", "rule"),
    [
        ("up_to_k", "greedy", {}, "approval", "greedy"),
        ("up_to_k", "greedy", {"overflow": "stop"}, "approval", "greedy-no-skip"),
        ("single", "greedy", {}, "choose-1", "greedy"),
        ("points", "greedy", {"min_score": 3}, "cumulative", "greedy-threshold"),
        ("up_to_k", "equal_shares", {"start": "floor", "fill": "none"}, "approval", "equalshares/add1"),
        ("up_to_k", "phragmen", {}, "approval", "unknown"),
        ("ranked", "schulze", {"seats": 1}, "ordinal", "unknown"),
    ],
)
def test_what_we_export_is_valid(kind, counting, words, vote_type, rule, tmp_path: Path) -> None:
    counted = sheet(kind, counting, **words)
    path = tmp_path / "Korea_Seo-gu_2026.pb"
    path.write_bytes(export(counted, TOLD, "secret"))
    found = Checker().process_files([str(path)])
    assert found["metadata"]["invalid"] == 0, found
    back = read(path.read_bytes())
    assert (back.vote_type, back.meta["rule"]) == (vote_type, rule)
    assert back.voters == counted["totals"]["valid"]
    assert back.winners == {str(row["number"]) for row in counted["results"] if row["selected"]}


def test_an_exported_budget_counts_to_the_same_winners() -> None:
    for counting, words in (("greedy", {}), ("equal_shares", {"start": "floor", "fill": "none"}), ("phragmen", {})):
        counted = sheet("points" if counting == "greedy" else "up_to_k", counting, **words)
        back = count_vote(read(export(counted, TOLD, "secret")), Wishes(counting, start=words.get("start")))
        assert back.funded == [str(row["number"]) for row in counted["results"] if row["selected"]]


def test_a_file_tells_nothing_of_voters_but_their_choice() -> None:
    text = export(sheet(), TOLD, "secret").decode()
    assert "VOTES\nvoter_id;vote\n" in text
    ids = [row.split(";")[0] for row in text.split("voter_id;vote\n")[1].splitlines()]
    assert sorted(ids, key=int) == ids == [str(number) for number in range(1, 10)]


def test_ids_come_from_the_seed_of_the_file() -> None:
    assert export(sheet(), TOLD, "one") == export(sheet(), TOLD, "one")
    assert export(sheet(), TOLD, "one") != export(sheet(), TOLD, "two")
    assert read(export(sheet(), TOLD, "one")).ballots == read(export(sheet(), TOLD, "two")).ballots


def test_cells_are_quoted_where_needed_and_lines_stay_lines() -> None:
    text = export(sheet(), TOLD, "secret").decode()
    assert '"의자; ""새것"""' in text and "가로등 교체" in text
    assert [project.cells["name"] for project in read(text.encode()).projects][:2] == ['의자; "새것"', "가로등 교체"]


def test_questions_and_ratings_have_no_form_there() -> None:
    items, papers = [Item(1, "가")], Papers({((1, "for"),): 1})
    asked = count({"kind": "approve_reject", "counting": "approve_reject"}, items, papers, 1)
    with pytest.raises(ValueError, match="내보낼 수 없습니다"):
        export(asked, TOLD, "secret")


@pytest.mark.parametrize(
    ("vote", "key"),
    [
        (file(weather="sunny"), "META"),
        (PbVote(file().meta, (PbProject("a,b", Fraction(1)),), {}), "project_id"),
        (PbVote(file().meta, (PbProject("a", Fraction(1), {"age": "3"}),), {}), "PROJECTS"),
        (PbVote(file().meta, (PbProject("a", Fraction(1, 3)),), {}), "PROJECTS"),
    ],
)
def test_what_the_format_cannot_hold_is_refused(vote: PbVote, key: str) -> None:
    with pytest.raises(Fault) as fault:
        write(vote, "secret")
    assert (fault.value.code, fault.value.facts["key"]) == ("cannot_write", key)


def test_meta_makes_the_rule_unless_somebody_wishes_otherwise() -> None:
    assert count_vote(file(), Wishes()).funded == ["a", "c"]
    assert count_vote(file(rule="greedy-no-skip"), Wishes()).funded == ["a"]
    assert count_vote(file(rule="greedy-no-skip"), Wishes(overflow="skip")).funded == ["a", "c"]
    assert count_vote(file(min_project_score_threshold="2"), Wishes()).funded == ["a"]
    assert count_vote(file(min_project_score_threshold="2"), Wishes(min_score=Fraction(1))).funded == ["a", "c"]
    assert count_vote(file(), Wishes(ceiling=Fraction(60))).funded == ["a"]
    assert count_vote(file(), Wishes(ceiling=Fraction(0))).funded == []


def test_cents_and_half_points_are_exact() -> None:
    text = (
        "META\nkey;value\nbudget;10.50\ncurrency;EUR\nvote_type;cumulative\nPROJECTS\nproject_id;cost\n1;10.49\n2;0.02\n"
        "VOTES\nvoter_id;vote;points\n1;1,2;1.5,0.25\n"
    )
    counted = count_vote(read(text.encode()), Wishes())
    assert (counted.funded, counted.passed_over, counted.leftover) == (["1"], ["2"], Fraction(1, 100))
    assert counted.say(counted.sheet["leftover"]) == "0.01 EUR"


def test_an_order_gives_points_by_place() -> None:
    text = "META\nkey;value\nbudget;1\nvote_type;ordinal\nPROJECTS\nproject_id;cost\n1;1\n2;1\nVOTES\nvoter_id;vote\n1;2,1\n2;1\n"
    counted = count_vote(read(text.encode()), Wishes())
    assert {counted.ids[row["number"]]: row["votes"] for row in counted.sheet["results"]} == {"1": 2, "2": 2}


@pytest.mark.parametrize("counting", ["greedy", "equal_shares", "phragmen", "knapsack_optimum"])
def test_the_order_of_the_file_has_no_say(counting: str) -> None:
    vote = file()
    shaken = random.Random(3)
    projects = tuple(shaken.sample(vote.projects, len(vote.projects)))
    ballots = dict(shaken.sample(sorted(vote.ballots.items()), len(vote.ballots)))
    again = PbVote(vote.meta, projects, ballots)
    assert canonical(count_vote(again, Wishes(counting)).sheet) == canonical(count_vote(vote, Wishes(counting)).sheet)
