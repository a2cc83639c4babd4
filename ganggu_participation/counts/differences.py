"""Two counts of one vote beside each other, line by line: what went in, what came out, and whether it is the same."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from ..money import Won
from ..votes.states import Channel

Sheet = dict[str, Any]
Lines = dict[str, str]
NOTHING = "-"


@dataclass(frozen=True)
class Line:
    """One thing that both counts say."""

    what: str
    one: str
    other: str

    @property
    def same(self) -> bool:
        return self.one == self.other


@dataclass(frozen=True)
class Comparison:
    """Every line of two sheets; `papers` is how many papers of the one do not lie in the other, and the other way."""

    lines: list[Line]
    papers: tuple[int, int]

    @property
    def identical(self) -> bool:
        return all(line.same for line in self.lines) and self.papers == (0, 0)

    @property
    def different(self) -> list[Line]:
        return [line for line in self.lines if not line.same]


def compared(one: Sheet, other: Sheet) -> Comparison:
    """Two sheets of the whole vote, in the order of the first; what only one of them says stands beside a dash."""
    left, right = dict(_lines(one)), dict(_lines(other))
    names = [*left, *(name for name in right if name not in left)]
    lines = [Line(name, left.get(name, NOTHING), right.get(name, NOTHING)) for name in names]
    return Comparison(lines, (_missing(one, other), _missing(other, one)))


def _lines(sheet: Sheet) -> Iterator[tuple[str, str]]:
    yield "투표 규칙 확인값", sheet["vote"] or NOTHING
    yield "투표함 확인값", sheet["box_root"] or NOTHING
    for channel in Channel:
        if channel.value in sheet["marks"]:
            yield f"{channel.label} 참여 표시", f"{sheet['marks'][channel.value]:,}개"
    for contest in sheet["contests"]:
        yield from ((f"{contest['title']}: {name}", said) for name, said in _of_contest(contest["sheet"]))


def _of_contest(sheet: Sheet) -> Iterator[tuple[str, str]]:
    totals = sheet["totals"]
    for key, name in (("ballots", "표"), ("valid", "유효표"), ("invalid", "무효표"), ("blank", "기권")):
        yield name, f"{totals[key]:,}장"
    yield "고른 것 모두", f"{totals['choices']:,}개"
    titles = {item["number"]: item["title"] for item in sheet["inputs"]["items"]}
    for result in sorted(sheet["results"], key=lambda result: int(result["number"])):
        yield f"{result['number']}번 {titles[result['number']]}", _said(result)
    if sheet["leftover"] is not None:
        yield "남은 예산", Won(sheet["leftover"]).exact
    yield "표가 같아 정한 순서", f"{len(sheet['ties']):,}번"
    yield "맞지 않는 확인 줄", f"{sum(not line['ok'] for line in sheet['checks']):,}개"


def _said(result: dict[str, Any]) -> str:
    place = f"{result['place']}위 " if result["place"] else ""
    return f"{place}{result['votes']:,}표 {'선정' if result['selected'] else '미선정'}"


def _missing(sheet: Sheet, other: Sheet) -> int:
    """Papers of a sheet that the other one does not have."""
    there = _papers(other)
    return sum(max(0, copies - there.get(paper, 0)) for paper, copies in _papers(sheet).items())


def _papers(sheet: Sheet) -> dict[tuple[int, str], int]:
    return {
        (contest["no"], repr(paper["choice"])): paper["copies"]
        for contest in sheet["contests"]
        for paper in contest["sheet"]["inputs"]["papers"]
    }
