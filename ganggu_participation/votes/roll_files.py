"""The list of a vote out of a CSV or XLSX file: read whole; one line that is wrong and nothing of it is taken in."""

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field
from datetime import date, timedelta
from typing import Any, Final

from ..accounts.identity import Identity
from ..identities import notes
from ..identities.codes import contact_of
from ..identities.list_files import MOST_LINES, birth_in, columns, name_in
from ..spreadsheets import UnreadableFile, rows_of

HEADS: Final = {
    "name": ("이름", "성명"),
    "birth_date": ("생년월일", "생일"),
    "phone": ("전화번호", "휴대전화", "휴대전화번호", "연락처"),
}
NEEDED: Final = ("name", "birth_date")
KIND: Final = "vote roll"
LASTS: Final = timedelta(minutes=30)
TWICE: Final = "{}번째 줄과 이름, 생년월일이 같습니다. 같은 사람이면 한 줄을 지우고, 다른 사람이면 동 행정복지센터에서 먼저 구분해 주세요."
NAMESAKES: Final = "이름과 생년월일이 같은 사람이 이미 여럿입니다. 명부만으로는 구분할 수 없습니다."


@dataclass(frozen=True)
class Line:
    """Somebody on the file. `number`: her line in it."""

    number: int
    name: str
    birth_date: date
    phone: str = ""

    @property
    def person_key(self) -> str:
        return Identity(self.name, self.birth_date).person_key


@dataclass
class Reading:
    """People, and (line, sentence) of what could not be read."""

    people: list[Line] = field(default_factory=list)
    faults: list[tuple[int, str]] = field(default_factory=list)


def read(content: bytes, namesakes: Callable[[str], int] = lambda key: 0) -> Reading:
    """`namesakes`: how many others of a name and birth date were told apart. Raises UnreadableFile."""
    rows = rows_of(content)
    head = next(rows, None)
    places = columns(head[1] if head else (), HEADS, NEEDED)
    reading, seen = Reading(), dict[str, int]()
    for number, cells in rows:
        if number > MOST_LINES:
            raise UnreadableFile(f"한 번에 {MOST_LINES:,}줄까지 넣을 수 있습니다.")
        if not any(str(cell or "").strip() for cell in cells):
            continue
        try:
            line = _line(number, {key: cells[at] if at < len(cells) else "" for key, at in places.items()})
            _stands_for_one(line, seen, namesakes)
        except ValueError as no:
            reading.faults.append((number, str(no)))
            continue
        reading.people.append(line)
    return reading


def _line(number: int, cells: Mapping[str, object]) -> Line:
    return Line(number, name_in(cells["name"]), birth_in(cells["birth_date"]), phone_in(cells.get("phone")))


def phone_in(cell: object) -> str:
    """Raises ValueError with a sentence. A spreadsheet keeps numbers without their first nought."""
    typed = str(cell or "").strip().removesuffix(".0")
    if not typed:
        return ""
    contact = contact_of(f"0{typed}" if typed.startswith("10") else typed)
    if contact is None or "@" in contact.address:
        raise ValueError("휴대전화 번호를 010-1234-5678처럼 적거나 비워 주세요.")
    return contact.address


def _stands_for_one(line: Line, seen: dict[str, int], namesakes: Callable[[str], int]) -> None:
    """Raises ValueError where a name and a birth date would stand for two."""
    key = line.person_key
    if key in seen:
        raise ValueError(TWICE.format(seen[key]))
    seen[key] = line.number
    if namesakes(key):
        raise ValueError(NAMESAKES)


def keep(vote_id: int, people: list[Line], who: int) -> str:
    """A token for taking in what was looked at, sealed for half an hour."""
    token = notes.new_token()
    lines = [asdict(line) | {"birth_date": line.birth_date.isoformat()} for line in people]
    notes.keep(KIND, token, {"vote": vote_id, "who": who, "lines": lines}, LASTS)
    return token


def kept(token: str, vote_id: int, who: int) -> list[Line] | None:
    """Once, for whoever looked at it and for that vote."""
    told: dict[str, Any] | None = notes.read(KIND, token)
    if told is None or (told["vote"], told["who"]) != (vote_id, who) or not notes.drop(token):
        return None
    return [Line(**line | {"birth_date": date.fromisoformat(line["birth_date"])}) for line in told["lines"]]
