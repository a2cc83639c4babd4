"""Writing a .pb file: a stable order, quotation marks where a cell needs them, new random voter ids in every file.

A file holds nothing about voters but what they chose: no age, no sex, no dong, no order of voting.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable
from fractions import Fraction
from hashlib import sha256
from io import StringIO
from typing import Final

from ganggu_participation.tally.pabulib.faults import Fault, Quoted
from ganggu_participation.tally.pabulib.values import WITH_POINTS, Ballot, PbVote

META_ORDER: Final = (
    "description",
    "country",
    "unit",
    "district",
    "subunit",
    "instance",
    "num_projects",
    "num_votes",
    "budget",
    "vote_type",
    "rule",
    "date_begin",
    "date_end",
    "min_length",
    "max_length",
    "max_sum_cost",
    "max_points",
    "max_sum_points",
    "min_project_score_threshold",
    "edition",
    "language",
    "currency",
    "comment",
)
CELL_ORDER: Final = ("votes", "score", "name", "category", "selected", "latitude", "longitude")


def write(vote: PbVote, seed: str) -> bytes:
    """The file as UTF-8 bytes, the same for the same vote and seed.

    Voters stand in the order of their ids, which are drawn from the seed: who voted when cannot be read from them.
    Keep the seed secret and give every file its own. Raises Fault for a key or a column that the format does not
    know, and for a project id with a comma.
    """
    text = StringIO(newline="")
    table = csv.writer(text, delimiter=";", lineterminator="\n")
    table.writerows([["META"], ["key", "value"], *_meta(vote)])
    table.writerows([["PROJECTS"], *_projects(vote)])
    table.writerows([["VOTES"], *_votes(vote, seed)])
    return text.getvalue().encode()


def _meta(vote: PbVote) -> list[list[str]]:
    known = {**vote.meta, "num_projects": str(len(vote.projects)), "num_votes": str(vote.voters)}
    for key in known:
        if key not in META_ORDER:
            raise Fault("cannot_write", key="META", found=Quoted(key))
    return [[key, _one_line(known[key])] for key in META_ORDER if known.get(key, "") != ""]


def _projects(vote: PbVote) -> list[list[str]]:
    used = {name for project in vote.projects for name in project.cells}
    if not used <= set(CELL_ORDER):
        raise Fault("cannot_write", key="PROJECTS", found=Quoted(min(used - set(CELL_ORDER))))
    for project in vote.projects:
        if "," in project.id or not project.id.strip():
            raise Fault("cannot_write", key="project_id", found=Quoted(project.id))
    columns = [name for name in CELL_ORDER if name in used]
    rows = [
        [project.id, plain(project.cost), *(_one_line(project.cells.get(name, "")) for name in columns)]
        for project in vote.projects
    ]
    return [["project_id", "cost", *columns], *rows]


def _votes(vote: PbVote, seed: str) -> list[list[str]]:
    with_points = vote.vote_type in WITH_POINTS
    said = [ballot for ballot, copies in sorted(vote.ballots.items()) for _ in range(copies)]
    rows = sorted(
        ([number, *_cells(ballot, with_points)] for number, ballot in zip(_ids(seed, len(said)), said, strict=True)),
        key=lambda row: int(row[0]),
    )
    return [["voter_id", "vote", *(["points"] if with_points else [])], *rows]


def _cells(ballot: Ballot, with_points: bool) -> list[str]:
    named, points = ballot
    if not with_points:
        return [",".join(named)]
    falling = sorted(zip(points, named, strict=True), key=lambda pair: (-pair[0], pair[1]))
    return [",".join(name for _, name in falling), ",".join(plain(given) for given, _ in falling)]


def _ids(seed: str, count: int) -> list[str]:
    """The numbers 1 to `count` in an order drawn from the seed (by SHA-256 of seed, ":" and number)."""
    drawn: Iterable[int] = range(1, count + 1)
    order = sorted(drawn, key=lambda number: sha256(f"{seed}:{number}".encode()).digest())
    return [str(number) for number in order]


def plain(amount: Fraction) -> str:
    """A decimal number without an exponent. Raises Fault when it has no end (1/3)."""
    if amount.denominator == 1:
        return str(amount.numerator)
    for places in range(1, 13):
        scaled = amount * 10**places
        if scaled.denominator == 1:
            return f"{scaled.numerator // 10**places}.{scaled.numerator % 10**places:0{places}}"
    raise Fault("cannot_write", key="PROJECTS", found=Quoted(str(amount)))


def _one_line(text: str) -> str:
    return " ".join(str(text).split())


