"""What officials type off papers, one paper a line: read by the same rules as any ballot. What they refuse is a void paper.

"1 3" or "1,3": options 1 and 3 (a ranking in its order); "1찬 2반 3기": answers; "1:4 2:6": points or ratings; "기권" or
"-": blank; "무효" or "x": void, seen to be so by the official."""

import json
import re
from collections.abc import Mapping
from typing import Any, Final

from ..ballotbox import BadBallot, read_content
from ..ballotbox.canonical import to_bytes

PARTS: Final = re.compile(r"[\s,]+")
PAIR: Final = re.compile(r"(\d{1,4})\s*[:=]?\s*(찬성?|반대?|기권?|\d{1,4})")
ANSWERS: Final = {"찬": "for", "반": "against", "기": "abstain"}
SHORT: Final = {answer: word for word, answer in ANSWERS.items()}
BLANK: Final = ("기권", "-")
PAIRED: Final = ("approve_reject", "points", "rating")
Contest = Mapping[str, Any]


def read_lines(contest: Contest, typed: str) -> list[str]:
    """The canonical content of every paper, in the order of the bundle."""
    return [read_paper(contest, line) for line in typed.splitlines() if line.strip()]


def read_paper(contest: Contest, line: str) -> str:
    """Over-votes, unknown options and what cannot be read make the paper void for this contest, and for no other."""
    said = line.strip()
    content: dict[str, Any] = {"contest": contest["no"], "invalid": True}
    try:
        if said in BLANK:
            content = read_content(contest, {"contest": contest["no"], "blank": True})
        else:
            content = read_content(contest, {"contest": contest["no"], "choices": _choices(contest, said)})
    except (BadBallot, ValueError):
        pass
    return to_bytes(content).decode()


def told(content: str) -> str:
    """What an entry says, in the words of the entry page; a missing line is 없음."""
    if not content:
        return "없음"
    said: dict[str, Any] = json.loads(content)
    if said.get("blank") or said.get("invalid"):
        return "기권" if said.get("blank") else "무효"
    parts = [f"{part[0]}{SHORT.get(part[1], f':{part[1]}')}" if isinstance(part, list) else str(part) for part in said["choices"]]
    return " ".join(parts)


def _choices(contest: Contest, said: str) -> list[Any]:
    parts = [part for part in PARTS.split(said) if part]
    return [_pair(part) for part in parts] if contest["kind"] in PAIRED else [int(part) for part in parts]


def _pair(part: str) -> list[Any]:
    match = PAIR.fullmatch(part)
    if match is None:
        raise ValueError(part)
    number, answer = match.groups()
    return [int(number), int(answer) if answer.isdigit() else ANSWERS[answer[0]]]
