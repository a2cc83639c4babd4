"""Proposals out of a CSV or XLSX file: read whole, told line by line what is wrong, taken in all together or not at all."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import timedelta
from typing import Any, Final

from ..cycles.models import Cycle, Track
from ..database import transaction
from ..dongs.models import Dong
from ..identities import notes
from ..korean import with_particle
from ..money import Won
from ..personal_numbers import RESIDENT as RESIDENT_NUMBER
from ..refusals import Refusal
from ..spreadsheets import UnreadableFile, rows_of
from .actions import REVIEW_DAYS, take_in
from .models import Proposal
from .papers import Paper
from .states import CHANNELS, NEEDED, ON_PAPER

HEADS: Final = {
    "title": ("제안 이름", "사업명", "제목"),
    "necessity": ("무엇이 불편한가요", "필요성", "제안 취지", "왜 필요한가요"),
    "location": ("어디인가요", "위치", "사업 위치"),
    "content": ("무엇을 하나요", "사업 내용", "내용"),
    "cost": ("예상 비용", "예상 비용(원)", "소요 사업비", "비용"),
    "dong": ("동", "행정동"),
    "track": ("예산 유형", "유형"),
    "channel": ("접수 경로", "경로"),
    "name": ("제안한 사람", "이름", "성명"),
    "shown": ("공개할 이름",),
    "contact": ("연락처", "전화번호"),
}
MUST: Final = ("title", "necessity", "location", "dong", "name")
LONGEST: Final = {"title": 60, "necessity": 2000, "location": 100, "content": 2000, "name": 40, "shown": 40, "contact": 100}
MOST: Final = 1_000
PREVIEW: Final = 20
KIND: Final = "proposal import"
LASTS: Final = timedelta(minutes=30)


@dataclass(frozen=True)
class Line:
    """One proposal of a file; `number` is its line, `cost` in 원."""

    number: int
    dong: str
    track: str
    channel: str
    name: str
    shown: str
    contact: str
    title: str
    necessity: str
    location: str
    content: str
    cost: int | None

    @property
    def channel_label(self) -> str:
        return CHANNELS[self.channel].label


@dataclass
class Reading:
    """What a file says: proposals, and (line, sentence) of what could not be read."""

    lines: list[Line] = field(default_factory=list)
    faults: list[tuple[int, str]] = field(default_factory=list)


def read(content: bytes, tracks: Sequence[str], may: Callable[[str], str]) -> Reading:
    """`tracks`: the labels of the year, the usual one first; `may`: why not for a dong of this name, if anything.

    Raises UnreadableFile for what is no such file at all."""
    rows = rows_of(content)
    head = next(rows, None)
    places, reading = _places(head[1] if head else ()), Reading()
    for number, cells in rows:
        if not any(_text(cell) for cell in cells):
            continue
        if len(reading.lines) + len(reading.faults) >= MOST:
            raise UnreadableFile(f"한 번에 {MOST:,}건까지 넣을 수 있습니다. 파일을 나누어 주세요.")
        words = {key: _text(cells[at]) if at < len(cells) else "" for key, at in places.items()}
        try:
            reading.lines.append(_line(number, words, tracks, may))
        except ValueError as no:
            reading.faults.append((number, str(no)))
    return reading


def keep(reading: Reading, who: int) -> str:
    """A token for taking in what was looked at; sealed for half an hour."""
    token = notes.new_token()
    notes.keep(KIND, token, {"who": who, "lines": [asdict(line) for line in reading.lines]}, LASTS)
    return token


def kept(token: str, who: int) -> list[Line] | None:
    """Once, and for whoever looked at it."""
    told: dict[str, Any] | None = notes.read(KIND, token)
    if told is None or told["who"] != who or not notes.drop(token):
        return None
    return [Line(**line) for line in told["lines"]]


def take_in_all(
    actor: Any,
    lines: Sequence[Line],
    cycle: Cycle,
    dongs: Mapping[str, Dong],
    tracks: Mapping[str, Track],
    review_days: int = REVIEW_DAYS,
) -> list[Proposal]:
    """Each as if it had been typed in from paper; all in one transaction, so that a refusal leaves nothing behind."""
    with transaction():
        return [
            take_in(
                actor,
                cycle=cycle,
                track=tracks[line.track],
                dong=dongs[line.dong],
                channel=CHANNELS[line.channel],
                paper=Paper(line.name, line.shown, line.contact, consented=True),
                title=line.title,
                review_days=review_days,
                necessity=line.necessity,
                location=line.location,
                content=line.content,
                cost=None if line.cost is None else Won(line.cost),
            )
            for line in lines
        ]


def _places(head: Sequence[object]) -> dict[str, int]:
    titles = ["".join(_text(title).split()) for title in head]
    places: dict[str, int] = {}
    for key, names in HEADS.items():
        found = next((titles.index(n) for name in names if (n := "".join(name.split())) in titles), None)
        if found is not None:
            places[key] = found
    if missing := [HEADS[key][0] for key in MUST if key not in places]:
        raise UnreadableFile(f"첫 줄에서 이 칸을 찾지 못했습니다: {', '.join(missing)}. 첫 줄에 칸 이름을 적어 주세요.")
    return places


def _line(number: int, words: Mapping[str, str], tracks: Sequence[str], may: Callable[[str], str]) -> Line:
    if any(RESIDENT_NUMBER.search(word) for word in words.values()):
        raise ValueError(Refusal.RESIDENT_NUMBER.message)
    missing = [question for name, question in {**NEEDED, "name": "제안한 사람", "dong": "동"}.items() if not words[name]]
    if missing:
        raise ValueError(f"비어 있는 칸이 있습니다: {', '.join(missing)}.")
    for key, longest in LONGEST.items():
        if len(words.get(key, "")) > longest:
            raise ValueError(f"{with_particle(HEADS[key][0], '은/는')} {longest:,}자까지 적을 수 있습니다.")
    if no := may(words["dong"]):
        raise ValueError(no)
    return Line(
        number=number,
        track=_chosen(words.get("track", ""), tracks, "예산 유형"),
        channel=_channel(words.get("channel", "")),
        cost=_cost(words.get("cost", "")),
        shown=words.get("shown") or f"{words['name'][0]}○○",
        **{key: words.get(key, "") for key in ("dong", "name", "contact", "title", "necessity", "location", "content")},
    )


def _chosen(word: str, offered: Sequence[str], thing: str) -> str:
    if word and word not in offered:
        raise ValueError(f"{with_particle(thing, '을/를')} 찾지 못했습니다: {word}. {', '.join(offered)} 가운데 하나를 적어 주세요.")
    return word or offered[0]


def _channel(word: str) -> str:
    labels = {channel.label: channel for channel in ON_PAPER}
    return labels[_chosen(word, list(labels), "접수 경로")].value


def _cost(word: str) -> int | None:
    if not word:
        return None
    try:
        return int(Won.parse(word))
    except ValueError as no:
        raise ValueError(f"예상 비용을 읽지 못했습니다: {word}. 300만 원처럼 적어 주세요.") from no


def _text(cell: object) -> str:
    """A cell as somebody would read it; whole numbers of a workbook come as 3000000.0."""
    word = "" if cell is None else str(cell).strip()
    return word.removesuffix(".0") if isinstance(cell, float) else word
