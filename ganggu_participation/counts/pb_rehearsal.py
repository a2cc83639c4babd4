"""A Pabulib file of any city as a rehearsal: its ballots under our rules, with reasons; nothing of it is stored."""

from dataclasses import dataclass
from typing import Final

from ..tally import digest, tie_sentence
from ..tally.pabulib import Counted, PbVote, Wishes, count_vote
from .count_file import reasons_in
from .rehearsal import OTHER_WAYS

WAYS: Final = {
    **{"-".join(way.values()): (name, Wishes(way["counting"], overflow=way.get("overflow"))) for name, way in OTHER_WAYS},
    "phragmen": ("부담이 고르게 되도록 차례로", Wishes("phragmen")),
}
"""The rules that share out money: key -> (name, how to count)."""


@dataclass(frozen=True)
class Row:
    """A project: `name` as the file gives it, `cost` in the currency of the file."""

    name: str
    votes: int
    cost: str
    is_funded: bool
    sentence: str


@dataclass(frozen=True)
class Other:
    """What the same ballots give under another rule; `fault` where it cannot count them."""

    name: str
    funded: str
    left: str
    fault: str = ""


@dataclass(frozen=True)
class Tried:
    """A file as it was counted."""

    title: str
    way: str
    voters: int
    rows: list[Row]
    left: str
    ties: list[str]
    digest: str
    others: list[Other]


def tried(vote: PbVote, way: str) -> Tried:
    """Counts a file the way that is asked for and, beside it, the other ways.

    Raises ValueError with a Korean sentence where this rule cannot count these ballots."""
    name, wishes = WAYS[way]
    counted = count_vote(vote, wishes)
    others = [_other(vote, *WAYS[key]) for key in WAYS if key != way]
    title = vote.meta.get("description") or " ".join(vote.meta.get(k, "") for k in ("unit", "instance"))
    ties = [tie_sentence(tie, "ko", counted.say, counted.name) for tie in counted.sheet["ties"]]
    left = counted.say(counted.sheet["leftover"])
    return Tried(title.strip(), name, vote.voters, _rows(counted), left, ties, digest(counted.sheet), others)


def _rows(counted: Counted) -> list[Row]:
    costs = {item["number"]: item["cost"] for item in counted.sheet["inputs"]["items"]}
    sentences = reasons_in(counted)
    return [
        Row(
            counted.name(row["number"]),
            row["votes"],
            counted.say(costs[row["number"]]),
            row["selected"],
            sentences[counted.ids[row["number"]]],
        )
        for row in counted.sheet["results"]
    ]


def _other(vote: PbVote, name: str, wishes: Wishes) -> Other:
    try:
        counted = count_vote(vote, wishes)
    except ValueError as fault:
        return Other(name, "", "", str(fault))
    numbers = {project_id: number for number, project_id in counted.ids.items()}
    funded = ", ".join(counted.name(numbers[project_id]) for project_id in counted.funded)
    return Other(name, funded or "없음", counted.say(counted.sheet["leftover"]))
