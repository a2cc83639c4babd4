"""What a vote costs: whole visits of distinct people over HTTP through gunicorn, the rush before the close, a full box.

  visits   as many whole visits (form, review, cast, receipt) as the server takes, against the bare app
  rush     10 visits a second for a while, 14,000 people having voted, while 500 viewers ask for the turnout every 5 s
  box      one cast with 1,000 and with 1,000,000 ballots in the box, turn by turn, without HTTP

30 % of 20,000 people in the last ten minutes are 10 a second. The load comes from this machine too: on two cores it
takes its part of them."""

from __future__ import annotations

import argparse
import os
import statistics
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, redirect_stdout
from datetime import date
from io import StringIO
from pathlib import Path

from bench_bare import Bare
from bench_house import House
from bench_load import Times, Visit, one_after_the_other, rush
from bench_pages import count_commit, count_statement, vote
from bench_server import cpu_seconds, gunicorn, postgresql
from sqlalchemy import event
from sqlalchemy.engine import Engine

from ganggu_participation import keys
from ganggu_participation.accounts.states import Basis, Level
from ganggu_participation.database import db
from ganggu_participation.votes import actions
from ganggu_participation.votes.models import Vote
from ganggu_participation.votes.roll import Elector

CASTS, FEW = 200, 1_000
WARM_UP, CLIENTS = 48, 8
P99_MS, TIMES_OVER = 500, 1.2  # the aims
PARTS, DATABASES = ("visits", "rush", "box"), ("sqlite", "postgres")
Pids = tuple[int, ...]


@contextmanager
def database(kind: str, folder: Path) -> Iterator[tuple[Pids, dict[str, str]]]:
    """(processes of the database, address for each side)."""
    if kind == "sqlite":
        yield (), {name: f"sqlite:///{folder / name}.sqlite" for name in ("bare", "house")}
        return
    with postgresql() as (pid, server):
        yield (pid,), {name: server.create(name) for name in ("bare", "house")}


def cookie_of(side: Bare | House, number: int) -> str:
    name = side.app.config["SESSION_COOKIE_NAME"]
    kept = side.voter(number).get_cookie(name)
    return f"{name}={kept.value}" if kept else ""


def visit_of(side: Bare | House) -> Visit:
    if isinstance(side, Bare):
        return Visit("/ballot", "/ballots/review", "/ballots", "pick")
    at = f"/votes/{side.vote}"
    return Visit(f"{at}/ballot", f"{at}/ballot/review", f"{at}/ballots", "c1")


def factory_of(side: Bare | House) -> str:
    call = "bench_bare:build" if isinstance(side, Bare) else "bench_house:served"
    return f"{call}('{side.app.instance_path}', '{side.app.config['SQLALCHEMY_DATABASE_URI']}')"


def sql_of(side: Bare | House, number: int) -> int:
    """Statements of one whole visit, counted in this process: they are the same for everybody."""
    with redirect_stdout(StringIO()):  # the house writes a line for each answer
        vote(side.voter(number), side.visit())
        return vote(side.voter(number + 1), side.visit())["whole visit"].statements


def warmed(port: int, side: Bare | House, cookies: list[str]) -> list[str]:
    """The first people find cold processes and are not counted; returns the cookies of the others."""
    one_after_the_other(port, visit_of(side), cookies[:WARM_UP], CLIENTS)
    return cookies[WARM_UP:]


# ---- the parts ------------------------------------------------------------------------------------------------------


def visits(kind: str, given: argparse.Namespace) -> None:
    print(f"\n{'whole visits':<14}{'processes':>10}{'visits/s':>10}{'CPU ms':>8}{'SQL':>5}{'p50 ms':>8}{'p99 ms':>8}{'cast p99':>10}  wrong")
    with tempfile.TemporaryDirectory() as folder, database(kind, Path(folder)) as (pids, at):
        many = given.visits + WARM_UP
        people = many * len(given.processes) + 2
        sides = Bare(Path(folder) / "bare", people, address=at["bare"]), House(Path(folder) / "house", people, address=at["house"], proposals=1)
        for side in sides:
            sql = sql_of(side, people - 2)
            for turn, processes in enumerate(given.processes):
                cookies = [cookie_of(side, turn * many + n) for n in range(many)]
                with gunicorn(factory_of(side), processes) as (pid, port):
                    cookies = warmed(port, side, cookies)
                    before = cpu_seconds(pid, *pids)
                    times, seconds = one_after_the_other(port, visit_of(side), cookies, given.clients)
                    cpu = (cpu_seconds(pid, *pids) - before) * 1000 / max(1, times.number("visit"))
                print(
                    f"{kind + ' ' + side.name:<14}{processes:>10}{times.number('visit') / seconds:>10.1f}{cpu:>8.1f}{sql:>5}"
                    f"{times.at(0.5, 'visit'):>8.0f}{times.at(0.99, 'visit'):>8.0f}{times.at(0.99, 'cast'):>10.0f}  {told(times)}",
                    flush=True,
                )


