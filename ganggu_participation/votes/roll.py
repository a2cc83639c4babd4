"""The roll: who may vote, in words and as a rule, and people who vote without an account."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from ..accounts.models import grade_on
from ..accounts.states import Basis
from ..dates import born_by, plain_day
from ..identities.electors import Elector as Elector

STEMS: Final = {
    Basis.RESIDENCE: ("살거나", "사는"),
    Basis.WORKPLACE: ("직장이 있거나", "직장이 있는"),
    Basis.SCHOOL: ("학교가 있거나", "학교가 있는"),
    Basis.ORGANISATION: ("활동하는 단체·기관이 있거나", "활동하는 단체·기관이 있는"),
}
"""A basis as a verb: when others follow, and when it is the last."""


def born_until(rule: Mapping[str, Any]) -> date:
    """The last birth date that is old enough on the day of the rule."""
    return born_by(date.fromisoformat(rule["age_on"]), rule["min_age"])


def is_old_enough(person: Any, rule: dict[str, Any]) -> bool:
    """만 나이 on a day, or, where the rule names one, the school grade of that day ("초등학생 이상" is no age)."""
    day = date.fromisoformat(rule["age_on"])
    if "min_grade" in rule:
        return bool(person.grade_on(day) >= rule["min_grade"])
    return bool(person.age_on(day) >= rule["min_age"])


def fits(person: Any, rule: dict[str, Any]) -> bool:
    """Dong, basis, level of identity and age, as the rule asks for them; a list is asked elsewhere."""
    return (
        rule["dong_id"] in (None, person.dong_id)
        and person.basis in rule["bases"]
        and person.level >= rule["level"]
        and is_old_enough(person, rule)
    )


OLDEST_BAND: Final = 70


def band_of(person: Any, day: date) -> str:
    """The tens of her years, "20" for 20 to 29, at most "70"; nothing for a card without a person."""
    if hasattr(person, "admitted_to"):
        return ""
    return str(min(person.age_on(day) // 10 * 10, OLDEST_BAND))


GRADES: Final = {1: "초등학생", 7: "중학생", 10: "고등학생"}


def _old_enough(rule: Mapping[str, Any]) -> str:
    """`18세 이상(2008. 11. 30. 이전 출생)`, or `초등학생 이상(2019년 이전 출생)`."""
    if grade := rule.get("min_grade"):
        day = date.fromisoformat(rule["age_on"])
        name = GRADES.get(grade, f"초등학교 {grade}학년" if grade < 7 else f"중·고등학교 {grade - 6}학년째")
        return f"{name} 이상({grade_on(date(day.year, 1, 1), day) + day.year - grade}년 이전 출생)"
    return f"{rule['min_age']}세 이상({plain_day(born_until(rule))} 이전 출생)"


def who_may_vote(rule: Mapping[str, Any], place: str) -> str:
    """The roll rule as Korean sentences: `18세 이상(2008. 11. 30. 이전 출생)이고 풍암동에 살거나, 직장이 있는 분...`."""
    if rule.get("listed"):
        return f"{place} 투표 명부에 이름이 있는 분이 투표할 수 있습니다."
    age = f"{_old_enough(rule)}이고"
    ways = [stem for basis, stem in STEMS.items() if basis in rule["bases"]]
    words = [joining for joining, _ in ways[:-1]] + [last for _, last in ways[-1:]]
    sentences = [f"{age} {place}에 {', '.join(words)} 분이 투표할 수 있습니다."] if ways else []
    if Basis.PERMANENT_RESIDENT_FOREIGNER in rule["bases"]:
        who = f"{place}에 사는 영주 자격이 있는 외국인 주민"
        sentences.append(f"{who}도 투표할 수 있습니다." if ways else f"{age} {who}이 투표할 수 있습니다.")
    return " ".join(sentences)
