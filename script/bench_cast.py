"""What one cast costs by how many ballots lie in the box already: distinct people, without HTTP, on SQLite."""

from __future__ import annotations

import argparse
import secrets
import statistics
import tempfile
import time
from datetime import date
from pathlib import Path

from bench_house import House

from ganggu_participation import keys
from ganggu_participation.accounts.states import Basis, Level
from ganggu_participation.database import db
from ganggu_participation.votes import actions
from ganggu_participation.votes.models import Ballot, Vote
from ganggu_participation.votes.roll import Elector

CASTS = 200
CHUNK = 50_000
SIZE = 400  # bytes of a made-up sealed ballot


def filled(house: House, number: int) -> None:
    """The box with `number` made-up sealed ballots more, in large steps."""
    with house.app.app_context():
        for start in range(0, number, CHUNK):
            rows = [
                {"vote_id": house.vote, "key": secrets.token_bytes(16), "sealed": secrets.token_bytes(SIZE)}
                for _ in range(min(CHUNK, number - start))
            ]
            db.session.execute(db.insert(Ballot), rows)
            db.session.commit()


def cast_ms(house: House, mark: str) -> float:
    """The median of one cast by an elector, without HTTP."""
    times = []
    with house.app.app_context():
        for n in range(CASTS):
            who = Elector(keys.person_key(f"{mark} {n}"), house.dong, Basis.RESIDENCE, int(Level.STAFF_SEEN), date(1970, 1, 1))
            vote = db.session.get_one(Vote, house.vote)
            start = time.perf_counter()
            actions.cast(who, vote, {1: [1, 2]})
            times.append((time.perf_counter() - start) * 1000)
    return statistics.median(times)


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("--full", type=int, default=1_000_000, help="ballots in the full box")
    told = ask.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        house = House(Path(folder), 1)
        filled(house, 1_000)
        few = cast_ms(house, "few")
        filled(house, told.full - 1_000)
        many = cast_ms(house, "many")
        print(f"one cast with 1,000 ballots in the box: {few:.2f} ms; with {told.full:,}: {many:.2f} ms; {many / few:.2f} times")


if __name__ == "__main__":
    main()
