"""Measures the counting rules against pabutools in one run, and a million papers; identical winners are asserted.

Both are timed from grouped ballots as plain values to the outcome: pabutools to its list of winners, the house to the
whole sheet with reasons, ties and check lines; reading the file and imports are no part of either. Turn by turn, file after file; the best of
three for either where it takes less than a second. pabutools runs in .venv-outside, another process; where it takes longer than the limit, the limit counts as its time, so that the
ratio told is a lower bound.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from random import Random
from statistics import median
from typing import Any

from ganggu_participation.money import Won
from ganggu_participation.tally import Item, Papers, count
from ganggu_participation.tally.pabulib import Counted, PbVote, Wishes, count_vote, read
from ganggu_participation.tally.recount import Inputs
from ganggu_participation.tally.rule import Rule
from ganggu_participation.tally.ties import turns

ROOT = Path(__file__).resolve().parents[1]
OUTSIDE = [ROOT / ".venv-outside" / "bin" / "python", ROOT / "script" / "count_outside.py"]
SHARES = {"start": "share", "stop": "exhausted", "fill": "none", "comparison": "none"}
RULES: tuple[tuple[str, dict[str, Any]], ...] = (("greedy", {"overflow": "skip"}), ("equal_shares", SHARES), ("phragmen", {}))
MILLION, KINDS, PROJECTS = 1_000_000, 1_190, 30
MIB = 1024
QUICK, TRIES = 1.0, 3


def papers_of_a_million(kinds: int) -> dict[tuple[int, ...], int]:
    """Up to five of thirty projects; `kinds` different papers at most."""
    draw = Random(7)
    likely = [30 - number for number in range(PROJECTS)]

    def paper() -> tuple[int, ...]:
        return tuple(sorted(set(draw.choices(range(1, PROJECTS + 1), likely, k=5))))

    some = [paper() for _ in range(kinds)]
    groups: dict[tuple[int, ...], int] = {}
    for number in range(MILLION):
        chosen = some[number % kinds]
        groups[chosen] = groups.get(chosen, 0) + 1
    return groups


def count_a_million(counting: str, kinds: int) -> dict[str, Any]:
    """One rule on a million papers, from a row per paper to the sheet; in a process of its own for its memory."""
    groups = papers_of_a_million(kinds)
    draw = Random(8)
    items = [
        Item(number, f"사업 {number}", Won(draw.randint(10, 200) * 1_000_000)) for number in range(1, PROJECTS + 1)
    ]
    rule = {"kind": "up_to_k", "k": 5, "counting": counting, "ceiling": 1_000_000_000, "seed": "bench"}
    rows = ((list(choice), 1) for choice, copies in groups.items() for _ in range(copies))
    began = time.perf_counter()
    sheet = count(rule, items, Papers.gathered(rows), MILLION)
    seconds = time.perf_counter() - began
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / MIB
    return {"rule": counting, "seconds": seconds, "mib": peak, "kinds": len(groups), "ok": sheet["ok"]}


def in_its_own_process(counting: str, kinds: int) -> dict[str, Any]:
    command = [sys.executable, __file__, "--one", counting, str(kinds)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def timed_here(vote: PbVote, wishes: Wishes) -> tuple[float, Counted]:
    """(seconds, our count)."""
    best, counted = QUICK, count_vote(vote, wishes)
    given = Inputs.of(counted.sheet)
    for _ in range(TRIES):
        began = time.perf_counter()
        sheet = replace(given, papers=Papers(given.papers.groups)).sheet()
        took = time.perf_counter() - began
        if took >= QUICK:
            return took, counted
        best = min(best, took)
        assert sheet == counted.sheet
    return best, counted


def timed_outside(case: dict[str, Any], limit: int) -> dict[str, Any] | None:
    """pabutools' answer, None when it takes longer than the limit."""
    found = _answered(case, 1, limit)
    if found is None or found[0]["seconds"] >= QUICK:
        return found[0] if found else None
    return min(_answered(case, TRIES, limit) or found, key=lambda answer: float(answer["seconds"]))


def _answered(case: dict[str, Any], times: int, limit: int) -> list[dict[str, Any]] | None:
    lines = (json.dumps(case) + "\n") * times
    try:
        done = subprocess.run(OUTSIDE, input=lines, capture_output=True, text=True, check=True, timeout=limit)
    except subprocess.TimeoutExpired:
        return None
    return [json.loads(line) for line in done.stdout.splitlines()]


