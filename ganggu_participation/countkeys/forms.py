"""What comes in about count keys: who shares one, and a share from its card."""

from typing import TYPE_CHECKING, Self

from wtforms import Field, ValidationError

from ..web import forms

if TYPE_CHECKING:
    from ..accounts.models import Account

NUMBERS = tuple((n, f"{n}명") for n in range(2, 6))
FEWEST, MOST = 2, 5


class KeyForm(forms.Form):
    """A new key: for what, who holds its cards, and how many of them open the box."""

    title = forms.line("열쇠 이름", 60)
    officers = forms.checks("카드를 가질 개표 담당자", coerce=int, required=True)
    threshold = forms.select("모여야 하는 사람 수", NUMBERS, coerce=int)

    def offer(self, officers: "list[Account]") -> Self:
        self.officers.choices = forms.offered([(officer.id, officer.name) for officer in officers])
        return self

    def validate_officers(self, field: Field) -> None:
        if not FEWEST <= len(field.data or ()) <= MOST:
            raise ValidationError("개표 담당자를 두 명에서 다섯 명까지 골라 주세요.")

    def validate_threshold(self, field: Field) -> None:
        if field.data and field.data > len(self.officers.data or ()):
            raise ValidationError("모여야 하는 사람 수가 고른 담당자보다 많습니다.")


class ShareForm(forms.Form):
    """One share, typed, pasted or scanned; it is never kept."""

    share = forms.text(
        "열쇠 조각", 2000, render_kw={"rows": 6, "autocomplete": "off", "spellcheck": "false", "autocapitalize": "off"}
    )
