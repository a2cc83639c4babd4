"""What those who write a proposal tell. Only the name is asked for at once; the rest may follow in a draft."""

from collections.abc import Iterable, Sequence
from typing import Any

from wtforms import BooleanField, FloatField, IntegerField
from wtforms.validators import Optional, ValidationError
from wtforms.widgets import HiddenInput

from ...web.forms import Form, line, offered, radio, select, text, won
from ..states import CATEGORIES, NEEDED, PROPOSERS, Category, Proposer

TEXTS = ("title", "necessity", "location", "content", "effect", "beneficiaries", "period")
FOLDED = ("content", "effect", "beneficiaries", "period", "category", "cost", "group_name")


class DegreeField(FloatField):
    """A coordinate that the map fills in: nobody types it, so what cannot be read is no point."""

    widget = HiddenInput()

    def __init__(self, **kwargs: Any) -> None:
        super().__init__("", validators=[Optional()], **kwargs)

    def process_formdata(self, valuelist: Sequence[str]) -> None:
        try:
            degrees = float(valuelist[0]) if valuelist else None
        except ValueError:
            degrees = None
        self.data = degrees if degrees is not None and -180 <= degrees <= 180 else None


class RevisionField(IntegerField):
    """Which revision of a draft the page was made from."""

    widget = HiddenInput()

    def __init__(self, **kwargs: Any) -> None:
        super().__init__("", validators=[Optional()], **kwargs)


class ProposalForm(Form):
    """Three questions first; the rest is folded away and may stay empty."""

    title = line("제안 이름", 60, description="한 줄로 적어 주세요. 예: 풍암호수 둘레길에 의자 놓기")
    necessity = text(
        "불편한 점",
        2000,
        required=False,
        label=NEEDED["necessity"],
        description="겪은 일을 말하듯이 적어 주세요. 이름이나 전화번호는 적지 마세요.",
    )
    location = line(
        "위치", 100, required=False, label=NEEDED["location"], description="예: 풍암호수공원 정문에서 둘레길 쪽 200m"
    )
    dong = select("동", coerce=int, label="어느 동의 일인가요")
    reaches_district = BooleanField("다른 동에도 걸친 일입니다")
    lat = DegreeField()
    lon = DegreeField()
    content = text(
        "하는 일", 2000, required=False, label="무엇을 하나요", description="바라는 모습이 있으면 적어 주세요."
    )
    effect = text("좋아지는 점", 500, required=False, label="하고 나면 무엇이 좋아지나요")
    beneficiaries = line(
        "도움받는 사람",
        100,
        required=False,
        label="누가 좋아지나요",
        description="예: 둘레길을 걷는 어르신 하루 300명쯤",
    )
    period = line("하는 때", 60, required=False, label="언제 하면 좋을까요", description="예: 내년 4월부터 6월까지")
    category = select("분야", [("", "잘 모르겠습니다"), *((c.value, c.label) for c in Category)], required=False)
    cost = won("예상 비용", required=False, description="모르면 비워 두세요. 예: 300만 원")
    track = radio(
        "유형",
        coerce=int,
        label="어떤 예산으로 할까요",
        required=False,
        description="잘 모르면 그대로 두세요. 담당자가 맞는 예산을 찾아 드립니다.",
    )
    proposer = radio("누구의 제안인가요", [(p.value, p.label) for p in Proposer], required=False)
    group_name = line(
        "모임이나 학교 이름",
        60,
        required=False,
        description="모임이나 학교의 제안이면 적어 주세요. 이 이름으로 공개합니다. 예: 풍암초 학생회",
    )
    revision = RevisionField()

    def offer(self, dongs: Iterable[Any], tracks: Iterable[Any]) -> "ProposalForm":
        """Fills in what may be chosen. A choice of one is no question."""
        self.dong.choices = offered([("", "동을 골라 주세요"), *((dong.id, dong.name) for dong in dongs)])
        self.track.choices = offered((track.id, f"{track.label}: {track.summary}") for track in tracks)
        if len(self.track.choices) < 2:
            del self.track
        return self

    def after_receipt(self) -> "ProposalForm":
        """The receipt number names the dong: only the words may still change."""
        del self.dong, self.track
        return self

    def validate_group_name(self, field: Any) -> None:
        if self.proposer.data in (Proposer.GROUP, Proposer.SCHOOL) and not field.data:
            raise ValidationError("모임이나 학교 이름을 적어 주세요. 혼자 내는 제안이면 '나 혼자'를 골라 주세요.")

    def words(self) -> dict[str, Any]:
        """Only the words; empty ones are empty texts. What could not be read is left out."""
        words = {name: self[name].data or "" for name in TEXTS}
        alone = self.proposer.data in (None, "", Proposer.PERSON)
        more = {
            "cost": self.cost.data,
            "category": CATEGORIES.get(self.category.data or ""),
            "proposer": Proposer.PERSON if alone else PROPOSERS[self.proposer.data],
            "group_name": "" if alone else self.group_name.data or "",
            "reaches_district": bool(self.reaches_district.data),
            "lat": self.lat.data,
            "lon": self.lon.data,
        }
        return {name: value for name, value in {**words, **more}.items() if not self[name].errors}

    def changed_from(self, proposal: Any) -> list[tuple[Any, Any]]:
        """The fields whose words here differ from those that are stored, with the stored ones."""
        shown = (*TEXTS, "cost", "group_name")
        stored = [(self[name], getattr(proposal, name)) for name in shown if name in self]
        return [(field, there) for field, there in stored if (field.data or "") != (there or "")]

    @property
    def more_is_open(self) -> bool:
        """Whether the folded part has something to show."""
        return any(self[name].data or self[name].errors for name in FOLDED if name in self)
