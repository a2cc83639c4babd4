"""What an official writes about a year: dates of every stage, money of every track."""

from typing import Any, cast

from wtforms import Field
from wtforms.validators import NumberRange, ValidationError

from ..web.forms import Form, line, moment, text, whole, won
from . import defaults
from .models import Cycle
from .plans import StagePlan, TrackPlan
from .states import GATE_DAYS, NOTICE_DAYS

EARLIEST_YEAR, LATEST_YEAR = 2007, 2100  # participatory budgeting began in 2007


class PlanForm(Form):
    """Fields `<key>_opens`, `<key>_closes` per stage and `<key>_summary`, `<key>_ceiling`, `<key>_dong_ceiling` per track."""

    operating_year = whole("운영연도", description="제안을 받고 투표하는 해입니다. 예산은 그다음 해 예산입니다.")
    plan = text(
        "운영 방향과 범위",
        5000,
        shortest=30,
        description="운영계획 화면의 ‘무엇을 제안할 수 있나요’에 그대로 나옵니다.",
    )

    def validate_operating_year(self, field: Any) -> None:
        if field.data is not None and not EARLIEST_YEAR <= field.data <= LATEST_YEAR:
            raise ValidationError("연도를 네 자리로 다시 확인해 주세요.")

    @property
    def stage_rows(self) -> list[tuple[str, Field, Field]]:
        """(label, opens, closes)"""
        return [(words[0], self[f"{key}_opens"], self[f"{key}_closes"]) for key, words in defaults.STAGES.items()]

    @property
    def track_rows(self) -> list[tuple[str, list[Field]]]:
        """(label, fields)"""
        return [(track.label, [self[name] for name in _track_fields(track)]) for track in defaults.tracks()]

    def stage_plans(self) -> list[StagePlan]:
        return [
            StagePlan(key, label, about, self[f"{key}_opens"].data, self[f"{key}_closes"].data)
            for key, (label, about) in defaults.STAGES.items()
        ]

    def track_plans(self) -> list[TrackPlan]:
        return [self._track_plan(track) for track in defaults.tracks()]

    def _track_plan(self, track: TrackPlan) -> TrackPlan:
        summary, ceiling, gate, *share = [self[name].data for name in _track_fields(track)]
        return TrackPlan(track.key, track.label, summary, track.scope, ceiling, share[0] if share else None, gate)


def _track_fields(track: TrackPlan) -> list[str]:
    names = ["summary", "ceiling", "support_gate"] + (["dong_ceiling"] if track.dong_ceiling is not None else [])
    return [f"{track.key}_{name}" for name in names]


def _gate(label: str) -> Any:
    few = NumberRange(1, 10_000, "공감 인원은 1명부터 10,000명까지 적어 주세요. 두지 않으려면 비워 두세요.")
    field = whole(
        f"{label} 검토에 필요한 공감",
        required=False,
        label="검토에 필요한 공감(명)",
        description=f"비워 두면 모든 제안을 검토합니다. 적으면 {GATE_DAYS}일 안에 그만큼 공감이 모인 제안만 검토합니다.",
    )
    field.kwargs["validators"].append(few)
    return field


def _fit_fields() -> None:
    """Hangs the fields of the known stages and tracks into the form."""
    for key, (label, _) in defaults.STAGES.items():
        setattr(PlanForm, f"{key}_opens", moment(f"{label} 시작", label="시작"))
        setattr(PlanForm, f"{key}_closes", moment(f"{label} 끝", label="끝"))
    labels = {"ceiling": "쓸 수 있는 예산", "dong_ceiling": "동마다 쓸 수 있는 예산"}
    for track in defaults.tracks():
        setattr(PlanForm, f"{track.key}_summary", line(f"{track.label} 설명", 200, label="설명"))
        setattr(PlanForm, f"{track.key}_support_gate", _gate(track.label))
        for name in [n for n in _track_fields(track) if n.endswith("ceiling")]:
            kind = name.removeprefix(f"{track.key}_")
            setattr(PlanForm, name, won(f"{track.label} 예산", label=labels[kind]))


_fit_fields()


def as_offered(year: int) -> dict[str, Any]:
    """The defaults of a year, as data for the form."""
    return {"operating_year": year, "plan": defaults.PLAN} | _data(defaults.stages(year), defaults.tracks())


def as_planned(cycle: Cycle) -> dict[str, Any]:
    """A stored year, as data for the form."""
    return {"operating_year": cycle.operating_year, "plan": cycle.plan} | _data(cycle.stages, cycle.tracks)


def _data(stages: Any, tracks: Any) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for stage in stages:
        found |= {f"{stage.key}_opens": stage.opens, f"{stage.key}_closes": stage.closes}
    for track in tracks:
        words = {"summary": track.summary, "ceiling": track.ceiling, "dong_ceiling": track.dong_ceiling}
        words["support_gate"] = track.support_gate
        found |= {f"{track.key}_{name}": cast(Any, value) for name, value in words.items()}
    return found


class AnnouncementForm(Form):
    early_reason = text(
        "늦게 공고하는 까닭",
        500,
        required=False,
        shortest=30,
        description=f"공고와 제안받기 시작 사이가 {NOTICE_DAYS}일보다 짧습니다. 까닭은 운영계획 화면에 함께 나옵니다.",
    )
