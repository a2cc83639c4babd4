"""What was looked at and whether it holds: a name for machines and a Korean sentence for people."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True)
class Line:
    """One thing that was checked."""

    code: str
    ok: bool
    sentence: str


Lines = Iterator[Line]


def line(code: str, ok: bool, holds: str, broken: str) -> Line:
    return Line(code, ok, holds if ok else broken)