def the_rush(kind: str, given: argparse.Namespace) -> None:
    processes, number = given.processes[0], int(given.rate * given.seconds) + WARM_UP
    with tempfile.TemporaryDirectory() as folder, database(kind, Path(folder)) as (pids, at):
        house = House(Path(folder) / "house", number, address=at["house"], proposals=1)
        house.crowd(given.voted)
        cookies, turnout = [cookie_of(house, n) for n in range(number)], f"/votes/{house.vote}/turnout"
        with gunicorn(factory_of(house), processes) as (pid, port):
            cookies = warmed(port, house, cookies)
            before = cpu_seconds(pid, *pids)
            voted, viewed = rush(port, visit_of(house), cookies, given.rate, turnout, given.viewers / given.every)
            busy = (cpu_seconds(pid, *pids) - before) / given.seconds
    p99 = voted.at(0.99, "form", "review", "cast", "receipt")
    print(
        f"\n{kind} rush, {processes} processes: {given.rate:g} visits/s for {given.seconds} s, {given.viewers} viewers every {given.every:g} s, "
        f"{given.voted:,} voted before\n  visits {voted.number('visit')} of {len(cookies)}, p50 of an answer {voted.at(0.5, 'form', 'review', 'cast', 'receipt'):.0f} ms, "
        f"p99 {p99:.0f} ms{'  over' if p99 >= P99_MS else ''}; cast p50 {voted.at(0.5, 'cast'):.0f}, p99 {voted.at(0.99, 'cast'):.0f} ms; "
        f"turnout p50 {viewed.at(0.5):.0f}, p99 {viewed.at(0.99):.0f} ms ({viewed.number('turnout')})\n"
        f"  CPU of the servers {busy:.2f} cores; wrong: {told(voted)}; {told(viewed)}",
        flush=True,
    )


def box(kind: str, given: argparse.Namespace) -> None:
    """Both boxes stand side by side, so that a busy machine disturbs both alike."""
    taken: dict[str, list[float]] = {"few": [], "many": []}
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        houses = {}
        for name, ballots in (("few", FEW), ("many", given.full)):
            _, at = stack.enter_context(database(kind, Path(folder) / name))
            houses[name] = House(Path(folder) / name, 1, address=at["house"], proposals=1)
            houses[name].fill(ballots)
        for n in range(CASTS):
            for name, house in houses.items():
                taken[name].append(cast_ms(house, n))
        for house in houses.values():
            house.leave()
    few_ms, many_ms = statistics.median(taken["few"]), statistics.median(taken["many"])
    print(
        f"\n{kind}: one cast with {FEW:,} ballots in the box: {few_ms:.2f} ms; with {given.full:,}: {many_ms:.2f} ms; "
        f"{many_ms / few_ms:.2f} times{'  over' if many_ms / few_ms > TIMES_OVER else ''}",
        flush=True,
    )


def cast_ms(house: House, number: int) -> float:
    """One cast by an elector, without HTTP."""
    with house.app.app_context():
        who = Elector(keys.person_key(f"elector {number}"), house.dong, Basis.RESIDENCE, int(Level.STAFF_SEEN), date(1970, 1, 1))
        at = db.session.get_one(Vote, house.vote)
        start = time.perf_counter()
        actions.cast(who, at, {1: [1, 2]})
        return (time.perf_counter() - start) * 1000


def told(times: Times) -> str:
    """What went wrong and how often."""
    return ", ".join(f"{times.wrong.count(what)} x {what}" for what in sorted(set(times.wrong))) or "nothing"


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("parts", nargs="*", choices=[*PARTS, []], help="only these")
    ask.add_argument("--database", action="append", choices=DATABASES)
    ask.add_argument("--processes", type=int, action="append", help="of gunicorn; may be given more than once")
    ask.add_argument("--visits", type=int, default=400)
    ask.add_argument("--clients", type=int, default=CLIENTS, help="visits at the same time")
    ask.add_argument("--seconds", type=int, default=60, help="how long the rush lasts")
    ask.add_argument("--rate", type=float, default=10, help="visits that begin in a second of the rush")
    ask.add_argument("--voted", type=int, default=14_000, help="people who had voted before the rush")
    ask.add_argument("--viewers", type=int, default=500)
    ask.add_argument("--every", type=float, default=5, help="seconds between two looks of a viewer at the turnout")
    ask.add_argument("--full", type=int, default=1_000_000, help="ballots in the full box")
    given = ask.parse_args()
    given.processes = given.processes or [2, 4]
    event.listen(Engine, "before_cursor_execute", count_statement)
    event.listen(Engine, "commit", count_commit)
    print("load of the machine before:", *(f"{load:.1f}" for load in os.getloadavg()), flush=True)
    for kind in given.database or DATABASES:
        for part, do in zip(PARTS, (visits, the_rush, box), strict=True):
            if part in (given.parts or PARTS):
                do(kind, given)
    print("\nload of the machine after:", *(f"{load:.1f}" for load in os.getloadavg()))


if __name__ == "__main__":
    main()