def case_of(sheet: dict[str, Any], unit: int) -> dict[str, Any]:
    """The same vote in plain values, without projects that the threshold or the lack of votes keeps out."""
    given = sheet["inputs"]
    rule = Rule.read(given["rule"])
    kept = {row["number"] for row in sheet["results"] if row["votes"] >= max(1, rule.min_score)}
    groups = [
        [
            [part for part in (p if isinstance(p, list) else [p, 1] for p in row["choice"]) if part[0] in kept],
            row["copies"],
        ]
        for row in given["papers"]
    ]
    return {
        "rule": rule.counting,
        "projects": [[item["number"], item["cost"]] for item in given["items"] if item["number"] in kept],
        "budget": rule.ceiling,
        "points": rule.kind == "points",
        "groups": groups,
        "utility": "cost",
        "increment": unit,
        "order": turns(list(Inputs.of(sheet).items), rule),
    }


def files_in(folder: Path) -> list[tuple[str, bytes]]:
    """Real votes, or made-up ones where there are none."""
    found = [(path.stem, path.read_bytes()) for path in sorted(folder.glob("*.pb"))]
    return found or [(f"made_up_{number}", made_up(number)) for number in range(12)]


def made_up(seed: int) -> bytes:
    draw = Random(seed)
    projects, voters = draw.randint(8, 40), draw.randint(100, 3_000)
    lines = ["META", "key;value", f"budget;{projects * 20_000}", "vote_type;approval", "PROJECTS", "project_id;cost"]
    lines += [f"{number};{draw.randint(5, 100) * 1_000}" for number in range(1, projects + 1)]
    lines += ["VOTES", "voter_id;vote"]
    for voter in range(voters):
        chosen = sorted(set(draw.choices(range(1, projects + 1), range(projects, 0, -1), k=4)))
        lines.append(f"{voter};{','.join(map(str, chosen))}")
    return "\n".join(lines).encode()


def against_pabutools(folder: Path, limit: int) -> bool:
    ratios: dict[str, list[float]] = {counting: [] for counting, _ in RULES}
    slow = same = 0
    count_vote(read(made_up(0)), Wishes("equal_shares"))
    for name, data in files_in(folder):
        vote = read(data)
        for counting, words in RULES:
            if counting == "phragmen" and vote.vote_type not in ("approval", "choose-1"):
                continue
            ours, counted = timed_here(vote, Wishes(counting, **words))
            theirs = timed_outside(case_of(dict(counted.sheet), counted.unit), limit)
            if theirs is None:
                slow += 1
                print(f"{name[:44]:44} {counting:13} {ours:8.3f} s   pabutools more than {limit} s, more than {limit / ours:.0f} x", flush=True)
                ratios[counting].append(limit / ours)
                continue
            mine = {row["number"] for row in counted.sheet["results"] if row["selected"]}
            assert set(theirs["winners"]) == mine, f"{name} {counting}: other winners"
            same += 1
            ratios[counting].append(theirs["seconds"] / ours)
            print(
                f"{name[:44]:44} {counting:13} {ours:8.3f} s {theirs['seconds']:9.3f} s {ratios[counting][-1]:8.1f} x",
                flush=True,
            )
    print(f"\nidentical winners in {same} of {same} counts that pabutools finished; {slow} took it more than {limit} s (told as lower bounds)")
    for counting, found in ratios.items():
        print(
            f"{counting:13} median {median(found):6.1f} x, lowest {min(found):5.1f} x, highest {max(found):8.1f} x of {len(found)} files"
        )
    return median(ratios["equal_shares"]) >= 20


def a_million() -> bool:
    met = True
    for kinds in (KINDS, 200_000):
        for counting in ("greedy", "equal_shares", "phragmen", "knapsack_optimum"):
            found = in_its_own_process(counting, kinds)
            fits = found["seconds"] < 10 and found["mib"] < 300
            met = met and (fits or kinds != KINDS)
            print(
                f"1,000,000 papers, {found['kinds']:7,} different: {counting:16} {found['seconds']:6.2f} s {found['mib']:6.0f} MiB",
                flush=True,
            )
    return met


def main(words: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(prog="script/bench tally", description=__doc__)
    parser.add_argument(
        "--files", type=Path, default=ROOT.parent / "shared" / "pabulib", help="a folder with .pb files"
    )
    parser.add_argument("--limit", type=int, default=60, help="seconds that pabutools may take for one count")
    parser.add_argument("--one", nargs=2, metavar=("RULE", "KINDS"), help=argparse.SUPPRESS)
    parser.add_argument("--part", choices=("files", "million"), help="only this part")
    asked = parser.parse_args(words)
    if asked.one:
        print(json.dumps(count_a_million(asked.one[0], int(asked.one[1]))))
        return 0
    met = [against_pabutools(asked.files, asked.limit)] if asked.part != "million" else []
    met += [a_million()] if asked.part != "files" else []
    print("\nthe aims are met" if all(met) else "\nan aim is not met")
    return 0 if all(met) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
