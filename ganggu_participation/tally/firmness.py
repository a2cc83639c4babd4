"""How firm an outcome is, and what would have been needed to change it.

Firmness asks how far the money may move with the same options selected. By votes the answer is exact and closed; for
equal shares the share of every voter is moved, and every share between the two ends is proved (shares_spans).
What would have been needed is found by counting again.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from fractions import Fraction
from typing import Any, Final

from ganggu_participation.tally.counting import read_case
from ganggu_participation.tally.methods import contest_of
from ganggu_participation.tally.recount import Inputs, Sheet, selected_in
from ganggu_participation.tally.shares_price import Market
from ganggu_participation.tally.shares_search import same_purchases_down, same_purchases_up

MOST_SUPPORTERS: Final = 1 << 24


@dataclass(frozen=True)
class Firmness:
    """The money with which the same options are selected, from `low` to `high`, both included.

    `measure` is "ceiling" (the whole budget, by votes) or "share" (what every voter may spend, before what is left
    is filled by votes); `now` is the value it has; amounts in won, exact. `high` is None where more money changes
    nothing at all.
    """

    measure: str
    low: Fraction
    now: Fraction
    high: Fraction | None

    def as_dict(self) -> dict[str, Any]:
        values = {name: getattr(self, name) for name in ("low", "now", "high")}
        return {**asdict(self), **{name: None if v is None else str(v) for name, v in values.items()}}


def firmness_of(sheet: Sheet) -> Firmness | None:
    """How far the money could move; None for rules without money, without a ceiling, or without an answer here
    (Phragmén, the best knapsack, and equal shares that gave way to the outcome by votes)."""
    rule = sheet["inputs"]["rule"]
    if rule["ceiling"] is None:
        return None
    if rule["counting"] == "greedy":
        return _by_votes(sheet)
    stands = sheet.get("figures", {}).get("stands", "shares")
    return _by_shares(sheet) if rule["counting"] == "equal_shares" and stands == "shares" else None


def _by_votes(sheet: Sheet) -> Firmness:
    """Every option passed over for its cost comes in as soon as the budget reaches what is spent before it."""
    ceiling, reasons = sheet["inputs"]["rule"]["ceiling"], [row["reason"] for row in sheet["results"]]
    over = [reason["cost"] - reason["left"] for reason in reasons if reason["code"] == "over_budget"]
    spent = ceiling - sheet["leftover"]
    high = Fraction(ceiling + min(over) - 1) if over else None
    return Firmness("ceiling", Fraction(spent), Fraction(ceiling), high)


def _by_shares(sheet: Sheet) -> Firmness | None:
    inputs, rule = Inputs.of(sheet), sheet["inputs"]["rule"]
    contest = contest_of(read_case(inputs.rule, inputs.items, inputs.papers))
    if not contest.voters.voters:
        return None
    market = Market.opened(contest.voters, contest.turns, rule["utility"])
    share = Fraction(sheet["figures"]["share"])
    low = same_purchases_down(market, share, rule["step"])
    return Firmness("share", low, share, same_purchases_up(market, share, rule["step"]))


@dataclass(frozen=True)
class Needed:
    """What would have been enough for an option that was not selected.

    `supporters`: the fewest further voters who choose only this option (one point each where papers give points)
    with whom it is selected, None when no number found is enough; `cost`: the highest cost in won with which it is
    selected, None when even a free option is not. Either is tried by counting again: one less is not enough.
    """

    number: int
    supporters: int | None
    cost: int | None

    def as_dict(self) -> dict[str, Any]:
        return asdict(self)


def needed_for(sheet: Sheet, number: int) -> Needed:
    """What option `number` would have needed, all else equal. Counts some thirty times.

    Raises ValueError for an option that was selected, and for a vote without costs and a ceiling.
    """
    inputs, rule = Inputs.of(sheet), sheet["inputs"]["rule"]
    costs = {item.number: item.cost for item in inputs.items}
    if number not in costs or number in selected_in(sheet):
        raise ValueError(f"{number}번은 선정되지 않은 선택지가 아닙니다.")
    cost = costs[number]
    if rule["ceiling"] is None or cost is None or rule.get("channels"):
        raise ValueError("사업비와 예산이 있는 투표에서만 알 수 있습니다.")
    choice: tuple[Any, ...] = ((number, 1),) if rule["kind"] == "points" else (number,)

    def with_supporters(more: int) -> bool:
        return number in selected_in(inputs.with_papers(choice, more).sheet())

    def at_cost(lower: int) -> bool:
        return number in selected_in(inputs.with_cost(number, lower).sheet())

    cheap = _least(lambda cut: at_cost(int(cost) - cut), int(cost))
    return Needed(number, _least(with_supporters, MOST_SUPPORTERS), None if cheap is None else int(cost) - cheap)


def _least(enough: Callable[[int], bool], most: int) -> int | None:
    """A number from 1 to `most` that is enough while one less is not: by doubling, then by halving."""
    low, high = 0, 1
    while high < most and not enough(high):
        low, high = high, min(2 * high, most)
    if not enough(high):
        return None
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if enough(middle) else (middle, high)
    return high


def firmness_sentence(firmness: Firmness, language: str = "ko") -> str:
    """In words; `language` is "ko" or "en"."""
    return _FIRM[language](firmness)


def _firm_korean(firmness: Firmness) -> str:
    what = "쓸 수 있는 예산" if firmness.measure == "ceiling" else "한 사람의 몫"
    now, low = _won(firmness.now), _won(firmness.low)
    if firmness.high is None:
        return f"{what}({now})이 {low} 이상이면 얼마든 결과가 같습니다."
    return f"{what}({now})이 {low}부터 {_won(firmness.high)}까지면 결과가 같습니다."


def _firm_english(firmness: Firmness) -> str:
    what = "budget" if firmness.measure == "ceiling" else "share of each voter"
    now, low = _amount(firmness.now), _amount(firmness.low)
    if firmness.high is None:
        return f"With a {what} ({now} won) of {low} won or more the outcome is the same."
    return f"With a {what} ({now} won) from {low} to {_amount(firmness.high)} won the outcome is the same."


def _won(amount: Fraction) -> str:
    return f"{_amount(amount)}원"


def _amount(amount: Fraction) -> str:
    return f"{int(amount):,}"


_FIRM: Final[Mapping[str, Callable[[Firmness], str]]] = {"ko": _firm_korean, "en": _firm_english}


def needed_sentence(needed: Needed, language: str = "ko") -> str:
    """In words; `language` is "ko" or "en"."""
    return _NEED[language](needed)


def _need_korean(needed: Needed) -> str:
    supporters = f"이 선택지만 고른 사람이 {needed.supporters:,}명 더 있었다면" if needed.supporters else ""
    cost = "" if needed.cost is None else f"사업비가 {needed.cost:,}원 이하였다면" if needed.cost else "사업비가 없었다면"
    ways = "거나 ".join(way.removesuffix("다면") if way != cost else way for way in (supporters, cost) if way)
    if not ways:
        return f"{needed.number}번은 지지가 늘거나 사업비가 줄어도 선정되지 않았습니다."
    return f"{needed.number}번은 {ways if ways.endswith('다면') else ways + '다면'} 선정되었습니다."


def _need_english(needed: Needed) -> str:
    supporters = f"{needed.supporters:,} more {'voter who chooses' if needed.supporters == 1 else 'voters who choose'} only it" if needed.supporters else ""
    cost = "" if needed.cost is None else f"a cost of {needed.cost:,} won or less" if needed.cost else "no cost at all"
    ways = " or ".join(way for way in (supporters, cost) if way)
    if not ways:
        return f"No. {needed.number} would not have been selected with more support or at a lower cost."
    return f"No. {needed.number} would have been selected with {ways}."


_NEED: Final[Mapping[str, Callable[[Needed], str]]] = {"ko": _need_korean, "en": _need_english}
