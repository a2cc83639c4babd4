"""For or against: whether each question passes, by exact comparison of whole numbers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from ganggu_participation.tally.papers import AGAINST, FOR
from ganggu_participation.tally.results import Reason, Result
from ganggu_participation.tally.rule import Rule

PARTS: Final = {
    "majority_of_votes": (1, 2),
    "majority_of_participants": (1, 2),
    "two_thirds_of_votes": (2, 3),
    "two_thirds_of_participants": (2, 3),
}


def approve_reject(rule: Rule, answers: Mapping[int, Mapping[str, int]], participants: int) -> list[Result]:
    """Decide every question; the results in order of number.

    "of_votes" compares with for + against, "of_participants" with everybody who took part, so that
    abstentions count against (assembly bylaws; RA-09). Strict asks for more than the part, otherwise the
    part is enough.
    """
    return [_decide(rule, number, answers[number], participants) for number in sorted(answers)]


def _decide(rule: Rule, number: int, answered: Mapping[str, int], participants: int) -> Result:
    in_favour = answered[FOR]
    base = participants if rule.decision.endswith("participants") else in_favour + answered[AGAINST]
    needed = least_in_favour(rule, base)
    passed = in_favour >= needed
    reason: Reason = {
        "code": "passed" if passed else "not_passed",
        **answered,
        "decision": rule.decision,
        "strict": rule.strict,
        "base": base,
        "needed": needed,
    }
    return Result(number, in_favour, None, passed, reason)


def least_in_favour(rule: Rule, base: int) -> int:
    """The least number of votes in favour that passes; at least 1, so that an empty box decides nothing."""
    part, of = PARTS[rule.decision]
    needed = part * base // of + 1 if rule.strict else -(-part * base // of)
    return max(1, needed)
