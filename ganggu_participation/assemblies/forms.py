"""What comes in about assemblies."""

from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any, Self

from wtforms import Field
from wtforms.validators import ValidationError

from ..web import forms
from .states import Route

if TYPE_CHECKING:
    from ..countkeys.models import SharedKey
    from ..cycles.models import Track
    from ..dongs.models import Dong
    from ..proposals.models import Proposal

AGES = ((18, "18세 이상"), (15, "15세 이상"), (13, "13세 이상"))
ROUTES = {route.value: route for route in Route}
SERVER_KEEPS = "서버가 잠가서 보관(나누어 갖지 않음)"
CHOICES = tuple((n, f"{n}개까지") for n in range(1, 7))


class AssemblyForm(forms.Form):
    """A new assembly: whose, when, where, and its rules."""

    dong = forms.select("동", coerce=int)
    track = forms.select("유형", coerce=int)
    name = forms.line("총회 이름", 60)
    place = forms.line("모이는 곳", 120)
    opens = forms.moment("투표 시작")
    closes = forms.moment("투표 마감")
    meets_at = forms.moment("모이는 때")
    choices_max = forms.select("고를 수 있는 안건 수", CHOICES, coerce=int)
    min_age = forms.select("참여 나이", AGES, coerce=int)
    quorum_pct = forms.line("최소 참여 비율(%)", 6)

    def offer(self, dongs: "list[Dong]", tracks: "list[Track]") -> Self:
        """Only what this official may choose."""
        self.dong.choices = forms.offered([(dong.id, dong.name) for dong in dongs])
        self.track.choices = forms.offered([(track.id, track.label) for track in tracks])
        return self

    def validate_quorum_pct(self, field: Field) -> None:
        """0 to 100 with at most two decimals: KOREA RA-07."""
        if not _is_percent(field.data):
            raise ValidationError("최소 참여 비율은 0보다 크고 100 이하인 수로, 소수 둘째 자리까지 적어 주세요.")


class ItemForm(forms.Form):
    """One eligible proposal for the agenda and how it is carried out."""

    proposal = forms.radio("제안", coerce=int)
    route = forms.select("어떻게 진행하나요", [(r.value, r.label) for r in Route], coerce=ROUTES.get)

    def offer(self, proposals: "list[Proposal]") -> Self:
        self.proposal.choices = forms.offered([(p.id, f"{p.title} ({p.reviewed_cost})") for p in proposals])
        return self


class NoticeForm(forms.Form):
    """The words of the public notice; the reason is asked for only when the notice is late."""

    key = forms.select("개표 열쇠", coerce=int, required=False)
    notice = forms.text("공고문", 4000, shortest=30, render_kw={"rows": 14})
    short_notice_reason = forms.text("10일보다 늦게 공고하는 까닭", 500, required=False)

    def offer(self, keys: "list[SharedKey]") -> Self:
        said = [(key.id, f"{key.title} ({len(key.holders)}명 가운데 {key.threshold}명)") for key in keys]
        self.key.choices = forms.offered([*said, ("", SERVER_KEEPS)])
        return self


class CallOffForm(forms.Form):
    """Why an assembly does not take place: residents read it."""

    reason = forms.text("취소하는 까닭", 500, shortest=30, render_kw={"rows": 4})


def _is_percent(typed: Any) -> bool:
    try:
        value = Decimal(typed)
    except (InvalidOperation, TypeError):
        return False
    exponent = value.as_tuple().exponent
    return isinstance(exponent, int) and exponent >= -2 and 0 < value <= 100
