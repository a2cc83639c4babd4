"""Quotas of a lot: the groups that a notice sets by sex, age and 통, and how small ones are drawn together (KOREA DH-03).

A group of fewer than five would point to somebody once its numbers are public. So small groups are joined, with their
places, before the list is published: what the public list says is all that the draw knows, and anybody can repeat it."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any, Final

FEWEST: Final = 5
REST: Final = 0
"""The group of those whom no quota names."""
SEXES: Final = {"f": "여성", "m": "남성"}
MOST_GROUPS, OLDEST, LAST_TONG = 60, 150, 200
EXAMPLE: Final = "‘여성 18~39세 8명’, ‘1~5통 3명’처럼 적어 주세요."
WORD: Final = re.compile(
    r"(?P<sex>여성|남성|여자|남자)|(?P<young>\d+)\s*[~\-]\s*(?P<old>\d+)\s*세|(?P<from>\d+)\s*세\s*이상|(?P<to>\d+)\s*세\s*이하"
    r"|(?P<first>\d+)\s*[~\-]\s*(?P<last>\d+)\s*통|(?P<tong>\d+)\s*통|(?P<places>\d+)\s*명"
)


class BadQuota(ValueError):
    """A line that is no quota; says which and why."""


Span = tuple[int, int]


@dataclass(frozen=True)
class Quota:
    """So many places for one group. `age` in full years and `tong` are spans with both ends inside; nothing: anybody."""

    places: int
    sex: str = ""
    age: Span | None = None
    tong: Span | None = None

    @property
    def label(self) -> str:
        """`여성 18~39세 1통`."""
        return " ".join(word for word in (SEXES.get(self.sex, ""), _years(self.age), _tongs(self.tong)) if word)

    @property
    def asks(self) -> frozenset[str]:
        """What has to be known of somebody: of "sex", "age", "tong"."""
        return frozenset(name for name in ("sex", "age", "tong") if getattr(self, name))

    def takes(self, sex: str, age: int, tong: int | None) -> bool:
        return self.sex in ("", sex) and _within(self.age, age) and _within(self.tong, tong)

    def meets(self, other: "Quota") -> bool:
        """Whether somebody could belong to both."""
        same_sex = not self.sex or not other.sex or self.sex == other.sex
        return same_sex and _overlap(self.age, other.age) and _overlap(self.tong, other.tong)


@dataclass(frozen=True)
class Stratum:
    """What is drawn as one: the numbers of its groups, its places, and how many applied."""

    groups: tuple[int, ...]
    places: int
    people: int


def read(text: str) -> list[Quota]:
    """One a line. Raises BadQuota for what cannot be read, and for groups that would share a person."""
    lines = [(number, line.strip()) for number, line in enumerate(text.splitlines(), 1) if line.strip()]
    if len(lines) > MOST_GROUPS:
        raise BadQuota(f"묶음은 {MOST_GROUPS}개까지 정할 수 있습니다.")
    found = [(number, _line(number, line)) for number, line in lines]
    for (one, quota), (two, other) in combinations(found, 2):
        if quota.asks != other.asks:
            raise BadQuota(f"{one}번째 줄과 {two}번째 줄을 나누는 기준이 다릅니다. 모든 줄을 같은 기준으로 적어 주세요.")
        if quota.meets(other):
            raise BadQuota(f"{one}번째 줄과 {two}번째 줄에 같은 사람이 들 수 있습니다. 겹치지 않게 적어 주세요.")
    return [quota for _, quota in found]


def asked(quotas: Iterable[Quota]) -> frozenset[str]:
    """What somebody who applies has to say."""
    return frozenset(name for quota in quotas for name in quota.asks)


def group_of(quotas: Sequence[Quota], sex: str, age: int, tong: int | None) -> int:
    """The number of her group, from 1 in the order of the notice, or REST."""
    return next((no for no, quota in enumerate(quotas, 1) if quota.takes(sex, age, tong)), REST)


def strata(quotas: Sequence[Quota], people: Mapping[int, int]) -> list[Stratum]:
    """What is drawn as one, by how many applied in each group: groups of one to four join, and the next smallest join
    them until they are five. A group without anybody points to nobody and stands alone."""
    sizes = {group: people.get(group, 0) for group in range(1, len(quotas) + 1)}
    if people.get(REST):
        sizes[REST] = people[REST]
    joined = _joined(sizes)
    alone = [(group,) for group in sizes if group not in joined]
    groups = [*alone, *([tuple(sorted(joined, key=_place))] if joined else [])]
    return [_stratum(each, quotas, sizes) for each in sorted(groups, key=lambda each: _place(each[0]))]


def as_told(quotas: Iterable[Quota]) -> list[dict[str, Any]]:
    """For the table."""
    return [{"places": q.places, "sex": q.sex, "age": q.age, "tong": q.tong} for q in quotas]


def out_of(told: Iterable[Mapping[str, Any]]) -> list[Quota]:
    spans = ("age", "tong")
    return [Quota(**{**each, **{name: tuple(each[name]) if each[name] else None for name in spans}}) for each in told]


def _joined(sizes: Mapping[int, int]) -> set[int]:
    joined = {group for group, size in sizes.items() if 0 < size < FEWEST}
    others = sorted((size, group) for group, size in sizes.items() if size >= FEWEST)
    while joined and sum(sizes[group] for group in joined) < FEWEST and others:
        joined.add(others.pop(0)[1])
    return joined


def _place(group: int) -> tuple[bool, int]:
    """In the order of the notice; the rest at last."""
    return group == REST, group


def _stratum(groups: tuple[int, ...], quotas: Sequence[Quota], sizes: Mapping[int, int]) -> Stratum:
    places = sum(quotas[group - 1].places for group in groups if group != REST)
    return Stratum(groups, places, sum(sizes[group] for group in groups))


def _line(number: int, line: str) -> Quota:
    words: dict[str, str] = {}
    for found in WORD.finditer(line):
        said = {name: value for name, value in found.groupdict().items() if value}
        if words.keys() & said.keys():
            raise BadQuota(f"{number}번째 줄에 같은 것이 두 번 있습니다. {EXAMPLE}")
        words |= said
    if WORD.sub("", line).strip(" ,·:=") or "places" not in words or len(words) < 2:
        raise BadQuota(f"{number}번째 줄을 읽지 못했습니다. {EXAMPLE}")
    quota = Quota(int(words["places"]), _sex(words), _age(words), _tong(words))
    if any(span and span[0] > span[1] for span in (quota.age, quota.tong)) or not quota.places:
        raise BadQuota(f"{number}번째 줄의 숫자를 다시 확인해 주세요.")
    return quota


def _sex(words: Mapping[str, str]) -> str:
    return {"여": "f", "남": "m"}.get(words.get("sex", "")[:1], "")


def _age(words: Mapping[str, str]) -> Span | None:
    if not words.keys() & {"young", "from", "to"}:
        return None
    return int(words.get("young", words.get("from", 0))), int(words.get("old", words.get("to", OLDEST)))


def _tong(words: Mapping[str, str]) -> Span | None:
    first = words.get("tong", words.get("first"))
    return (int(first), int(words.get("last", first))) if first else None


def _within(span: Span | None, value: int | None) -> bool:
    return span is None or (value is not None and span[0] <= value <= span[1])


def _overlap(one: Span | None, two: Span | None) -> bool:
    return one is None or two is None or (one[0] <= two[1] and two[0] <= one[1])


def _years(age: Span | None) -> str:
    if age is None:
        return ""
    if age[1] == OLDEST:
        return f"{age[0]}세 이상"
    return f"{age[0]}~{age[1]}세" if age[0] else f"{age[1]}세 이하"


def _tongs(tong: Span | None) -> str:
    if tong is None:
        return ""
    return f"{tong[0]}통" if tong[0] == tong[1] else f"{tong[0]}~{tong[1]}통"
