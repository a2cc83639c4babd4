"""A .pb file as plain values."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Final

WITH_POINTS: Final = ("cumulative", "scoring")
VOTE_TYPES: Final = ("approval", "choose-1", "ordinal", *WITH_POINTS)
NUMBER: Final = re.compile(r"\d+(\.\d*)?|\d+,\d{1,2}", re.ASCII)

Ballot = tuple[tuple[str, ...], tuple[Fraction, ...]]
"""Project ids as the voter put them, and the points of each where the vote gives points."""


@dataclass(frozen=True)
class PbProject:
    """One line of PROJECTS; `cost` in the currency of the file, `cells` the further columns by name."""

    id: str
    cost: Fraction
    cells: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class PbVote:
    """A whole file: META as it stands, the projects in their order, and how many voters said what.

    `ballots` of a vote without points have no points; a vote that names no project is ((), ()).
    """

    meta: Mapping[str, str]
    projects: tuple[PbProject, ...]
    ballots: Mapping[Ballot, int]

    @property
    def vote_type(self) -> str:
        return self.meta["vote_type"]

    @property
    def voters(self) -> int:
        return sum(self.ballots.values())

    def number(self, key: str) -> Fraction | None:
        """A figure of META, None where it is not given."""
        text = self.meta.get(key, "")
        return number_in(text) if text else None

    @property
    def winners(self) -> frozenset[str] | None:
        """The projects marked as selected by the rule ("1"), None where the file does not say."""
        marks = {project.id: project.cells.get("selected", "") for project in self.projects}
        if not any(marks.values()):
            return None
        return frozenset(number for number, mark in marks.items() if mark == "1")


def number_in(text: str) -> Fraction | None:
    """A plain decimal number from zero up; None for anything else."""
    return Fraction(text.replace(",", ".")) if NUMBER.fullmatch(text) else None
