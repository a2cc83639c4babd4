"""The figure of one option as its way of counting makes it: votes, points, comparisons won, or the mean of its ratings."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Any, Final

from ..tally.reasons_ranked import BY, hundredths

POINTS: Final = ("points", "borda")


def figure_of(rule: Mapping[str, Any], result: Mapping[str, Any]) -> tuple[float, str]:
    """(size for a bar, words): 12표, 34점, 평균 4.25점(7명 평가), 4개 중 3개를 이김. The size only draws."""
    votes, reason = result["votes"], result["reason"]
    if "score" in reason:
        return float(Fraction(reason["score"])), f"{hundredths(reason['score'])}점({votes:,}표)"
    if rule["counting"] == "rating":
        middle = reason[rule["rating_by"]]
        return float(Fraction(middle)), f"{BY[rule['rating_by']]} {hundredths(middle)}점({votes:,}명 평가)"
    if rule["counting"] == "schulze":
        return reason["beats"], f"{reason['others']:,}개 중 {reason['beats']:,}개를 이김"
    return votes, f"{votes:,}{'점' if {rule['kind'], rule['counting']} & set(POINTS) else '표'}"
