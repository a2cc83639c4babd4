"""A contest as the frozen rule sheet says it and papers as they are kept: read into what the counting takes."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from ganggu_participation.money import Won
from ganggu_participation.tally.channels import Channels, ScoreSheets
from ganggu_participation.tally.counting import count
from ganggu_participation.tally.papers import Item, Papers


def count_frozen(contest: Mapping[str, Any], papers: Iterable[tuple[str, int]], marks: int) -> dict[str, Any]:
    """The sheet of one contest. `papers` are (content as kept, copies), `marks` how many entries of the roll are struck.

    A content is {"contest": no, "choices": [...]} or {"contest": no, "blank": true} in canonical JSON. Raises what
    `count` raises, and ValueError for a content that is no JSON."""
    rows = [(_choices(content), copies) for content, copies in papers]
    gathered = Papers.gathered(rows)
    return count(contest, [_item(o) for o in contest["options"]], gathered, marks, _channels(contest, gathered))


def _channels(contest: Mapping[str, Any], papers: Papers) -> Channels | None:
    """Where the rule weighs a committee: its score sheets as published with the rule, the residents' papers beside it."""
    if not contest.get("channels"):
        return None
    committee = contest["committee"]
    scores = ScoreSheets([dict(map(tuple, sheet)) for sheet in committee["sheets"]], committee.get("trim", False))
    return {name: scores if name == committee["channel"] else papers for name, _ in contest["channels"]}


def _item(option: Mapping[str, Any]) -> Item:
    cost = option.get("cost")
    return Item(option["no"], option["title"], None if cost is None else Won(cost), option.get("category"))


def _choices(content: str) -> list[Any]:
    said: dict[str, Any] = json.loads(content)
    choices: list[Any] = [] if said.get("blank") else said["choices"]
    return choices
