"""The list of a vote out of a CSV or XLSX file: read whole; one line that is wrong and nothing of it is taken in."""

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field, replace
from datetime import date, timedelta
from typing import Any, Final

from ..accounts.identity import Identity
from ..identities import notes
from ..identities.codes import contact_of
from ..identities.list_files import MOST_LINES, birth_in, columns, name_in
from ..identities.namesakes import Known, plain
from ..refusals import Refusal
from ..spreadsheets import UnreadableFile, rows_of

HEADS: Final = {
    "name": ("이름", "성명"),
    "birth_date": ("생년월일", "생일"),
    "phone": ("전화번호", "휴대전화", "휴대전화번호", "연락처"),
    "apart": ("통", "주소", "구분"),
}
NEEDED: Final = ("name", "birth_date")
KIND: Final = "vote roll"
LASTS: Final = timedelta(minutes=30)
TWICE: Final = "{}번째 줄과 이름, 생년월일이 같습니다. 같은 사람이면 한 줄을 지우고, 다른 사람이면 두 줄 모두 ‘구분’ 칸에 주소나 통을 다르게 적어 주세요."


@dataclass(frozen=True)
class Line:
    """Somebody on the file. `number`: her line in it."""

    number: int
    name: str
    birth_date: date
    phone: str = ""
    apart: str = ""

    @property
    def who(self) -> Identity:
        """Without a mark: everybody of this name and birth date."""
        return Identity(self.name, self.birth_date)


@dataclass
class Reading:
    """People, and (line, sentence) of what could not be read."""

    people: list[Line] = field(default_factory=list)
    faults: list[tuple[int, str]] = field(default_factory=list)


def read(content: bytes, known: Callable[[str], Known] = lambda key: Known()) -> Reading:
    """`known`: what is known of those who share a name and birth date. Raises UnreadableFile."""
    rows = rows_of(content)
    head = next(rows, None)
    places = columns(head[1] if head else (), HEADS, NEEDED)
    reading = Reading()
    for number, cells in rows:
        if number > MOST_LINES:
            raise UnreadableFile(f"한 번에 {MOST_LINES:,}줄까지 넣을 수 있습니다.")
        if not any(str(cell or "").strip() for cell in cells):
            continue
        try:
            line = _line(number, {key: cells[at] if at < len(cells) else "" for key, at in places.items()})
        except ValueError as no:
            reading.faults.append((number, str(no)))
            continue
        reading.people.append(line)
    return _told_apart(reading, known)


def _line(number: int, cells: Mapping[str, object]) -> Line:
    return Line(number, name_in(cells["name"]), birth_in(cells["birth_date"]), phone_in(cells.get("phone")), plain(str(cells.get("apart") or "")))


def phone_in(cell: object) -> str:
    """Raises ValueError with a sentence. A spreadsheet keeps numbers without their first nought."""
    typed = str(cell or "").strip().removesuffix(".0")
    if not typed:
        return ""
    contact = contact_of(f"0{typed}" if typed.startswith("10") else typed)
    if contact is None or "@" in contact.address:
        raise ValueError("휴대전화 번호를 010-1234-5678처럼 적거나 비워 주세요.")
    return contact.address


def _told_apart(reading: Reading, known: Callable[[str], Known]) -> Reading:
    """Keeps a label only where it is needed, and refuses every line that could mean more than one human."""
    same: dict[str, list[Line]] = {}
    for line in reading.people:
        same.setdefault(line.who.person_key, []).append(line)
    people, faults = [], list(reading.faults)
    for key, lines in same.items():
        about = known(key)
        is_needed = len(lines) > 1 or about.others > 0
        for at, line in enumerate(lines):
            if fault := _fault(line, lines[:at], about) if is_needed else "":
                faults.append((line.number, fault))
            else:
                people.append(line if is_needed else replace(line, apart=""))
    return Reading(sorted(people, key=lambda line: line.number), sorted(faults))


def _fault(line: Line, before: list[Line], about: Known) -> str:
    if before and (not line.apart or line.apart in [other.apart for other in before] or not before[0].apart):
        return TWICE.format(before[0].number)
    if not line.apart and about.others:
        return f"이름과 생년월일이 같은 사람이 여럿입니다. ‘구분’ 칸에 주소나 통을 적어 주세요.{_labels(about)}"
    if line.apart and line.apart not in about.marks and about.is_borne:
        return f"{Refusal.NAMESAKES_UNTOLD.message}{_labels(about)}"
    return ""


def _labels(about: Known) -> str:
    return f" 지금 아는 구분: {', '.join(sorted(about.marks))}" if about.marks else ""


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
