"""A draft as the form of a vote shows it again."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from ..plans import ContestPlan
from . import weights


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
        **weights.written(contest.limits),
        "all_win": contest.ties == ["all"],
        "options": [
            {name: getattr(option, name) for name in ("title", "summary", "cost", "category")}
            for option in contest.options
        ],
    }


def with_sources(plans: Sequence[ContestPlan], vote: Any) -> list[ContestPlan]:
    """The plans as typed, each option that kept its name with where it came from: nobody types that, nobody loses it."""
    known = {option.title: option.source for contest in vote.contests for option in contest.options}
    return [
        replace(plan, options=tuple(replace(option, source=known.get(option.title)) for option in plan.options))
        for plan in plans
    ]
