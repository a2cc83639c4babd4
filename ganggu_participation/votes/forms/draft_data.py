"""A draft as the form of a vote shows it again."""

from collections.abc import Mapping
from typing import Any


def data_of(vote: Any) -> Mapping[str, Any]:
    """A draft as the form shows it."""
    rule = vote.roll_rule
    return {
        **{
            name: getattr(vote, name) for name in ("title", "summary", "opens", "closes", "round_key", "objection_days")
        },
        "dong": vote.dong_id,
        **{name: rule[name] for name in ("min_age", "bases", "level")},
        "listed": rule.get("listed", False),
        "contests": [_data_of_contest(contest) for contest in vote.contests],
    }


def _data_of_contest(contest: Any) -> Mapping[str, Any]:
    names = ("title", "kind", "counting", "k", "ceiling", "seats", "overflow", "min_share_pct")
    return {
        **{name: getattr(contest, name) for name in names},
        **contest.limits,
        "all_win": contest.ties == ["all"],
        "options": [
            {name: getattr(option, name) for name in ("title", "summary", "cost", "category")}
            for option in contest.options
        ],
    }
