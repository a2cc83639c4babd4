"""What a ballot says, read against the frozen contests and never believed otherwise.

The content of one contest is {"contest": no, "choices": [...]}, or {"contest": no, "blank": true} for a blank
ballot (기권), which is a choice of its own. A whole ballot holds the content of every contest of the vote.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ganggu_participation.ballotbox.bad_ballot import BadBallot, refuse
from ganggu_participation.ballotbox.kinds import Contest, longest_choices, read_choices

__all__ = ["BadBallot", "Contest", "Content", "longest_ballot", "read_ballot", "read_content"]

Content = dict[str, Any]


def read_content(contest: Contest, raw: object) -> Content:
    """The canonical content of one contest; equal choices come out equal whatever order they came in.

    Raises BadBallot for an over-vote, an unknown or repeated option, a wrong type, a foreign contest, costs
    over the ceiling, or nothing chosen. Fewer choices than allowed are a valid ballot, except where k are
    asked for.
    """
    if not isinstance(raw, dict):
        refuse("form")
    number = raw.get("contest")
    if type(number) is not int:
        refuse("form")
    if number != contest["no"]:
        refuse("foreign_contest")
    return {"contest": number, **_said(contest, raw)}


def _said(contest: Contest, raw: Content) -> Content:
    if set(raw) == {"contest", "blank"} and raw["blank"] is True:
        return {"blank": True}
    if set(raw) != {"contest", "choices"}:
        refuse("form")
    return {"choices": read_choices(contest, raw["choices"])}


def read_ballot(contests: Sequence[Contest], raw: object) -> list[Content]:
    """The canonical content of every contest of a vote, in the order of the rule sheet.

    Raises BadBallot when one content is bad, one contest is missing, or one comes twice or from elsewhere.
    """
    if not isinstance(raw, list):
        refuse("form")
    numbers = [part.get("contest") if isinstance(part, dict) else None for part in raw]
    if not all(type(number) is int for number in numbers):
        refuse("form")
    _check_all_there(numbers, [contest["no"] for contest in contests])
    by_number = dict(zip(numbers, raw, strict=True))
    return [read_content(contest, by_number[contest["no"]]) for contest in contests]


def _check_all_there(numbers: Sequence[Any], known: Sequence[int]) -> None:
    if len(set(numbers)) != len(numbers) or not set(numbers) <= set(known):
        refuse("foreign_contest")
    if len(numbers) < len(known):
        refuse("missing_contest")


def longest_ballot(contests: Sequence[Contest]) -> list[Content]:
    """A ballot that takes at least as many bytes as any valid one (it need not be valid itself)."""
    return [{"contest": contest["no"], "choices": longest_choices(contest)} for contest in contests]
