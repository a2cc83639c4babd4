"""The counting part of a frozen contest, read once and checked, with every default made explicit."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from fractions import Fraction
from typing import Any, Final

from ganggu_participation.tally.rule_checks import check
from ganggu_participation.tally.rule_words import (
    ALL,
    CRITERIA,
    DEFAULT_TIES,
    FIRST_FIELDS,
    LOT,
    ONLY_WHERE_USED,
    fields_of,
)

__all__ = ["ALL", "CRITERIA", "LOT", "Rule"]

STOPS_BY_NATURE: Final = "phragmen"


@dataclass(frozen=True)
class Rule:
    """How one contest is counted. `ceiling` in won; `min_share_pct` in percent of `min_share_basis`.

    The tie list is the default of the budget tracks (ordinances and practice: more residents' votes, more
    dongs, lower cost, a lot with a published seed); it ends with "lot", or with "all" where all tied
    options are chosen.

    Equal shares: `utility`, the first share of every voter (`start`: B / n as it is, or rounded down to a
    whole `step`), how the share grows (`completion`, `stop`, `step` in won), whether what is left is filled by
    votes (`fill`), and whether the voters may prefer the outcome by votes (`comparison`). Ratings: `rating_by` and `min_ratings`. Borda: the points of the last place.
    Channels: pairs of a name and its weight in percent, for a budget by weighted score. `exclusive`: groups of
    options of which one at most is funded. `withdrawn`: options on the papers that can no longer be selected.
    """

    kind: str
    counting: str
    k: int | None = None
    exact: bool = False
    ceiling: int | None = None
    seats: int | None = None
    overflow: str = "skip"
    min_share_pct: str = "0"
    min_share_basis: str = "voters"
    min_votes: int = 1
    decision: str = "majority_of_participants"
    strict: bool = True
    ties: tuple[str, ...] = DEFAULT_TIES
    seed: str = ""
    min_score: int = 0
    points: int | None = None
    max_per_option: int | None = None
    max_length: int | None = None
    utility: str = "cost"
    start: str = "share"
    completion: str = "add1"
    stop: str = "overspends"
    step: int = 1
    fill: str = "votes"
    borda_last: int = 1
    rating_by: str = "mean"
    min_ratings: int = 1
    channels: tuple[tuple[str, str], ...] = ()
    comparison: str = "none"
    exclusive: tuple[tuple[int, ...], ...] = ()
    withdrawn: tuple[int, ...] = ()

    def __post_init__(self) -> None:
        check(self)

    @classmethod
    def read(cls, contest: Mapping[str, Any]) -> Rule:
        """Read a contest of the rule sheet; what it leaves out or holds as null takes the default.

        Raises ValueError with a Korean sentence for an unknown word, a number out of range, or a kind whose
        counting is not built.
        """
        given = {name: contest[name] for name in cls.__dataclass_fields__ if contest.get(name) is not None}
        if isinstance(given.get("ties"), list):
            given["ties"] = tuple(given["ties"])
        for name in ("channels", "exclusive"):
            if isinstance(given.get(name), (list, tuple)):
                given[name] = tuple(_row(row) for row in given[name])
        if isinstance(given.get("withdrawn"), list):
            given["withdrawn"] = tuple(sorted(given["withdrawn"]))
        given.setdefault("strict", not str(given.get("decision", "")).startswith("two_thirds"))
        if given.get("kind") == "single":
            given["k"] = 1
        if given.get("counting") == STOPS_BY_NATURE:
            given.setdefault("overflow", "stop")
        return cls(**{"kind": "", "counting": "", **given})

    @property
    def min_share(self) -> Fraction:
        """The least share as an exact number between 0 and 1."""
        return Fraction(self.min_share_pct) / 100

    def as_dict(self) -> dict[str, object]:
        """What the sheet keeps: the fields that every rule has, and those that this rule looks at."""
        rows = {name: [list(row) for row in getattr(self, name)] for name in ("channels", "exclusive")}
        everything = {**asdict(self), **rows, "ties": list(self.ties), "withdrawn": list(self.withdrawn)}
        used = [name for name in ONLY_WHERE_USED if everything[name]]
        fields = fields_of(self.kind, self.counting, used)
        return {name: everything[name] for name in everything if name in FIRST_FIELDS or name in fields}


def _row(row: Any) -> Any:
    return tuple(row) if isinstance(row, (list, tuple)) else row
