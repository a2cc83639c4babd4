"""What a request costs in CPU and SQL, as ratios to the barest app: ratios hold on any machine, milliseconds do not.

Both sides run in this process, turn by turn and in changing order, so that a busy machine disturbs both alike.
"""

from __future__ import annotations

import argparse
import gc
import statistics
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from typing import Any, Protocol
from urllib.parse import urljoin

from sqlalchemy import event
from sqlalchemy.engine import Engine
from werkzeug.test import Client, TestResponse

ROUNDS = 30
WARM_UP = 5  # turns not counted: templates compile, SQLAlchemy fills its caches
MOST_STEPS = 4  # a ballot that asks for more pages than this is not getting anywhere
# As ratios to the bare app: (CPU at most, SQL statements at most).
AIMS = {"list": (2.0, 8), "search": (2.0, 8), "detail": (2.0, 10), "cast": (None, 14), "whole visit": (2.0, None)}


class Side(Protocol):
    """An app under measurement: what to read, and how a voter votes."""

    name: str

    def pages(self) -> dict[str, str]:
        """Name of a page -> its address; both sides use the same names."""

    def reader(self) -> Client:
        """A client that may read the pages."""

    def visit(self) -> str:
        """The address of the ballot form."""

    def voter(self, number: int) -> Client:
        """A signed-in client of somebody who has not voted; never the same person twice."""


# ---- counting -------------------------------------------------------------------------------------------------------


@dataclass
class Cost:
    """CPU in milliseconds, SQL statements and commits of one request."""

    cpu: float = 0.0
    statements: int = 0
    commits: int = 0

    def __add__(self, other: Cost) -> Cost:
        return Cost(self.cpu + other.cpu, self.statements + other.statements, self.commits + other.commits)


running: list[Cost] = []  # the cost that is being taken, if any


