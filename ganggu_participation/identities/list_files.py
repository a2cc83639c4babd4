"""Lists of residents out of CSV or XLSX files, also in CP949: read whole, with what is wrong told line by line."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Final

from ..accounts.identity import Identity
from ..spreadsheets import UnreadableFile, rows_of

__all__ = ["Line", "Reading", "UnreadableFile", "birth_in", "columns", "name_in", "read"]

HEADS: Final = {
    "name": ("이름", "성명"),
    "birth_date": ("생년월일", "생일"),
    "dong": ("행정동", "동"),
    "address": ("주소",),
}
NEEDED: Final = ("name", "birth_date")
MOST_LINES: Final = 60_000
DAY: Final = re.compile(r"(\d{4})[.\-/년\s]*(\d{1,2})[.\-/월\s]*(\d{1,2})[.일\s]*")


@dataclass(frozen=True)
class Line:
    """Somebody on a list. `number`: her line in the file."""

    number: int
    name: str
    birth_date: date
    dong_id: int
    address: str

    @property
    def person_key(self) -> str:
        return Identity(self.name, self.birth_date).person_key


@dataclass
class Reading:
    """What a file says: people, and (line, sentence) of what could not be read."""

    people: list[Line] = field(default_factory=list)
    faults: list[tuple[int, str]] = field(default_factory=list)
    doubles: int = 0


def read(content: bytes, dongs: Mapping[str, int], only_dong: int | None = None) -> Reading:
    """`dongs`: id by name; `only_dong`: where everybody of the file must belong, if anywhere.

    Raises UnreadableFile for what is no such file at all."""
    rows = rows_of(content)
    head = next(rows, None)
    places = columns(head[1] if head else (), HEADS, NEEDED)
    reading, seen = Reading(), set()
    for number, cells in rows:
        if number > MOST_LINES:
            raise UnreadableFile(f"한 번에 {MOST_LINES:,}줄까지 넣을 수 있습니다. 파일을 나누어 주세요.")
        if not any(str(cell or "").strip() for cell in cells):
            continue
        try:
            line = _line(
                number, {key: cells[at] if at < len(cells) else "" for key, at in places.items()}, dongs, only_dong
            )
        except ValueError as no:
            reading.faults.append((number, str(no)))
            continue
        if (line.person_key, line.address) in seen:
            reading.doubles += 1
            continue
        seen.add((line.person_key, line.address))
        reading.people.append(line)
    return reading


def columns(head: Sequence[object], heads: Mapping[str, tuple[str, ...]], needed: Sequence[str]) -> dict[str, int]:
    """Which column holds what. Raises UnreadableFile when a needed one is missing."""
    titles = ["".join(str(title or "").split()) for title in head]
    places = {key: titles.index(name) for key, names in heads.items() for name in names if name in titles}
    if missing := [heads[key][0] for key in needed if key not in places]:
        raise UnreadableFile(f"첫 줄에서 이 칸을 찾지 못했습니다: {', '.join(missing)}. 첫 줄에 칸 이름을 적어 주세요.")
    return places


def _line(number: int, cells: Mapping[str, object], dongs: Mapping[str, int], only_dong: int | None) -> Line:
    return Line(
        number,
        name_in(cells["name"]),
        birth_in(cells["birth_date"]),
        _dong(cells, dongs, only_dong),
        str(cells.get("address") or "").strip()[:200],
    )


def name_in(cell: object) -> str:
    """Raises ValueError with a sentence."""
    name = str(cell or "").strip()
    if not 1 < len("".join(name.split())) <= 40:
        raise ValueError("이름을 확인해 주세요.")
    return name


def birth_in(cell: object) -> date:
    """Raises ValueError with a sentence."""
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    parts = DAY.fullmatch(str(cell or "").strip().removesuffix(".0"))
    try:
        return date(*(int(part) for part in parts.groups())) if parts else date.min.replace(year=0)
    except ValueError as no:
        raise ValueError("생년월일을 19600301처럼 숫자 여덟 자리로 적어 주세요.") from no


def _dong(cells: Mapping[str, object], dongs: Mapping[str, int], only_dong: int | None) -> int:
    named = str(cells.get("dong") or "").strip()
    found = dongs.get(named) if named else only_dong
    if found is None:
        raise ValueError(f"행정동을 찾지 못했습니다: {named}" if named else "행정동을 적어 주세요.")
    if only_dong not in (None, found):
        raise ValueError(f"이 명단의 동이 아닙니다: {named}")
    return found
