"""People at a server: voters who walk all pages of a visit, and viewers who ask for the turnout again and again."""

from __future__ import annotations

import re
import threading
import time
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPResponse
from itertools import count
from typing import TypeVar
from urllib.parse import urlencode, urlsplit

TOKEN = re.compile(r"""name=["']?csrf_token["']?[^>]*?value=["']([^"']+)""")
CLIENTS = 96  # as many answers may be waited for at the same moment
Cookies = Sequence[str]
T = TypeVar("T")


@dataclass(frozen=True)
class Visit:
    """Where the pages of a visit lie and what is picked on them."""

    form: str
    review: str
    cast: str
    pick: str


@dataclass
class Times:
    """Milliseconds to an answer by step, and answers that were none."""

    by_step: dict[str, list[float]] = field(default_factory=dict)
    wrong: list[str] = field(default_factory=list)

    def add(self, step: str, ms: float) -> None:
        self.by_step.setdefault(step, []).append(ms)

    def at(self, share: float, *steps: str) -> float:
        """The time that such a share of the answers kept, for example 0.99."""
        taken = sorted(ms for step in steps or self.by_step for ms in self.by_step.get(step, []))
        return taken[min(int(len(taken) * share), len(taken) - 1)] if taken else 0.0

    def number(self, step: str) -> int:
        return len(self.by_step.get(step, []))


class Browser:
    """One person's cookies; each page by a connection of its own, as a telephone that pauses between pages does."""

    def __init__(self, port: int, cookie: str, times: Times) -> None:
        self.port, self.cookie, self.times, self.token = port, cookie, times, ""

    def ask(self, step: str, address: str, form: dict[str, object] | None, *expected: int) -> HTTPResponse | None:
        """The answer, when it is one of those expected; the time counts only then."""
        started = time.perf_counter()
        try:
            answer, text = self._asked(address, form)
        except OSError as gone:
            self.times.wrong.append(f"{step}: {gone!r}")
            return None
        if answer.status not in expected:
            self.times.wrong.append(f"{step}: {answer.status}")
            return None
        self.times.add(step, (time.perf_counter() - started) * 1000)
        if found := TOKEN.search(text):
            self.token = found[1]
        return answer

    def _asked(self, address: str, form: dict[str, object] | None) -> tuple[HTTPResponse, str]:
        connection = HTTPConnection("127.0.0.1", self.port, timeout=30)
        try:
            headers = {"Cookie": self.cookie, "Content-Type": "application/x-www-form-urlencoded"}
            body = None if form is None else urlencode(form | {"csrf_token": self.token}, doseq=True)
            connection.request("GET" if form is None else "POST", address, body, headers)
            answer = connection.getresponse()
            text = answer.read().decode()
        finally:
            connection.close()
        if fresh := answer.getheader("Set-Cookie"):
            self.cookie = fresh.split(";")[0]
        return answer, text

    def vote(self, visit: Visit) -> None:
        """Form, review, cast, receipt: who is turned away at one of them goes home."""
        picked: dict[str, object] = {visit.pick: ["1", "2"]}
        begun = time.perf_counter()
        if not self.ask("form", visit.form, None, 200) or not self.ask("review", visit.review, picked, 200):
            return
        if not (done := self.ask("cast", visit.cast, picked, 302, 303)):
            return
        if self.ask("receipt", urlsplit(done.getheader("Location") or "/").path, None, 200):
            self.times.add("visit", (time.perf_counter() - begun) * 1000)


def one_after_the_other(port: int, visit: Visit, cookies: Cookies, clients: int) -> tuple[Times, float]:
    """(times, seconds): as many visits as there are people, `clients` at a time and without a pause."""
    times, begun = Times(), time.perf_counter()
    with ThreadPoolExecutor(clients) as pool:
        list(pool.map(lambda cookie: Browser(port, cookie, times).vote(visit), cookies))
    return times, time.perf_counter() - begun


def rush(port: int, visit: Visit, cookies: Cookies, rate: float, turnout: str, viewers: float) -> tuple[Times, Times]:
    """(voters' times, viewers' times): people come at `rate` a second whether or not those before them are through,
    and `viewers` times a second somebody asks for the turnout."""
    voted, viewed, over = Times(), Times(), threading.Event()
    with ThreadPoolExecutor(CLIENTS) as pool:
        watching = threading.Thread(target=_at, args=(viewers, count(), over, pool, lambda _: _view(port, turnout, viewed)))
        watching.start()
        _at(rate, cookies, over, pool, lambda cookie: Browser(port, cookie, voted).vote(visit))
        over.set()
        watching.join()
    return voted, viewed


def _at(rate: float, things: Iterable[T], over: threading.Event, pool: ThreadPoolExecutor, do: Callable[[T], None]) -> None:
    """Begins the work for each thing at its moment, late or not."""
    begun = time.perf_counter()
    for n, thing in enumerate(things):
        if over.wait(max(0.0, begun + n / rate - time.perf_counter())):
            return
        pool.submit(do, thing)


def _view(port: int, address: str, times: Times) -> None:
    Browser(port, "", times).ask("turnout", address, None, 200)
