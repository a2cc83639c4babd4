"""What people write to show who they are, and what officials write at the desk, parsed."""

from collections.abc import Iterable
from typing import Any

from wtforms import BooleanField, Field, FileField, StringField
from wtforms.validators import InputRequired, Optional, ValidationError

from ..accounts.states import Basis
from ..refusals import Refusal
from ..web import forms
from ..web.birth_dates import FIGURES, birth_date
from ..web.guard import Guarded
from .codes import Contact, contact_of

BASES = {basis.value: basis for basis in Basis}


def member(value: str) -> Basis:
    """Raises ValueError for one that was not offered."""
    if value not in BASES:
        raise ValueError("보기 가운데에서 골라 주세요.")
    return BASES[value]


CONTACT = "전자우편 주소나 휴대전화 번호"
UNREACHABLE = "전자우편 주소는 name@example.kr처럼, 휴대전화 번호는 010-1234-5678처럼 적어 주세요."


class ContactField(StringField):
    """An e-mail address or a Korean mobile number; data is a Contact."""

    def process_formdata(self, valuelist: Any) -> None:
        self.raw_data = [forms.tidy(value) for value in valuelist]
        typed = self.raw_data[0] if self.raw_data else ""
        self.data = contact_of(typed) if typed else None
        if typed and self.data is None:
            raise ValueError(UNREACHABLE)

    def _value(self) -> str:
        return self.raw_data[0] if self.raw_data else self.data.address if isinstance(self.data, Contact) else ""


def contact(**kwargs: Any) -> Field:
    return ContactField(
        CONTACT, validators=[forms.needed(CONTACT)], description=kwargs.pop("description", ""), **kwargs
    )


class ContactForm(Guarded):
    contact = contact(description="확인번호를 보내 드립니다. 로그인할 때도 씁니다.")


class CodeForm(forms.Form):
    code = forms.line("확인번호", 10, description="받은 여섯 자리 번호를 적어 주세요.", render_kw=FIGURES)


class CheckForm(Guarded):
    """Every field that some provider asks for; `check_form` leaves those of one."""

    name = forms.line("이름", 40, description="주민등록에 있는 이름을 적어 주세요.")
    birth_date = birth_date()
    contact = contact(description="여섯 자리 확인번호를 보내 드립니다.")
    letter_code = forms.line("편지 번호", 20, description="열두 자리입니다. 줄표는 빼고 적어도 됩니다.")
    number = forms.line("확인 숫자", 4, description="위에 나온 숫자 네 자리를 적어 주세요.", render_kw=FIGURES)
    agree_identity = forms.agree(
        "본인 확인에 필요한 개인정보 수집·이용에 동의합니다", "동의해야 본인 확인을 할 수 있습니다."
    )


ALWAYS = ("agree_identity", "csrf_token", "website", "opened")


def check_form(asked: Iterable[str]) -> CheckForm:
    form, kept = CheckForm(), {*asked, *ALWAYS}
    for name in [field.short_name for field in form if field.short_name not in kept]:
        del form[name]
    return form


class PassBasisForm(forms.Form):
    dong = forms.select("우리 동(행정동)", coerce=int)
    basis = forms.radio("우리 동과 나", [(basis.value, basis.label) for basis in Basis], member)

    def __init__(self, dongs: Iterable[Any], **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.dong.choices = forms.offered([("", "동을 골라 주세요"), *((dong.id, dong.name) for dong in dongs)])


class LetterForm(forms.Form):
    letter_code = forms.line("편지 번호", 20, description="열두 자리입니다. 줄표는 빼고 적어도 됩니다.")
    birth_date = birth_date()


class VisitForm(forms.Form):
    dong = forms.select("창구가 있는 동", coerce=int)
    name = forms.line("이름", 40)
    birth_date = birth_date()
    reason = forms.line("까닭", 200, description="무엇을 도와드리는지 적어 주세요. 처리 기록에 남습니다.")

    def __init__(self, dongs: Iterable[Any], **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.dong.choices = forms.offered((dong.id, dong.name) for dong in dongs)


class DeskBasisForm(forms.Form):
    basis = forms.radio("우리 동과 이 주민", [(basis.value, basis.label) for basis in Basis], member)


class RegistrationForm(DeskBasisForm):
    agree_account = forms.agree(
        "주민이 개인정보 수집·이용에 동의했습니다(동의서를 받았습니다)", Refusal.CONSENT_MISSING.message
    )


class SeenForm(DeskBasisForm):
    seen = BooleanField(
        "신분증을 보았고 이름과 생년월일이 같습니다", validators=[InputRequired("신분증을 먼저 확인해 주세요.")]
    )
    another = BooleanField(
        "이름과 생년월일이 같은 다른 주민이 이미 있습니다. 이분은 다른 사람입니다", validators=[Optional()]
    )
    label = forms.line("구분", 60, required=False, description="명단에 구분이 있으면 똑같이 적어 주세요. 없으면 비워 두세요.")


class LabelForm(forms.Form):
    label = forms.line("구분", 60, description="명단 파일의 ‘구분’ 칸과 똑같이 적어 주세요. 보기: 풍암동 3통")


class ListForm(forms.Form):
    title = forms.line("명단 이름", 60, description="보기: 2026년 11월 주민등록 명단")
    dong = forms.select("어느 동 명단인가요", coerce=int, required=False)
    file = FileField(
        "파일", description="CSV(UTF-8 또는 CP949)나 XLSX. 첫 줄에 이름, 생년월일, 행정동, 주소를 적어 주세요."
    )

    def __init__(self, dongs: Iterable[Any], **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.dong.choices = forms.offered((dong.id, dong.name) for dong in dongs)

    def validate_file(self, field: Field) -> None:
        if not field.data or not getattr(field.data, "filename", ""):
            raise ValidationError("파일을 골라 주세요.")


class ReasonForm(forms.Form):
    reason = forms.text("까닭", longest=300, shortest=5)
