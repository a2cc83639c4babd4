"""Measures the verifier on a made-up archive of 100,000 papers, with numpy and with the standard library alone.

About half of the papers differ from all others, as they do where people choose up to five of forty. Every rule in a process of its own, from the zip
on the disk to the last sentence.
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from functools import partial
from hashlib import sha256
from pathlib import Path
from random import Random
from typing import Any

from ganggu_participation.ballotbox import archive, canonical, heads
from ganggu_participation.ballotbox.log import roots_at
from ganggu_participation.ballotbox.made_up import made_up_ballots
from ganggu_participation.tally.frozen import count_frozen

SEED = bytes(32)
CLOSES, COUNTED, CERTIFIED = "2026-12-01T18:00:00+09:00", "2026-12-01T19:00:00+09:00", "2026-12-01T20:00:00+09:00"
OPTIONS, CHOICES, LONGEST, MIB = 40, 5, 60.0, 1024
RULES: dict[str, dict[str, Any]] = {
    "greedy": {"kind": "up_to_k", "k": CHOICES},
    "equal_shares": {"kind": "up_to_k", "k": CHOICES},
    "phragmen": {"kind": "up_to_k", "k": CHOICES},
    "irv": {"kind": "ranked", "max_length": CHOICES, "seats": 1},
}
NO_NUMPY = "import sys; sys.modules['numpy'] = None; from ganggu_participation.ballotbox.verify.__main__ import main; sys.exit(main([sys.argv[1]]))"


def contest_of(counting: str) -> dict[str, Any]:
    draw = Random(8)
    costs = [draw.randint(10, 200) * 1_000_000 for _ in range(OPTIONS)]
    options = [{"no": no, "title": f"사업 {no}", "cost": cost} for no, cost in enumerate(costs, 1)]
    words = {"no": 1, "title": "우리 동 사업", "counting": counting, "seed": "bench", "options": options, **RULES[counting]}
    return words if counting == "irv" else {**words, "ceiling": 1_000_000_000}


def archive_of(counting: str, number: int) -> tuple[bytes, int]:
    """(the zip, how many different papers)."""
    contest = contest_of(counting)
    said = {"contests": [contest], "closes": CLOSES, "log_key": heads.public_key_of(SEED).hex()}
    rules = canonical.to_bytes(said)
    vote = sha256(rules).hexdigest()
    papers = Counter(canonical.to_bytes(content).decode() for (content,) in made_up_ballots([contest], number, "bench"))
    leaves = sorted(sha256(str(place).encode()).digest() for place in range(number))
    head = heads.Head(vote, 1, number, roots_at(leaves, [number])[number], CLOSES, True)
    signed = {"text": head.text, "signature": heads.sign(heads.HEAD, head.text, SEED).hex(), "path": []}
    marks = {"online": number}
    counted = {"no": 1, "sheet": count_frozen(contest, papers.items(), number)}
    sheet = canonical.to_bytes({"vote": vote, "box_root": head.root.hex(), "marks": marks, "contests": [counted]})
    digest = sha256(sheet).hexdigest()
    contents = archive.Contents(
        rule_sheet=rules.decode(),
        notices=[],
        heads=[signed],
        leaves=leaves,
        papers=[(1, content, copies) for content, copies in papers.items()],
        roll_size=None,
        marks=marks,
        counts=[archive.Count(1, COUNTED, digest, sheet.decode())],
        certification={"count": 1, "at": CERTIFIED, "digest": digest},
    )
    return archive.write(contents, partial(heads.sign, heads.MANIFEST, seed=SEED)), len(papers)


def verified(path: Path, command: Sequence[str]) -> float:
    """Seconds from the start of the process to its end. Raises AssertionError where the archive does not hold."""
    began = time.perf_counter()
    done = subprocess.run([sys.executable, *command, str(path)], capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    return time.perf_counter() - began


def main(words: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(prog="script/bench verify", description=__doc__)
    parser.add_argument("--papers", type=int, default=100_000)
    asked, met = parser.parse_args(words), True
    for counting in RULES:
        data, kinds = archive_of(counting, asked.papers)
        with tempfile.NamedTemporaryFile(suffix=".zip") as file:
            file.write(data)
            file.flush()
            for tools, command in (("numpy", ["-m", "ganggu_participation.ballotbox.verify"]), ("alone", ["-c", NO_NUMPY])):
                seconds = verified(Path(file.name), command)
                peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / MIB
                met = met and seconds < LONGEST
                print(f"{asked.papers:,} papers, {kinds:,} different: {counting:13} {tools:6} {seconds:6.1f} s, at most {peak:,.0f} MiB", flush=True)
    print("\nthe aim is met" if met else "\nan aim is not met")
    return 0 if met else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
