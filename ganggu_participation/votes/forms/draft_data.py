"""A draft as the form of a vote shows it again."""

from collections.abc import Mapping
from typing import Any

from .draft_committee import options_of, shown_again


def data_of(vote: Any) -> Mapping[str, Any]:
    """A draft as the form shows it."""
    rule = vote.roll_rule
    return {
        **{
            name: getattr(vote, name) for name in ("title", "summary", "opens", "closes", "round_key", "objection_days")
        },
        "dong": vote.dong_id,
        **{name: rule[name] for name in ("min_age", "bases", "level")},
        **{name: rule.get(name) for name in ("min_grade", "listed")},
        "contests": [_data_of_contest(contest) for contest in vote.contests],
    }


def _data_of_contest(contest: Any) -> Mapping[str, Any]:
    names = ("title", "kind", "counting", "k", "ceiling", "seats", "overflow", "min_share_pct")
    return {
        **{name: getattr(contest, name) for name in names},
        **contest.limits,
        **shown_again(contest.limits, [option.source for option in contest.options]),
        "all_win": contest.ties == ["all"],
        "options": [
            {name: getattr(option, name) for name in ("title", "summary", "cost", "category", "source")}
            for option in contest.options
        ],
    }


def paper_of(screening_id: int) -> Mapping[str, Any]:
    """A new vote on what a committee screened; nothing where there is no such screening."""
    options = options_of(screening_id) if screening_id else []
    paper = {"kind": "up_to_k", "counting": "greedy", "screening": screening_id, "options": options}
    return {"contests": [paper]} if options else {}
