"""What comes in about a screening: its criteria, and the points of one member."""

from collections.abc import Iterable, Sequence
from typing import Any

from wtforms import BooleanField, Field
from wtforms.validators import NumberRange

from ..web.forms import Form, line, offered, select, text, whole
from .states import DEFAULT_CRITERIA

ROWS = 6
POINTS = "배점은 1점부터 100점까지의 정수로 적어 주세요."


class ScreeningForm(Form):
    """Fields `name_<n>` and `points_<n>` per criterion."""

    track = select("예산 유형", coerce=int)
    dong = select("동", coerce=int, required=False, description="동마다 심사하는 유형일 때만 고릅니다.")
    trim = BooleanField("제안마다 가장 높은 점수와 가장 낮은 점수를 빼고 평균을 냅니다(점수가 3개 이상일 때)")

    def offer(self, tracks: Iterable[Any], dongs: Iterable[Any]) -> "ScreeningForm":
        self.track.choices = offered((track.id, track.label) for track in tracks)
        self.dong.choices = offered([("", "구 전체"), *((dong.id, dong.name) for dong in dongs)])
        return self

    @property
    def rows(self) -> list[tuple[Field, Field]]:
        return [(self[f"name_{n}"], self[f"points_{n}"]) for n in range(1, ROWS + 1)]

    @property
    def criteria(self) -> list[tuple[str, int]]:
        return [(name.data, points.data) for name, points in self.rows if name.data]


for _n in range(1, ROWS + 1):
    setattr(ScreeningForm, f"name_{_n}", line(f"기준 {_n}", 40, required=False))
    setattr(ScreeningForm, f"points_{_n}", whole(f"배점 {_n}", required=False))


def as_offered() -> dict[str, Any]:
    """The criteria to begin with."""
    rows = enumerate(DEFAULT_CRITERIA, 1)
    return {key: value for n, (name, points) in rows for key, value in ((f"name_{n}", name), (f"points_{n}", points))}


class SheetForm(Form):
    """Fields `p<proposal>_<criterion>`, hung in for the screening at hand."""

    def given(self, proposals: Iterable[Any], criteria: Sequence[Any]) -> dict[int, list[int | None]]:
        """Proposal id -> points for each criterion."""
        every = {p.id: [self.points(p.id, n) for n in range(len(criteria))] for p in proposals}
        return {number: [field.data for field in fields] for number, fields in every.items() if None not in fields}

    def points(self, proposal_id: int, criterion: int) -> Any:
        """The field, or nothing where the member stepped back."""
        name = f"p{proposal_id}_{criterion}"
        return next((field for field in self if field.short_name == name), None)


def sheet_form(screening: Any, proposals: Iterable[Any], sheet: Any) -> type[SheetForm]:
    """A form for the proposals that this member may score."""
    recused = sheet.recused if sheet is not None else {}
    fields: dict[str, Any] = {}
    for proposal in proposals:
        if str(proposal.id) in recused:
            continue
        for n, (name, most) in enumerate(screening.criteria):
            fields[f"p{proposal.id}_{n}"] = _points(proposal.title, name, most)
    return type("ThisSheetForm", (SheetForm,), fields)


def as_filled(sheet: Any) -> dict[str, Any]:
    """What she has so far, as data for the form."""
    points = sheet.points if sheet is not None else {}
    return {f"p{number}_{n}": each for number, given in points.items() for n, each in enumerate(given)}


def _points(title: str, name: str, most: int) -> Any:
    field = whole(f"{title} {name}", required=False, label=f"{name} ({most}점까지)")
    fits = NumberRange(0, most, f"‘{title}’의 {name} 점수는 0점부터 {most}점까지 적어 주세요.")
    field.kwargs["validators"].append(fits)
    return field


class RecusalForm(Form):
    proposal = select("제안", coerce=int)
    reason = text("이해관계", 200, label="어떤 관계가 있나요", description="예: 제안한 단체의 회원입니다.")

    def offer(self, proposals: Iterable[Any]) -> "RecusalForm":
        self.proposal.choices = offered((p.id, p.title) for p in proposals)
        return self
