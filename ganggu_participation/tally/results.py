"""What a count says about one option."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

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


FOR_WANT_OF_MONEY: Final = ("over_budget", "stopped", "shares_short", "over_what_is_left", "race_over", "left_out")
DEARER: Final = ("shares_short", "over_what_is_left", "left_out")


def plainest(sheet: Mapping[str, Any], result: Mapping[str, Any]) -> str:
    """The code of the plainest true reason: that of the result, or what a corner of the whole vote says better.

    "nobody_came" and "only_blanks" where no paper names anything, "no_money" where there was nothing to give out,
    "dearer_than_all" where the cost alone passes the ceiling, so that no support could have been enough."""
    reason, totals, ceiling = result["reason"], sheet["totals"], sheet["inputs"]["rule"].get("ceiling")
    code = str(reason["code"])
    if code == "no_votes" and not totals["valid"]:
        return "only_blanks" if totals["ballots"] else "nobody_came"
    if code in FOR_WANT_OF_MONEY and ceiling == 0:
        return "no_money"
    return "dearer_than_all" if code in DEARER and reason["cost"] > ceiling else code
