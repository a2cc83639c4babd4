"""After the run: no line that was written to a log may hold a name, address, phone, password or token of anybody.

The logs are what pytest caught of each test at the terminal and of `logging`; every request of the suite writes its
line there. It works alike alone and under xdist: reports of the workers come here with what they caught."""

import re
from collections.abc import Iterator

import pytest

from .world import CAST, PASSWORD

NAMES = [full for full, *_ in CAST.values()]
PATTERNS = {
    "a name of the cast": re.compile("|".join(map(re.escape, NAMES))),
    "a password of the cast": re.compile(re.escape(PASSWORD)),
    "a mail address": re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+"),
    "a telephone number": re.compile(r"(?<![\d-])01[016789][- ]?\d{3,4}[- ]?\d{4}(?![\d-])"),
    "a resident number": re.compile(r"(?<!\d)\d{6}-[1-8]\d{6}(?!\d)"),
    "a token": re.compile(r"token-of-|(?<![\w-])(?=[\w-]*[A-Z])(?=[\w-]*[a-z])(?=[\w-]*\d)[\w-]{43}(?![\w-])"),
}
WHERE = ("Captured stdout", "Captured stderr", "Captured log")
AROUND = 60
leaks: list[str] = []


def leaks_in(text: str) -> Iterator[str]:
    """What was found, and the line around it."""
    for what, pattern in PATTERNS.items():
        for found in pattern.finditer(text):
            begin, end = max(0, found.start() - AROUND), found.end() + AROUND
            yield f"{what}: …{' '.join(text[begin:end].split())}…"


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    for name, text in report.sections:
        if name.startswith(WHERE) and name.endswith(report.when or ""):
            leaks.extend(f"{report.nodeid} ({report.when}): {leak}" for leak in leaks_in(text))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if leaks:
        terminalreporter.section("personal data in the logs", red=True, bold=True)
        for leak in dict.fromkeys(leaks):
            terminalreporter.line(leak)


@pytest.hookimpl(tryfirst=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    if leaks and session.exitstatus == pytest.ExitCode.OK:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
