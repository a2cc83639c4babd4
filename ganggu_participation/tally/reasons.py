"""The sheet in sentences: why an option was selected or not, how ties were settled, which line is off."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import Any, Final

from ganggu_participation.korean import with_particle
from ganggu_participation.tally import reasons_english, reasons_ranked, reasons_shares
from ganggu_participation.tally.reasons_corners import CORNERS
from ganggu_participation.tally.reasons_ranked import hundredths
from ganggu_participation.tally.reasons_shares import in_won, money, tenths
from ganggu_participation.tally.results import plainest

Numbers = Mapping[str, Any]
Money = Callable[[int | Fraction], str]
"""How amounts of the sheet are said: in won unless the vote comes from elsewhere."""
Name = Callable[[int], str]
"""How an option is named: by its number unless told otherwise."""

SELECTED: Final = "선정되었습니다."
NOT_SELECTED: Final = "선정되지 않았습니다."
PASSED: Final = "통과되었습니다."
NOT_PASSED: Final = "통과되지 않았습니다."
BASES: Final = {"voters": "투표한 사람", "votes": "전체 표"}
SETTLED_BY: Final = {
    "resident_votes": "주민 표가 많은 순서로",
    "dongs": "표를 준 동이 많은 순서로",
    "lower_cost": "사업비가 적은 순서로",
    "lot": "공개한 씨앗값의 추첨으로",
}


def numbered(number: int) -> str:
    return f"{number}번"


def option_sentence(
    sheet: Numbers, number: int, unit: str = "개", language: str = "ko", say: Money | None = None, name: Name | None = None
) -> str:
    """What became of an option and why, from its reason on the sheet.

    `unit` counts options in Korean (개, 명 for people), `language` is "ko" or "en", `say` puts amounts into words,
    `name` names other options. Raises KeyError when the sheet has no such option.
    """
    if language == "en":
        return reasons_english.option_sentence(sheet, number, say, name)
    by_number = {result["number"]: result for result in sheet["results"]}
    result = by_number[number]
    verdict, why = _said(result, plainest(sheet, result))
    standing = f"{len(by_number):,}{unit} 가운데 {result['place']}위" if result["place"] else ""
    per = "점" if sheet["inputs"]["rule"]["kind"] == "points" else "표"
    named = {"votes": result["votes"], "standing": standing, "unit": unit, "per": per, "money": say or in_won}
    facts = {**result["reason"], **named, "name": name or numbered, "ceiling": sheet["inputs"]["rule"].get("ceiling")}
    return f"{verdict} {why(facts)}{_distance(facts)}{_score(facts)}"


def _said(result: Numbers, code: str) -> tuple[str, Callable[[Numbers], str]]:
    """The verdict and the sentence that goes with a reason."""
    verdict = SELECTED if result["selected"] else NOT_SELECTED
    if code in CORNERS:
        return verdict, CORNERS[code]
    if code in reasons_shares.REASONS:
        return verdict, reasons_shares.REASONS[code][1]
    return (verdict, reasons_ranked.REASONS[code]) if code in reasons_ranked.REASONS else REASONS[code]


def tie_sentence(tie: Numbers, language: str = "ko", say: Money | None = None, name: Name | None = None) -> str:
    """How one tie of the sheet was settled, and in which order."""
    if language == "en":
        return reasons_english.tie_sentence(tie, say, name)
    named = name or numbered
    numbers = ", ".join(map(named, tie["options"]))
    order = " → ".join(", ".join(map(named, part)) for part in tie["order"])
    if tie.get("measure"):
        level = MEASURES[tie["measure"]](tie["value"], say or in_won)
        return f"{numbers}의 {level} 같아 {SETTLED_BY[tie['by']]} 정했습니다({order})."
    return f"{with_particle(numbers, '이/가')} {tie['votes']:,}표로 같아 {SETTLED_BY[tie['by']]} 정했습니다({order})."


def check_sentence(check: Numbers, language: str = "ko", say: Money | None = None) -> str:
    """One check line of the sheet with its numbers."""
    if language == "en":
        return reasons_english.check_sentence(check, say)
    return CHECKS[check["code"]]({**check["numbers"], "money": say or in_won}, check["ok"])


def _distance(facts: Numbers) -> str:
    behind = facts.get("behind_last", 0)
    return f" 마지막으로 선정된 것과 {behind:,}{facts['per']} 차이입니다." if behind > 0 else ""


def _score(facts: Numbers) -> str:
    return f" 반영 비율로 더한 점수는 {hundredths(facts['score'])}점입니다." if "score" in facts else ""


def _got(facts: Numbers) -> str:
    """Votes or points: 12표를, 12점을."""
    return with_particle(f"{facts['votes']:,}{facts['per']}", "을/를")


def _funded(facts: Numbers) -> str:
    return f"{facts['standing']}였고, {_got(facts)} 받았습니다."


def _no_votes(_: Numbers) -> str:
    return "받은 표가 없습니다."


def _over_budget(facts: Numbers) -> str:
    if not facts["left"]:
        return f"{facts['standing']}였고, 앞 순위까지 예산을 모두 썼습니다."
    cost, left = money(facts, facts["cost"], "이/가"), money(facts, facts["left"])
    return f"{facts['standing']}였고, 사업비 {cost} 남은 예산 {left}보다 커서 이번 예산에 넣지 못했습니다."


def _stopped(facts: Numbers) -> str:
    cost, left = money(facts, facts["by_cost"], "이/가"), money(facts, facts["left"])
    blocked = f"앞 순위인 {facts['name'](facts['by'])}의 사업비 {cost} 남은 예산 {left}보다 커서"
    return f"{facts['standing']}였고, {blocked} 그 앞까지만 선정했습니다."


def _excluded(facts: Numbers) -> str:
    return f"함께 뽑을 수 없는 {with_particle(facts['name'](facts['by']), '이/가')} 먼저 선정되었습니다."


def _withdrawn(_: Numbers) -> str:
    return "투표 뒤에 빠진 선택지입니다."


def _below_min_share(facts: Numbers) -> str:
    whose = f"{BASES[facts['basis']]}의 {facts['pct']}%"
    if "backed" in facts:
        return f"{whose}인 {facts['needed']:,}명이 필요한데 {facts['backed']:,}명이 지지했습니다."
    needed = with_particle(f"{facts['needed']:,}{facts['per']}", "이/가")
    return f"{whose}인 {needed} 필요한데 {_got(facts)} 받았습니다."


def _below_min_score(facts: Numbers) -> str:
    needed = with_particle(f"{facts['needed']:,}{facts['per']}", "이/가")
    return f"적어도 {needed} 필요한데 {_got(facts)} 받았습니다."


def _seats_full(facts: Numbers) -> str:
    return f"{facts['standing']}였고, {facts['seats']:,}{facts['unit']}까지 선정했습니다."


def _chosen(facts: Numbers) -> str:
    return f"{facts['standing']}였고, {facts['votes']:,}표를 받았습니다."


def _tied_at_cut(facts: Numbers) -> str:
    tied = with_particle(f"{len(facts['tied']):,}{facts['unit']}", "을/를")
    return f"{facts['standing']}였고, 마지막 자리에서 표가 같은 {tied} 모두 선정했습니다."


def _behind_cut(facts: Numbers) -> str:
    if facts.get("lost_by"):
        return f"마지막 자리의 표가 같아 {SETTLED_BY[facts['lost_by']]} 정했습니다."
    return f"{facts['standing']}였고, {facts['chosen']:,}{facts['unit']}까지 선정했습니다."


def _below_min_votes(facts: Numbers) -> str:
    return f"적어도 {facts['needed']:,}표가 필요한데 {facts['votes']:,}표를 받았습니다."


def _answered(facts: Numbers) -> str:
    everybody = facts["decision"].endswith("participants")
    base = f"참여한 {facts['base']:,}명" if everybody else f"찬성과 반대를 더한 {facts['base']:,}표"
    answers = f"찬성 {facts['for']:,}표, 반대 {facts['against']:,}표, 기권 {facts['abstain']:,}표입니다."
    return f"{answers} {base} 가운데 찬성이 {facts['needed']:,}표 이상이어야 통과됩니다."


REASONS: Final[Mapping[str, tuple[str, Callable[[Numbers], str]]]] = {
    "funded": (SELECTED, _funded),
    "no_votes": (NOT_SELECTED, _no_votes),
    "over_budget": (NOT_SELECTED, _over_budget),
    "stopped": (NOT_SELECTED, _stopped),
    "excluded": (NOT_SELECTED, _excluded),
    "withdrawn": (NOT_SELECTED, _withdrawn),
    "below_min_share": (NOT_SELECTED, _below_min_share),
    "below_min_score": (NOT_SELECTED, _below_min_score),
    "seats_full": (NOT_SELECTED, _seats_full),
    "chosen": (SELECTED, _chosen),
    "tied_at_cut": (SELECTED, _tied_at_cut),
    "behind_cut": (NOT_SELECTED, _behind_cut),
    "below_min_votes": (NOT_SELECTED, _below_min_votes),
    "passed": (PASSED, _answered),
    "not_passed": (NOT_PASSED, _answered),
}


def _marks(n: Numbers, ok: bool) -> str:
    return f"참여 표시 {n['marks']:,}개와 표 {n['ballots']:,}장이 {'같습니다' if ok else '다릅니다'}."


def _add_up(n: Numbers, ok: bool) -> str:
    parts = f"유효표 {n['valid']:,}장, 무효표 {n['invalid']:,}장, 기권 {n['blank']:,}장"
    return f"{parts}을 더하면 표 {n['ballots']:,}장과 {'같습니다' if ok else '다릅니다'}."


def _choices(n: Numbers, ok: bool) -> str:
    where = f"{n['category']} 분야에서 고른" if n.get("category") else "고른"
    limit = f"표 {n['ballots']:,}장에 {n['k']:,}개씩인 {n['limit']:,}개"
    return f"{where} 것이 모두 {n['choices']:,}개로, {limit}{_compared(n['choices'] - n['limit'], ok)}"


def _compared(more: int, ok: bool) -> str:
    if ok:
        return "와 같습니다." if not more else "를 넘지 않습니다."
    return f"보다 {abs(more):,}개 {'많습니다' if more > 0 else '적습니다'}."


def _points(n: Numbers, ok: bool) -> str:
    limit = f"표 {n['ballots']:,}장에 {n['each']:,}점씩인 {n['limit']:,}점"
    return f"나누어 준 점수가 모두 {n['points']:,}점으로, {limit}을 {'넘지 않습니다' if ok else '넘습니다'}."


def _papers(n: Numbers, ok: bool) -> str:
    return "한도를 어긴 표가 없습니다." if ok else f"한도를 어긴 표가 {n['papers']:,}장 있습니다."


def _spent(n: Numbers, ok: bool) -> str:
    spent, ceiling = money(n, n["spent"], "이/가"), money(n, n["ceiling"], "을/를")
    return f"선정한 사업비 {spent} 쓸 수 있는 예산 {ceiling} {'넘지 않습니다' if ok else '넘습니다'}."


CHECKS: Final[Mapping[str, Callable[[Numbers, bool], str]]] = {
    "marks_are_ballots": _marks,
    "ballots_add_up": _add_up,
    "choices_within_k_each": _choices,
    "choices_equal_k_each": _choices,
    "points_within_limit": _points,
    "no_paper_breaks_the_limit": _papers,
    "spent_within_ceiling": _spent,
}


MEASURES: Final[Mapping[str, Callable[[str, Money], str]]] = {
    "price": lambda value, say: f"한 사람이 낼 돈이 {say(Fraction(value))}으로",
    "load": lambda value, say: f"부담이 {say(Fraction(value))}으로",
    "votes": lambda value, say: f"표가 {tenths(value)}표로",
    "points": lambda value, say: f"점수가 {tenths(value)}점으로",
    "first_choices": lambda value, say: f"남은 표가 {tenths(value)}표로",
    "paths": lambda value, say: "견준 결과가",
    "mean": lambda value, say: f"평균과 중앙값이 {hundredths(value)}점으로",
    "median": lambda value, say: f"중앙값과 평균이 {hundredths(value)}점으로",
    "score": lambda value, say: f"점수가 {hundredths(value)}점으로",
}
