"""A counted vote of ours as a Pabulib vote: from its sheet, and from what the sheet does not tell."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any, Final

from ganggu_participation.tally.pabulib.values import Ballot, PbProject, PbVote
from ganggu_participation.tally.pabulib.writing import write

VOTE_TYPES: Final[Mapping[str, str]] = {"single": "choose-1", "ranked": "ordinal", "points": "cumulative"}
"""By kind of vote; every other kind that can be told is a set of choices."""
NOT_TOLD: Final = ("approve_reject", "rating")
NO_CEILING: Final = 0


@dataclass(frozen=True)
class Told:
    """What a .pb file says beside the count: names and dates, in the words of the public page.

    `unit` is the city or district, `subunit` the dong, `instance` the year or the edition.
    """

    description: str
    unit: str
    subunit: str
    instance: str
    begin: date
    end: date
    country: str = "Korea, Republic of"
    language: str = "ko"
    currency: str = "KRW"


def export(sheet: Mapping[str, Any], told: Told, seed: str) -> bytes:
    """The .pb file of a counted contest; only valid papers, blank ones left out (the format has no word for them).

    `sheet` is the contest's sheet (`tally.count`); `seed` draws the voter ids: secret, and new for every file.
    Papers of votes for and against and of ratings have no form there: ValueError with a Korean sentence.
    """
    return write(as_pb(sheet, told), seed)


def as_pb(sheet: Mapping[str, Any], told: Told) -> PbVote:
    """The same as plain values."""
    rule = sheet["inputs"]["rule"]
    if rule["kind"] in NOT_TOLD:
        raise ValueError("찬반 투표와 평점 투표는 Pabulib 파일로 내보낼 수 없습니다.")
    vote_type = VOTE_TYPES.get(rule["kind"], "approval")
    ballots: dict[Ballot, int] = {}
    for row in sheet["inputs"]["papers"]:
        if row["choice"]:
            ballots[_ballot(row["choice"])] = row["copies"]
    return PbVote(_meta(rule, told, vote_type), _projects(sheet, vote_type), ballots)


def _ballot(choice: list[Any]) -> Ballot:
    if choice and isinstance(choice[0], (list, tuple)):
        return tuple(str(number) for number, _ in choice), tuple(Fraction(given) for _, given in choice)
    return tuple(str(number) for number in choice), ()


def _meta(rule: Mapping[str, Any], told: Told, vote_type: str) -> dict[str, str]:
    k = {"single": 1, "ranked": rule.get("max_length")}.get(rule["kind"], rule["k"])
    every = rule["kind"] == "exactly_k"
    found = {
        "description": told.description,
        "country": told.country,
        "unit": told.unit,
        "subunit": told.subunit,
        "instance": told.instance,
        "budget": NO_CEILING if rule["ceiling"] is None else rule["ceiling"],
        "vote_type": vote_type,
        "rule": pabulib_rule(rule),
        "date_begin": told.begin.strftime("%d.%m.%Y"),
        "date_end": told.end.strftime("%d.%m.%Y"),
        "min_length": k if every or rule["kind"] == "single" else 1,
        "max_length": None if rule["kind"] in ("k_per_category", "points") else k,
        "max_sum_cost": rule["ceiling"] if rule["kind"] == "knapsack" else None,
        "max_points": rule.get("max_per_option") if vote_type == "cumulative" else None,
        "max_sum_points": rule.get("points") if vote_type == "cumulative" else None,
        "language": told.language,
        "currency": told.currency,
        "min_project_score_threshold": rule.get("min_score") or None,
    }
    return {key: str(value) for key, value in found.items() if value is not None}


def pabulib_rule(rule: Mapping[str, Any]) -> str:
    """The name that Pabulib gives to a rule; "unknown" where it has none for it."""
    if rule["counting"] == "greedy" and not rule.get("channels"):
        if rule["overflow"] == "stop":
            return "greedy-no-skip"
        if rule.get("exclusive"):
            return "greedy-exclusive"
        return "greedy-threshold" if rule.get("min_score") else "greedy"
    if rule["counting"] == "equal_shares" and rule["fill"] == "none" and rule["start"] == "floor":
        name = "equalshares/add1" if rule["completion"] == "add1" else "equalshares"
        return f"{name}-comparison" if rule["comparison"] != "none" else name
    return "unknown"


def _projects(sheet: Mapping[str, Any], vote_type: str) -> tuple[PbProject, ...]:
    results = {row["number"]: row for row in sheet["results"]}
    supporters = dict.fromkeys(results, 0)
    for row in sheet["inputs"]["papers"]:
        for part in row["choice"]:
            supporters[part[0] if isinstance(part, (list, tuple)) else part] += row["copies"]
    projects = []
    for item in sheet["inputs"]["items"]:
        result = results[item["number"]]
        cells = {"votes": str(supporters[item["number"]]), "name": item["title"]}
        if vote_type == "cumulative":
            cells["score"] = str(result["votes"])
        if item["category"]:
            cells["category"] = item["category"]
        cells["selected"] = "1" if result["selected"] else "0"
        projects.append(PbProject(str(item["number"]), Fraction(item["cost"] or 0), cells))
    return tuple(projects)
