"""What looking for a proposal costs among very many, and what asking for similar ones costs and finds.

20,000 proposals on both sides, one in fifty with the word that is looked for; then 800 real texts with the pairs that
people marked as the same request, where they lie beside the project."""

from __future__ import annotations

import argparse
import tempfile
import time
from pathlib import Path

import pytest
from bench_bare import Bare
from bench_house import House
from bench_pages import WARM_UP, count_commit, count_statement, measure, told
from sqlalchemy import event
from sqlalchemy.engine import Engine

from ganggu_participation.proposals.similarity import Similar, read_synonyms
from tests.proposals.shared_data import lines_of, rows_of

MANY, ROUNDS = 20_000, 20
THINGS = ["골목 조명", *(f"{place} {thing}" for place in ["둘레길", "놀이터", "건널목", "경로당", "하천", "쉼터", "도서관"] for thing in ["의자", "나무", "난간", "화장실", "안내판", "지붕", "물길"])]
SAME = ("copy", "same_request")


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--proposals", type=int, default=MANY)
    options.add_argument("--rounds", type=int, default=ROUNDS)
    given = options.parse_args()
    among_many(given.proposals, given.rounds)
    among_real_texts()


def among_many(number: int, rounds: int) -> None:
    titles = [f"{THINGS[n % len(THINGS)]} {n}" for n in range(number)]
    event.listen(Engine, "before_cursor_execute", count_statement)
    event.listen(Engine, "commit", count_commit)
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        bare = Bare(Path(folder) / "bare", rounds + WARM_UP, titles)
        house = House(Path(folder) / "house", rounds + WARM_UP, titles)
        print(f"{number:,} proposals")
        print("\n".join(told(measure([bare, house], ["pages"], rounds), bare, house)))


def among_real_texts() -> None:
    try:
        pairs = [pair for pair in rows_of("duplicate_pairs_labelled.csv") if pair["label"] in SAME]
        texts = {line["id"]: (line["title"], line["body"]) for line in lines_of("civic_short_texts.jsonl")}
    except pytest.skip.Exception as absent:
        print(absent)
        return
    for pair in pairs:
        for end in "ab":
            texts.setdefault(pair[f"id_{end}"], (pair[f"title_{end}"], ""))
    index, numbers = Similar(read_synonyms()), {name: number for number, name in enumerate(texts)}
    for name, (title, body) in texts.items():
        index.put(numbers[name], title, body)
    costs, found = [], 0
    for pair in pairs:
        one, other = numbers[pair["id_a"]], numbers[pair["id_b"]]
        found += other in [number for number, _ in index.like(*texts[pair["id_a"]], most=3, but=one)]
    for name, words in texts.items():
        begun = time.process_time()
        index.like(*words, most=3, but=numbers[name])
        costs.append((time.process_time() - begun) * 1000)
    costs.sort()
    print(f"similar among {len(texts)} texts: {found} of {len(pairs)} in the first three; CPU ms a question: "
          f"median {costs[len(costs) // 2]:.1f}, 95 of 100 under {costs[len(costs) * 95 // 100]:.1f}, most {costs[-1]:.1f}")


if __name__ == "__main__":
    main()
