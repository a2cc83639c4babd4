"""Long or late work of the room, done by the worker."""

from collections.abc import Callable

from . import box

TRIES = 5


def sweep(report: Callable[[int, int, str], None]) -> None:
    """Removes what a close left behind in the database's files; readers may make it wait."""
    for tried in range(1, TRIES + 1):
        if box.sweep():
            break
        report(tried, TRIES, "읽는 사람이 있어 다시 해 봅니다.")
