"""A committee beside the residents, as rows of a form: how much it weighs, and what each of its members gave each option."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

RESIDENTS: Final = "주민 투표"
MEMBERS: Final = "위원 심사"
HIGHEST_WEIGHT: Final = 99
UNREADABLE: Final = "한 줄에 위원 한 사람의 점수를 선택지 차례대로, 쉼표로 나누어 적어 주세요."


def written(limits: Mapping[str, Any]) -> dict[str, Any]:
    """What the fields show of the limits of a contest: the weight in percent, one line for each score sheet."""
    if not limits.get("channels"):
        return {}
    committee = limits["committee"]
    weights = dict(limits["channels"])
    lines = [", ".join(str(points) for _, points in sorted(sheet)) for sheet in committee["sheets"]]
    return {
        "weight": int(weights[committee["channel"]]),
        "scores": "\n".join(lines),
        "trim": committee.get("trim", False),
    }


def read(weight: int | None, scores: str, trim: bool) -> dict[str, Any]:
    """The limits as `screenings.queries.committee_limits` makes them; empty where no weight was typed.

    Raises ValueError for a line that holds anything but whole numbers."""
    if weight is None:
        return {}
    return {
        "channels": [[RESIDENTS, str(100 - weight)], [MEMBERS, str(weight)]],
        "committee": {"channel": MEMBERS, "sheets": _sheets(scores), "trim": trim},
    }


def fault(weight: int | None, scores: str, options: int) -> tuple[str, str]:
    """(field, sentence) of what does not fit, else two empty words."""
    if weight is None:
        return ("weight", "위원 심사의 반영 비율을 적어 주세요.") if scores.strip() else ("", "")
    if not 1 <= weight <= HIGHEST_WEIGHT:
        return "weight", f"1부터 {HIGHEST_WEIGHT}까지 적어 주세요."
    try:
        sheets = _sheets(scores)
    except ValueError:
        return "scores", UNREADABLE
    return ("", "") if _are_whole(sheets, options) else ("scores", f"{UNREADABLE} 선택지는 {options}개입니다.")


def _are_whole(sheets: Sequence[Sequence[Any]], options: int) -> bool:
    return bool(sheets) and all(len(sheet) == options for sheet in sheets)


def _sheets(scores: str) -> list[list[list[int]]]:
    lines = [line for line in scores.splitlines() if line.strip()]
    return [[[no, _points(word)] for no, word in enumerate(line.split(","), 1)] for line in lines]


def _points(word: str) -> int:
    digits = word.strip()
    if not (digits.isascii() and digits.isdigit() and len(digits) <= 4):
        raise ValueError(UNREADABLE)
    return int(digits)
