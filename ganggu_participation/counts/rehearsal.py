"""A rehearsal: the rule of a vote run on made-up ballots before anybody votes; nothing of it is stored."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from ..ballotbox.canonical import to_bytes
from ..ballotbox.made_up import made_up_ballots
from .sheets import Groups, Sheet, contest_sheet, explained

SHARED_OUT: Final = ("greedy", "equal_shares", "phragmen")
OTHER_WAYS: Final[tuple[tuple[str, Mapping[str, str]], ...]] = (
    ("표가 많은 순서, 큰 사업은 건너뛰기", {"counting": "greedy", "overflow": "skip"}),
    ("표가 많은 순서, 큰 사업에서 멈추기", {"counting": "greedy", "overflow": "stop"}),
    ("모두의 몫을 똑같이 나누기", {"counting": "equal_shares"}),
)
Contest = dict[str, Any]


@dataclass(frozen=True)
class OtherWay:
    """What the same ballots would give under another rule: titles selected, won left, voters served."""

    name: str
    selected: list[str]
    leftover: int | None
    served: int


@dataclass(frozen=True)
class Rehearsed:
    """One contest as it would be explained, and the same ballots under other rules."""

    contest: dict[str, Any]
    others: list[OtherWay]


def rehearse(contests: list[Contest], ballots: int, seed: str) -> list[Rehearsed]:
    """Counts `ballots` made-up ballots of every contest; the same seed gives the same ballots."""
    groups: Groups = Counter()
    for ballot in made_up_ballots(contests, ballots, seed):
        groups.update((content["contest"], to_bytes(content).decode()) for content in ballot)
    return [rehearsed(contest, groups, ballots) for contest in contests]


def rehearsed(contest: Contest, groups: Groups, ballots: int) -> Rehearsed:
    told = _told(contest_sheet(contest, groups, ballots))
    return Rehearsed(told, [_other(name, _changed(contest, way), groups, ballots) for name, way in _ways(contest)])


def _ways(contest: Contest) -> list[tuple[str, Mapping[str, str]]]:
    """Other rules for money; elsewhere the rule of the sheet is the only one that fits."""
    if contest["counting"] not in SHARED_OUT or contest["ceiling"] is None:
        return []
    alone = "(주민 표만)" if contest.get("channels") else ""
    ways = [(name, way) for name, way in OTHER_WAYS if not way.items() <= contest.items()]
    return [(name if way["counting"] == "greedy" else f"{name}{alone}", way) for name, way in ways]


def _changed(contest: Contest, way: Mapping[str, str]) -> Contest:
    """Another rule than by votes counts the residents' papers alone: it has no weights for a committee."""
    changed = {**contest, **way}
    if way["counting"] != "greedy":
        return {name: value for name, value in changed.items() if name not in ("channels", "committee")}
    return changed


def _other(name: str, contest: Contest, groups: Groups, ballots: int) -> OtherWay:
    told = _told(contest_sheet(contest, groups, ballots))
    selected = [row["title"] for row in told["selected"]]
    return OtherWay(name, selected, told["leftover"], told["totals"]["voters_with_a_selected_option"])


def _told(sheet: Sheet) -> dict[str, Any]:
    return explained({"contests": [sheet], "marks": {}})[0]
