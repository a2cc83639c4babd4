"""Reading a .pb file: every cell is checked, equal votes are counted together, the first fault ends it."""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Final

from ganggu_participation.tally.pabulib.faults import Fault, Quoted
from ganggu_participation.tally.pabulib.rows import Rows, line_of_bad_row, line_of_bad_text
from ganggu_participation.tally.pabulib.values import VOTE_TYPES, WITH_POINTS, Ballot, PbProject, PbVote, number_in

WHOLE: Final = ("num_projects", "num_votes", "min_length", "max_length")
NUMBERS: Final = ("budget", "max_sum_points", "min_sum_points", "max_points", "min_project_score_threshold")


def read(data: bytes) -> PbVote:
    """Read a whole file. Raises Fault (a ValueError) with the line at the first thing that is wrong."""
    try:
        return _whole(Rows(data))
    except UnicodeDecodeError:
        raise Fault("not_text", line_of_bad_text(data)) from None
    except csv.Error:
        raise Fault("not_a_table", line_of_bad_row(data)) from None


def _whole(rows: Rows) -> PbVote:
    rows.begin()
    meta = _meta(rows)
    projects = _projects(rows)
    vote = PbVote(meta, projects, _Ballots(rows, meta, projects).read())
    _check_figure(meta, "num_projects", len(projects))
    _check_figure(meta, "num_votes", vote.voters)
    return vote


def _meta(rows: Rows) -> dict[str, str]:
    header = [name.lower() for name in rows.header(())]
    if header != ["key", "value"]:
        raise Fault("meta_header", rows.line)
    meta: dict[str, str] = {}
    for row in rows.of_this_part():
        if len(row) != 2:
            raise Fault("meta_cells", rows.line, found=len(row))
        key, value = row[0].strip(), row[1].strip()
        if key in meta:
            raise Fault("meta_repeated", rows.line, key=Quoted(key))
        _check_value(key, value, rows.line)
        meta[key] = value
    for key in ("budget", "vote_type"):
        if not meta.get(key):
            raise Fault("meta_missing", key=key)
    return meta


def _check_value(key: str, value: str, line: int) -> None:
    if key == "vote_type" and value not in VOTE_TYPES:
        raise Fault("vote_type", line, found=Quoted(value), known=", ".join(VOTE_TYPES))
    if not value:
        return
    if key in WHOLE and not re.fullmatch(r"\d+", value, re.ASCII):
        raise Fault("meta_whole", line, key=key, found=Quoted(value))
    if key in NUMBERS and number_in(value) is None:
        raise Fault("meta_number", line, key=key, found=Quoted(value))


def _check_figure(meta: Mapping[str, str], key: str, found: int) -> None:
    if meta.get(key) and int(meta[key]) != found:
        raise Fault("how_many", key=key, wanted=meta[key], found=found)


def _projects(rows: Rows) -> tuple[PbProject, ...]:
    names = rows.header(("project_id", "cost"))
    found: dict[str, PbProject] = {}
    for row in rows.of_this_part():
        rows.check_cells(row, len(names))
        cells = {name: cell.strip() for name, cell in zip(names, row, strict=True)}
        project = _project(rows.line, cells)
        if project.id in found:
            raise Fault("project_repeated", rows.line, found=Quoted(project.id))
        found[project.id] = project
    if not found:
        raise Fault("no_projects")
    return tuple(found.values())


def _project(line: int, cells: dict[str, str]) -> PbProject:
    number, price = cells.pop("project_id"), cells.pop("cost")
    if not number:
        raise Fault("id_empty", line, part="PROJECTS", key="project_id")
    if "," in number:
        raise Fault("id_comma", line, found=Quoted(number))
    cost = number_in(price)
    if cost is None:
        raise Fault("cost", line, found=Quoted(price))
    return PbProject(number, cost, cells)


Said = dict[tuple[str, str], int]
"""A vote and its points as written in the file -> a number."""


class _Ballots:
    """The rows of VOTES, equal ones together; each distinct one is looked into once."""

    def __init__(self, rows: Rows, meta: Mapping[str, str], projects: Sequence[PbProject]) -> None:
        self.rows, self.kind = rows, meta["vote_type"]
        self.known = {project.id: project.id for project in projects}

    def read(self) -> dict[Ballot, int]:
        copies, lines = self._grouped()
        ballots: dict[Ballot, int] = {}
        for said, count in copies.items():
            ballot = self._ballot(*said, lines[said])
            ballots[ballot] = ballots.get(ballot, 0) + count
        return ballots

    def _grouped(self) -> tuple[Said, Said]:
        """(how many voters said it, the first line that says it)."""
        rows, needed = self.rows, ("voter_id", "vote", *(("points",) if self.kind in WITH_POINTS else ()))
        names = rows.header(needed)
        width, at_id, at_vote = len(names), names.index("voter_id"), names.index("vote")
        at_points = names.index("points") if "points" in names else None
        copies: Said = {}
        lines: Said = {}
        voters: set[str] = set()
        for row in rows.of_this_part():
            if len(row) != width:
                rows.check_cells(row, width)
            voter = row[at_id]
            if not voter or voter in voters:
                raise self._bad_voter(voter)
            voters.add(voter)
            said = row[at_vote], "" if at_points is None else row[at_points]
            if said in copies:
                copies[said] += 1
            else:
                copies[said], lines[said] = 1, rows.line
        return copies, lines

    def _bad_voter(self, voter: str) -> Fault:
        if voter:
            return Fault("voter_repeated", self.rows.line, found=Quoted(voter))
        return Fault("id_empty", self.rows.line, part="VOTES", key="voter_id")

    def _ballot(self, vote: str, points: str, line: int) -> Ballot:
        named = self._named(vote, line)
        if self.kind in WITH_POINTS or (self.kind == "ordinal" and points.strip()):
            return self._pointed(named, points, line)
        if points.strip():
            raise Fault("points_unasked", line)
        if self.kind == "choose-1" and len(named) > 1:
            raise Fault("one_choice", line, found=len(named))
        return tuple(named if self.kind == "ordinal" else sorted(named)), ()

    def _named(self, vote: str, line: int) -> list[str]:
        """The ids of a vote; those of PROJECTS themselves, so that a million votes share them."""
        named: list[str] = []
        for cell in vote.split(",") if vote.strip() else ():
            project = self.known.get(cell.strip())
            if project is None:
                raise Fault("unknown_project", line, found=Quoted(cell.strip()))
            if project in named:
                raise Fault("chosen_twice", line, found=Quoted(project))
            named.append(project)
        return named

    def _pointed(self, named: Sequence[str], cell: str, line: int) -> Ballot:
        if named and not cell.strip():
            raise Fault("points_missing", line)
        texts = [text.strip() for text in cell.split(",")] if cell.strip() else []
        if len(texts) != len(named):
            raise Fault("points_count", line, wanted=len(named), found=len(texts))
        points = [self._points(text, line) for text in texts]
        pairs = sorted(zip(named, points, strict=True))
        return tuple(project for project, _ in pairs), tuple(given for _, given in pairs)

    def _points(self, text: str, line: int) -> Fraction:
        found = number_in(text)
        if found is None:
            raise Fault("points_number", line, found=Quoted(text))
        return found
