"""Real votes of real cities: official winners, pabutools with matched parameters, and the check of what we write.

The files lie beside the checkout (../shared/pabulib) and may not be copied into it; where the folder is absent the
tests of files say so and pass over them.
"""

from __future__ import annotations

import json
import os
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from ganggu_participation.tally.pabulib import PbVote, Wishes, count_vote, read
from ganggu_participation.tally.recount import Inputs
from ganggu_participation.tally.rule import Rule
from ganggu_participation.tally.ties import turns
from tests.tally.instances import MANY
from tests.tally.outside import ROOT, case_of, counted_outside

FOLDERS = [Path(os.environ.get("PABULIB", "")), ROOT.parent / "shared" / "pabulib", ROOT.parents[1] / "shared" / "pabulib"]
FOLDER = next((folder for folder in FOLDERS if folder.name and folder.is_dir()), None)
FILES = sorted(FOLDER.glob("*.pb")) if FOLDER else []
NAMES = [path.name for path in FILES]
NOT_ALL_OF_THE_VOTE = {
    "Hungary_Budapest_2022_VIII_Jozsefvaros.pb": "half of the votes were cast on paper and are not in the file",
    "Hungary_Budapest_2023_VIII_Jozsefvaros.pb": "half of the votes were cast on paper and are not in the file",
    "Hungary_Budapest_2024.pb": "a tenth of the votes were cast on paper and are not in the file",
    "Hungary_Veszprem_2025.pb": "costs are ranges in the vote; the winners passed the budget",
}
LONG = 3 * MANY
"""Steps of one unit x different papers: what pabutools steps through in the time of a test. This and the sizes of files
grow with TALLY_INSTANCES; `script/bench tally` compares all files."""

needs_files = pytest.mark.skipif(not FILES, reason="../shared/pabulib is absent")


@cache
def vote_of(path: Path) -> PbVote:
    return read(path.read_bytes())


def known_exceptions() -> set[str]:
    assert FOLDER
    return {line.split()[0] for line in (FOLDER / "KNOWN_EXCEPTIONS.txt").read_text().splitlines() if ".pb" in line}


@needs_files
@pytest.mark.parametrize("path", FILES, ids=NAMES)
def test_the_official_winners_win(path: Path) -> None:
    vote = vote_of(path)
    if vote.winners is None:
        return
    by_shares = vote.meta["rule"].startswith("equalshares")
    counted = count_vote(vote, Wishes("equal_shares" if by_shares else "greedy"))
    same = set(counted.funded) == vote.winners
    assert same == (path.name not in NOT_ALL_OF_THE_VOTE and path.name not in known_exceptions())


@needs_files
def test_most_files_state_their_winners() -> None:
    stated = [path.name for path in FILES if vote_of(path).winners is not None]
    assert len(stated) > len(FILES) // 2
    assert set(stated) >= set(NOT_ALL_OF_THE_VOTE) & set(NAMES)


@needs_files
@pytest.mark.parametrize("path", FILES, ids=NAMES)
def test_the_published_counts_come_out(path: Path) -> None:
    """The columns of votes and score, where the file has them; exceptions would be named in KNOWN_EXCEPTIONS."""
    vote = vote_of(path)
    counted = count_vote(vote, Wishes())
    column = "score" if counted.sheet["inputs"]["rule"]["kind"] == "points" else "votes"
    published = {p.id: p.cells[column] for p in vote.projects if p.cells.get(column)}
    ours = {counted.ids[row["number"]]: str(row["votes"]) for row in counted.sheet["results"]}
    assert {name: ours[name] for name in published} == published


RULES: list[tuple[str, dict[str, Any], str, int | None]] = [
    ("greedy", {"overflow": "skip"}, "greedy", None),
    ("phragmen", {}, "phragmen", None),
    ("equal_shares", {"start": "share", "completion": "none", "fill": "none", "comparison": "none"}, "equal_shares", None),
    (
        "equal_shares",
        {"start": "share", "stop": "exhausted", "completion": "add1", "fill": "none", "comparison": "none"},
        "equal_shares",
        1,
    ),
    ("knapsack_optimum", {}, "knapsack", None),
]


@needs_files
@pytest.mark.parametrize(("counting", "words", "outside", "step"), RULES, ids=["greedy", "phragmen", "shares", "add1", "knapsack"])
def test_pabutools_finds_the_same(counting: str, words: dict[str, Any], outside: str, step: int | None) -> None:
    cases, ours = [], []
    for path in FILES:
        if path.stat().st_size > (50 if step else 100) * MANY:
            continue
        vote = vote_of(path)
        if counting == "phragmen" and vote.vote_type not in ("approval", "choose-1"):
            continue  # pabutools has it for approvals only
        counted = count_vote(vote, Wishes(counting, **words))
        if step and counted.sheet["figures"]["steps"] * len(vote.ballots) > LONG:
            continue
        ours.append((path.name, counted.sheet))
        cases.append(matched(counted.sheet, outside, step and counted.unit))
    for (name, sheet), theirs in zip(ours, counted_outside(cases), strict=True):
        assert worth(sheet, theirs["winners"], outside) == worth(sheet, winners_of(sheet), outside), name
    assert len(ours) >= (8 if step else len(FILES) // 3)


def matched(sheet: dict[str, Any], outside: str, step: int | None) -> dict[str, Any]:
    """Without the projects below the threshold, which pabutools has no word for; with our tie list."""
    rule = Rule.read(sheet["inputs"]["rule"])
    case = case_of(sheet, outside, increment=step, order=turns(list(Inputs.of(sheet).items), rule))
    kept = {row["number"] for row in sheet["results"] if row["votes"] >= max(1, rule.min_score)}
    projects = [project for project in case["projects"] if project[0] in kept]
    groups = [[[part for part in choice if part[0] in kept], copies] for choice, copies in case["groups"]]
    return {**case, "projects": projects, "groups": groups}


def winners_of(sheet: dict[str, Any]) -> list[int]:
    return [row["number"] for row in sheet["results"] if row["selected"]]


def worth(sheet: dict[str, Any], winners: list[int], rule: str) -> Any:
    """What must agree: the winners; for the best knapsack their votes, as pabutools has no tie list for it."""
    votes = {row["number"]: row["votes"] for row in sheet["results"]}
    return sum(votes[n] for n in winners) if rule == "knapsack" else sorted(winners)


def test_the_folder_of_real_votes_is_named() -> None:
    """With the folder beside the checkout there are the files that its list names."""
    if FOLDER:
        assert {row["file"] for row in json.loads((FOLDER / "MANIFEST.json").read_text())} == set(NAMES)
