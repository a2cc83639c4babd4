"""How an order of preferences was counted, as a table that anybody can follow: rounds, pairs or places."""

from dataclasses import dataclass, field
from typing import Any, Final

Sheet = dict[str, Any]
GONE: Final = "-"


@dataclass(frozen=True)
class Table:
    """A heading, one sentence, and rows of texts; the first cell of a row names an option."""

    caption: str
    told: str
    head: list[str]
    rows: list[list[str]] = field(default_factory=list)


def ranked_table(sheet: Sheet) -> Table | None:
    """The table of the rule that the sheet was counted by; nothing for every other kind of rule."""
    tell = TABLES.get(sheet["inputs"]["rule"]["counting"])
    return tell(sheet) if tell else None


def _titles(sheet: Sheet) -> dict[int, str]:
    names = {item["number"]: f"{item['number']}. {item['title']}" for item in sheet["inputs"]["items"]}
    return {result["number"]: names[result["number"]] for result in sheet["results"]}


def _run_off(sheet: Sheet) -> Table:
    """Votes per round; who fell out and who won is said where it happened."""
    rounds, rows = sheet["rounds"], []
    parts = [dict(map(tuple, row["votes"])) for row in rounds]
    for number, title in _titles(sheet).items():
        cells = [_votes(votes.get(number), number, row) for votes, row in zip(parts, rounds, strict=True)]
        if any(cell != GONE for cell in cells):
            rows.append([title, *cells])
    head = ["선택지", *(f"{place}차" for place in range(1, len(rounds) + 1))]
    told = "차례마다 남은 선택지 가운데 각 표가 가장 앞에 적은 것을 셉니다. 절반을 넘는 것이 없으면 가장 적은 것을 빼고 다시 셉니다."
    return Table("차례마다 받은 표", told, head, rows)


def _votes(votes: int | None, number: int, row: dict[str, Any]) -> str:
    if votes is None:
        return GONE
    end = " 빠짐" if row.get("out") == number else " 선정" if row.get("winner") == number else ""
    return f"{votes:,}표{end}"


def _pairs(sheet: Sheet) -> Table:
    """Of each option, how many papers place it before each of the others."""
    titles = _titles(sheet)
    before = {row["option"]: {other: votes for other, votes, _ in row["against"]} for row in sheet["rounds"]}
    order = [number for number in titles if number in before]
    rows = [[titles[one], *(_beats(before, one, other) for other in order)] for one in order]
    told = "왼쪽 선택지를 위쪽 선택지보다 앞에 적은 표입니다. 둘씩 견주어 더 많은 쪽에 ‘이김’을 적었습니다."
    return Table("둘씩 견준 표", told, ["선택지", *(f"{number}번보다" for number in order)], rows)


def _beats(before: dict[int, dict[int, int]], one: int, other: int) -> str:
    if one == other:
        return GONE
    mine, theirs = before[one][other], before[other][one]
    return f"{mine:,}표{' 이김' if mine > theirs else ''}"


def _places(sheet: Sheet) -> Table:
    """Of each option, how many papers name it at each place, and what that is together."""
    titles = _titles(sheet)
    papers = sheet["inputs"]["papers"]
    most = max((len(paper["choice"]) for paper in papers), default=0)
    named = {number: [0] * most for number in titles}
    for paper in papers:
        for place, number in enumerate(paper["choice"]):
            if number in named:
                named[number][place] += paper["copies"]
    points = {result["number"]: result["votes"] for result in sheet["results"]}
    rows = [[titles[n], *(f"{votes:,}표" for votes in named[n]), f"{points[n]:,}점"] for n in titles]
    told = "앞에 적을수록 점수가 높고, 적지 않은 선택지에는 점수가 없습니다."
    return Table("자리마다 받은 표와 점수", told, ["선택지", *(f"{n}순위" for n in range(1, most + 1)), "점수"], rows)


TABLES: Final = {"irv": _run_off, "schulze": _pairs, "borda": _places}
