"""What a file of residents says, kept sealed between the look at it and taking it in."""

from dataclasses import asdict, dataclass
from datetime import date, timedelta
from typing import Any, Final

from . import notes
from .list_files import Line, Reading, read

KIND: Final = "resident list"
LASTS: Final = timedelta(minutes=30)


@dataclass(frozen=True)
class Looked:
    """A list that was looked at and may now be taken in."""

    title: str
    dong_id: int | None
    people: list[Line]


def looked_at(content: bytes, dongs: dict[str, int], dong_id: int | None, title: str, who: int) -> tuple[str, Reading]:
    """A token for taking it in, and what was read. Raises UnreadableFile."""
    reading, token = read(content, dongs, dong_id), notes.new_token()
    lines = [asdict(line) | {"birth_date": line.birth_date.isoformat()} for line in reading.people]
    notes.keep(KIND, token, {"title": title, "dong_id": dong_id, "who": who, "lines": lines}, LASTS)
    return token, reading


def kept(token: str, who: int) -> Looked | None:
    """Once, and for whoever looked at it."""
    told: dict[str, Any] | None = notes.read(KIND, token)
    if told is None or told["who"] != who or not notes.drop(token):
        return None
    people = [Line(**line | {"birth_date": date.fromisoformat(line["birth_date"])}) for line in told["lines"]]
    return Looked(told["title"], told["dong_id"], people)
