"""Whether the papers of a place add up: KOREA VOTE-06."""

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass


@dataclass(frozen=True)
class Figures:
    """Sets of ballot papers as the staff counted them at one place."""

    received: int
    spoiled: int
    unused: int
    in_box: int
    not_returned: int

    def as_dict(self) -> dict[str, int]:
        return asdict(self)


@dataclass(frozen=True)
class Line:
    sentence: str
    ok: bool


@dataclass(frozen=True)
class Balance:
    """`issued`: people whose entry was struck for a paper here; `entered`: contest number -> papers in settled bundles."""

    figures: Figures | None
    issued: int
    entered: Mapping[int, int]
    unsettled: int

    @property
    def lines(self) -> list[Line]:
        return [Line("아직 결산을 적지 않았습니다.", False)] if self.figures is None else list(self._lines(self.figures))

    @property
    def ok(self) -> bool:
        return all(line.ok for line in self.lines)

    @property
    def facts(self) -> dict[str, object]:
        figures = self.figures.as_dict() if self.figures else {}
        return {**figures, "issued": self.issued, "entered": {str(no): papers for no, papers in self.entered.items()}}

    def _lines(self, f: Figures) -> Iterator[Line]:
        used = self.issued + f.spoiled + f.unused
        yield Line(
            f"받은 투표지 {f.received:,}벌, 나누어 준 것 {self.issued:,}벌 + 버린 것 {f.spoiled:,}벌 + 남은 것 {f.unused:,}벌 = {used:,}벌.",
            f.received == used,
        )
        back = self.issued - f.not_returned
        yield Line(
            f"나누어 준 투표지 {self.issued:,}벌에서 돌아오지 않은 {f.not_returned:,}벌을 빼면 {back:,}벌, 투표함에 든 것 {f.in_box:,}벌.",
            f.in_box == back,
        )
        for no, papers in sorted(self.entered.items()):
            yield Line(f"{no}번 투표지: 투표함에 든 것 {f.in_box:,}장, 입력한 것 {papers:,}장.", papers == f.in_box)
        if self.unsettled:
            yield Line(f"두 사람의 입력을 아직 맞추지 않은 묶음이 {self.unsettled}개 있습니다.", False)
