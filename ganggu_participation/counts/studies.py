"""What a count lets people ask beyond its result: other rules, who comes next, what was missing, how firm it is.

All of it is worked out from the sheet alone, once, by the worker after the count; a page only reads it. It is no part
of the sheet, decides nothing and is not certified: anybody can work it out again from the sheet.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from fractions import Fraction
from functools import partial
from typing import Any, Final, TypeVar

from ..database import db, transaction
from ..tally import canonical
from ..tally.comparison import NAMES, Side, side_by_side, side_sentence
from ..tally.firmness import Firmness, Needed, firmness_of, firmness_sentence, needed_for, needed_sentence
from ..tally.reserve import Reserve, reserve_sentence, reserves
from .models import Count, CountStudy
from .sheets import Sheet, sheet_of

FORMAT: Final = "ganggu-count-study/1"
MOST_ASKED: Final = 12
"""For so many of the options that were passed over, the first ones, it is asked what would have been enough."""
T = TypeVar("T")


@dataclass(frozen=True)
class Study:
    """One contest's study in the words of a page: `needed` by option number; `english` is all of it in English."""

    sides: list[Side] = field(default_factory=list)
    reserve: list[str] = field(default_factory=list)
    needed: dict[int, str] = field(default_factory=dict)
    firmness: str = ""
    english: list[str] = field(default_factory=list)

    @property
    def others(self) -> list[tuple[str, Side]]:
        """(name, what it would give): the vote's own rule first; empty where no other rule fits."""
        return [(NAMES[side.rule][0], side) for side in self.sides] if len(self.sides) > 1 else []


def keep(done: Count) -> None:
    """Works a count's study out and stores it, once."""
    if db.session.get(CountStudy, done.id) is not None:
        return
    count_id, text = done.id, canonical(study_of(sheet_of(done))).decode()
    with transaction():
        db.session.add(CountStudy(count_id=count_id, text=text))


def study_of(sheet: Sheet) -> dict[str, Any]:
    """Plain values, one part per contest. Asks the tally some hundred times: work for the background."""
    return {"format": FORMAT, "contests": [{"no": c["no"], **_of_contest(c["sheet"])} for c in sheet["contests"]]}


def studies_of(done: Count) -> dict[int, Study]:
    """By contest number; a count whose study is not there yet has none."""
    if done.study is None:
        return {}
    return {part["no"]: _read(part) for part in json.loads(done.study.text)["contests"]}


def _of_contest(sheet: Sheet) -> dict[str, Any]:
    firm = _asked(partial(firmness_of, sheet))
    return {
        "sides": [side.as_dict() for side in _asked(partial(side_by_side, sheet)) or []],
        "reserve": [each.as_dict() for each in _asked(partial(reserves, sheet)) or []],
        "needed": [needed.as_dict() for needed in _needed(sheet)],
        "firmness": firm.as_dict() if firm else None,
    }


def _needed(sheet: Sheet) -> list[Needed]:
    """By counting again: what a rule says at the end of its own count need not hold for another cost or one more voter."""
    passed_over = [row["number"] for row in sheet["results"] if not row["selected"]][:MOST_ASKED]
    found = (_asked(partial(needed_for, sheet, number)) for number in passed_over)
    return [needed for needed in found if needed is not None]


def _asked(question: Callable[[], T]) -> T | None:
    """What a rule has no answer to is left out."""
    try:
        return question()
    except ValueError:
        return None


def _read(part: dict[str, Any]) -> Study:
    firm = part["firmness"]
    return Study(
        sides=[Side(**side) for side in part["sides"]],
        reserve=[reserve_sentence(Reserve(**each)) for each in part["reserve"]],
        needed={each["number"]: needed_sentence(Needed(**each)) for each in part["needed"]},
        firmness=firmness_sentence(_firmness(firm)) if firm else "",
        english=_english(part),
    )


def _english(part: dict[str, Any]) -> list[str]:
    """What was missing, who comes next, how firm it is, and the other rules."""
    said = [needed_sentence(Needed(**each), "en") for each in part["needed"]]
    said += [reserve_sentence(Reserve(**each), "en") for each in part["reserve"]]
    said += [firmness_sentence(_firmness(part["firmness"]), "en")] if part["firmness"] else []
    return said + [side_sentence(Side(**side), "en") for side in part["sides"][1:]]


def _firmness(firm: dict[str, Any]) -> Firmness:
    values = {name: None if firm[name] is None else Fraction(firm[name]) for name in ("low", "now", "high")}
    low, now = values["low"], values["now"]
    assert low is not None and now is not None
    return Firmness(firm["measure"], low, now, values["high"])
