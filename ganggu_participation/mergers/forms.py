"""What comes in about merging, splitting and moving."""

from collections.abc import Iterable
from typing import Any

from ..web.forms import Form, checks, line, offered, select, text

WHY = "함께 제안한 사람들이 그대로 읽습니다. 예: 같은 길에 같은 의자를 놓자는 제안입니다."
KEPT = ("title", "necessity", "location", "content")


class MergerForm(Form):
    proposals = checks("합칠 제안", coerce=int)
    receipt_no = line("접수번호", 30, required=False, description="목록에 없으면 적어 주세요. 예: 2027-풍암-0012")
    reason = text("까닭", 300, shortest=5, label="왜 합치면 좋을까요", description=WHY)

    def offer(self, proposals: Iterable[Any]) -> "MergerForm":
        self.proposals.choices = offered((p.id, f"{p.title} ({p.receipt_no}, {p.dong.name})") for p in proposals)
        return self


class AnswerForm(Form):
    note = text(
        "제안한 사람의 뜻",
        200,
        required=False,
        label="제안한 분께 언제 어떻게 여쭈었나요",
        description="종이로 낸 제안일 때만 적습니다. 예: 11월 3일 전화로 여쭈었습니다.",
    )


class ReasonForm(Form):
    reason = text("까닭", 300, shortest=5, label="까닭", description="다른 사람들이 그대로 읽습니다.")


def _part(which: str) -> dict[str, Any]:
    return {
        f"{which}_title": line("제안 이름", 60),
        f"{which}_necessity": text("불편한 점", 2000, label="무엇이 불편한가요"),
        f"{which}_location": line("위치", 100, label="어디인가요"),
        f"{which}_content": text("하는 일", 2000, required=False, label="무엇을 하나요"),
    }


class SplitForm(Form):
    """The words of the proposal that stays (`stays_...`) and of the one that goes its own way (`goes_...`)."""

    reason = text("까닭", 300, shortest=5, label="왜 나누면 좋을까요", description="공개됩니다. 예: 의자와 조명은 맡는 부서가 다릅니다.")

    def words(self, which: str) -> dict[str, str]:
        return {name: self[f"{which}_{name}"].data or "" for name in KEPT}


for _which in ("stays", "goes"):
    for _name, _field in _part(_which).items():
        setattr(SplitForm, _name, _field)


class MoveForm(Form):
    dong = select("동", coerce=int)
    track = select("예산 유형", coerce=int)
    reason = text("까닭", 300, shortest=5, label="왜 옮기나요", description="제안한 사람과 모든 주민이 읽습니다.")

    def offer(self, dongs: Iterable[Any], tracks: Iterable[Any]) -> "MoveForm":
        self.dong.choices = offered((dong.id, dong.name) for dong in dongs)
        self.track.choices = offered((track.id, track.label) for track in tracks)
        return self
