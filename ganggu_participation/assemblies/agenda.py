"""An agenda as a vote: one contest of many items, under the dong's ceiling."""

from typing import Any

from ..accounts.states import Basis, Level
from ..votes.plans import ContestPlan, OptionPlan
from . import words
from .models import AgendaItem, Assembly


def vote_plan(assembly: Assembly, nth: int) -> dict[str, Any]:
    """What votes.prepare needs. `nth`: a dong that meets again in a year opens a new round for its people."""
    return {
        "title": assembly.name,
        "summary": f"{assembly.dong.name}에서 내년에 할 사업을 정합니다. {words.quorum_rule(assembly)}",
        "dong": assembly.dong,
        "opens": assembly.opens,
        "closes": assembly.closes,
        "round_key": f"{assembly.cycle.operating_year}-assembly" + (f"-{nth}" if nth > 1 else ""),
        "roll_rule": roll_rule(assembly),
        "contests": (contest_plan(assembly),),
    }


def roll_rule(assembly: Assembly) -> dict[str, Any]:
    """Age on the day of the meeting, any of the five ties to the dong (KOREA RA-04, RA-06)."""
    return {
        "min_age": assembly.min_age,
        "age_on": words.age_day(assembly).isoformat(),
        "bases": [str(basis.value) for basis in Basis],
        "level": int(Level.DECLARED_BASIS),
        "dong_id": assembly.dong_id,
    }


def contest_plan(assembly: Assembly) -> ContestPlan:
    return ContestPlan(
        title=f"{assembly.dong.name}에서 내년에 할 사업",
        kind="up_to_k",
        k=words.choices_of(assembly),
        ceiling=assembly.track.project_limit,
        counting="greedy",
        overflow="skip",
        options=tuple(_option(item) for item in assembly.items),
    )


def _option(item: AgendaItem) -> OptionPlan:
    return OptionPlan(title=item.title, summary=item.summary, cost=item.cost, source=source_of(item.proposal_id))


def source_of(proposal_id: int) -> str:
    """How an option names the proposal that it came from."""
    return f"proposals/{proposal_id}"