def count_statement(_connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
    """Opening a transaction is no question to the database."""
    if running and not statement.startswith(("BEGIN", "PRAGMA", "SAVEPOINT", "RELEASE")):
        running[-1].statements += 1


def count_commit(_connection: Any) -> None:
    if running:
        running[-1].commits += 1


@contextmanager
def cost() -> Iterator[Cost]:
    """The cost of what happens inside."""
    taken = Cost()
    running.append(taken)
    before = time.process_time()
    try:
        yield taken
    finally:
        taken.cpu = (time.process_time() - before) * 1000
        running.pop()


# ---- asking ---------------------------------------------------------------------------------------------------------


class PostForms(HTMLParser):
    """The forms of a page that are sent by POST, filled in as the first person at hand would."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.forms: list[tuple[str, dict[str, str]]] = []
        self._inside = False
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Hidden fields as they are; of each group of choices the first, and nothing that means abstaining."""
        has = dict(attrs)
        if tag == "form":
            self._inside = (has.get("method") or "").lower() == "post"
            if self._inside:
                self.forms.append((has.get("action") or "", {}))
        elif self._inside and tag == "input" and has.get("name") and not {"disabled", "data-blank"} & set(has):
            self._fill(has)

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._inside = False

    def _fill(self, has: dict[str, str | None]) -> None:
        fields = self.forms[-1][1]
        if has.get("type") in ("hidden", "radio", "checkbox"):
            fields.setdefault(str(has["name"]), has.get("value") or "on")


def ballot_form(html: str, address: str) -> tuple[str, dict[str, str]]:
    """The form of a page that carries the ballot on: frames have forms of their own (display, sign-out)."""
    for action, fields in PostForms(html).forms:
        target = urljoin(address, action)
        if "/ballot" in target:
            return target, fields
    raise SystemExit(f"No form that leads to a ballot at {address}.")


def read(client: Client, address: str) -> Cost:
    """Ask for a page that must be there."""
    with cost() as taken:
        answer = client.get(address)
        answer.get_data()
    expect(answer, address, 200)
    return taken


def expect(answer: TestResponse, address: str, *statuses: int) -> None:
    if answer.status_code not in statuses:
        raise SystemExit(f"{address} answered {answer.status}.")


def vote(client: Client, address: str) -> dict[str, Cost]:
    """Open the form, send it and what follows until the answer leads to the receipt; read that."""
    with cost() as form:
        answer = client.get(address)
    expect(answer, address, 200)
    costs = {"form": form, "review": Cost()}
    for _ in range(MOST_STEPS):
        address, fields = ballot_form(answer.get_data(as_text=True), address)
        with cost() as step:
            answer = client.post(address, data=fields)
        expect(answer, address, 200, 302, 303)
        if answer.status_code != 200:
            costs |= {"cast": step, "receipt": read(client, urljoin(address, answer.location))}
            return costs | {"whole visit": sum(costs.values(), Cost())}
        costs["review"] += step
    raise SystemExit(f"The ballot was not taken after {MOST_STEPS} pages; last: {address}")


# ---- turns ----------------------------------------------------------------------------------------------------------


@dataclass
class Results:
    """Every cost taken, by page and side."""

    costs: dict[tuple[str, str], list[Cost]] = field(default_factory=lambda: defaultdict(list))

    def add(self, page: str, side: Side, taken: Cost) -> None:
        self.costs[page, side.name].append(taken)

    def median(self, page: str, side: Side, what: str) -> float:
        return statistics.median(getattr(taken, what) for taken in self.costs[page, side.name])

    def pages(self) -> list[str]:
        return list(dict.fromkeys(page for page, _ in self.costs))


def one_turn(side: Side, clients: dict[str, Client], turn: int, kinds: list[str]) -> dict[str, Cost]:
    """Read every page once, cast one ballot."""
    taken: dict[str, Cost] = {}
    if "pages" in kinds:
        taken |= {page: read(clients[side.name], address) for page, address in side.pages().items()}
    if "visit" in kinds:
        taken |= vote(side.voter(turn), side.visit())
    return taken


def measure(sides: list[Side], kinds: list[str], rounds: int) -> Results:
    """Turn by turn; who begins changes."""
    results = Results()
    clients = {side.name: side.reader() for side in sides}
    for turn in range(rounds + WARM_UP):
        for side in sides if turn % 2 else reversed(sides):
            gc.collect()
            taken = one_turn(side, clients, turn, kinds)
            for page, page_cost in taken.items() if turn >= WARM_UP else ():
                results.add(page, side, page_cost)
    return results


def told(results: Results, bare: Side, house: Side) -> Iterator[str]:
    """The table; a row over its aim is marked."""
    yield f"{'page':<12}{'bare ms':>9}{'house ms':>10}{'ratio':>7}{'aim':>6}{'bare SQL':>10}{'SQL':>5}{'aim':>5}{'commits':>9}"
    for page in results.pages():
        ms = [results.median(page, side, "cpu") for side in (bare, house)]
        sql = [results.median(page, side, "statements") for side in (bare, house)]
        ratio = ms[1] / ms[0] if ms[0] else 0.0
        most, most_sql = AIMS.get(page, (None, None))
        over = (most and ratio > most) or (most_sql and sql[1] > most_sql)
        yield (
            f"{page:<12}{ms[0]:>9.2f}{ms[1]:>10.2f}{ratio:>7.2f}{most or '':>6}{sql[0]:>10.0f}{sql[1]:>5.0f}"
            f"{most_sql or '':>5}{results.median(page, house, 'commits'):>9.0f}{'  over' if over else ''}"
        )


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("what", nargs="?", choices=["pages", "visit"], help="only this half")
    options.add_argument("--rounds", type=int, default=ROUNDS)
    given = options.parse_args()
    from bench_bare import Bare
    from bench_house import House

    event.listen(Engine, "before_cursor_execute", count_statement)
    event.listen(Engine, "commit", count_commit)
    kinds = [given.what] if given.what else ["pages", "visit"]
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        bare = Bare(Path(folder) / "bare", given.rounds + WARM_UP)
        house = House(Path(folder) / "house", given.rounds + WARM_UP)
        print("\n".join(told(measure([bare, house], kinds, given.rounds), bare, house)))


if __name__ == "__main__":
    main()
