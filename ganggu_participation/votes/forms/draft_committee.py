"""A committee's published scores beside the residents' votes on a ballot paper: which screening, with what weight.

An option says by its source which proposal it is; so the sheets still fit when rows were moved, mended or taken away.
"""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from flask import g

from ...proposals.queries import words_on_a_ballot
from ...screenings.queries import committee_limits, proposals_of, published_screenings, screening_seen_by
from ..plans import OptionPlan

SOURCE: Final = "proposals/"
NONE: Final = ("", "반영하지 않음")
LEAST, MOST = 1, 99
WRONG_WEIGHT: Final = f"위원 심사의 비율을 {LEAST}부터 {MOST}까지 적어 주세요."
OTHER_OPTIONS: Final = "위원 심사를 반영하려면 선택지가 모두 그 심사의 제안이어야 합니다. 다른 선택지를 빼거나 ‘반영하지 않음’을 골라 주세요."
NO_SHEETS: Final = "이 선택지에 모두 점수를 적은 위원이 없습니다. 다른 심사를 고르거나 ‘반영하지 않음’을 골라 주세요."


def offered_screenings() -> list[tuple[int | str, str]]:
    """(id, title) of those that may be taken in."""
    return [NONE, *((each.id, each.title) for each in _known())]


def options_of(screening_id: int) -> list[dict[str, Any]]:
    """The rows of a ballot paper on which everything that was screened stands, in the order of the sheet."""
    screening = _published(screening_id)
    return [
        {
            "title": each.title,
            "summary": words_on_a_ballot(each),
            "cost": each.reviewed_cost,
            "source": f"{SOURCE}{each.id}",
        }
        for each in (proposals_of(screening) if screening else ())
    ]


def fault_with(screening_id: int, weight: int | None, options: Sequence[OptionPlan]) -> str:
    """What is wrong with taking the scores in, as a sentence; empty when nothing is."""
    screening, numbers = _published(screening_id), _numbers(options)
    if weight is None or not LEAST <= weight <= MOST:
        return WRONG_WEIGHT
    if screening is None or numbers is None or not set(numbers) <= set(screening.proposals):
        return OTHER_OPTIONS
    return "" if committee_limits(screening, numbers, weight) else NO_SHEETS


def limits_of(screening_id: int, weight: int, options: Sequence[OptionPlan]) -> dict[str, Any]:
    """What the plan takes of it. Only where `fault_with` finds nothing."""
    screening, numbers = _published(screening_id), _numbers(options)
    return committee_limits(screening, numbers, weight) if screening and numbers else {}


def shown_again(limits: Mapping[str, Any], sources: Sequence[str | None]) -> dict[str, Any]:
    """The fields of a draft that takes scores in."""
    if not limits.get("channels"):
        return {}
    weight = dict(limits["channels"])[limits["committee"]["channel"]]
    named = {source for source in sources if source}
    known = (each for each in _known() if named <= {f"{SOURCE}{number}" for number in each.proposals})
    screening = next(known, None) if named else None
    return {"screening": screening.id if screening else None, "committee_weight": int(weight)}


def _known() -> list[Any]:
    """Asked once for all the ballot papers of a page."""
    if "screenings" not in g:
        g.screenings = published_screenings()
    known: list[Any] = g.screenings
    return known


def _published(screening_id: int) -> Any:
    return screening_seen_by(None, screening_id)


def _numbers(options: Sequence[OptionPlan]) -> list[int] | None:
    """The proposals in the order of the options; nothing where an option is none, or one stands there twice."""
    numbers = [int(option.source.removeprefix(SOURCE)) for option in options if option.source]
    return numbers if len(numbers) == len(set(numbers)) == len(options) else None
