"""What a count says about one option."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

Reason = dict[str, Any]
"""A word in "code" and the numbers that belong to it: whole numbers, texts, never a float."""


@dataclass(frozen=True)
class Result:
    """What became of one option, and why; `place` is None where the options stand in no order.

    `votes` are choices of the option, or votes in favour where papers answer for and against.
    """

    number: int
    votes: int
    place: int | None
    selected: bool
    reason: Reason

    def as_dict(self) -> dict[str, Any]:
        return {
            "number": self.number,
            "votes": self.votes,
            "place": self.place,
            "selected": self.selected,
            "reason": dict(self.reason),
        }
