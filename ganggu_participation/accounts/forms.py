"""What people write about themselves, parsed."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING, Any

from wtforms import BooleanField, Field
from wtforms.validators import EqualTo, ValidationError

from .. import clock
from ..permissions import Role
from ..refusals import Refusal
from ..web import forms
from ..web.birth_dates import birth_date
from ..web.guard import Guarded
from .consents import ACCOUNT, AT_SIGN_UP, NEWS, given
from .queries import plain_phone
from .states import Basis

if TYPE_CHECKING:
    from ..dongs.models import Dong

ADDRESS = "전자우편 주소(이메일)"
CONTACT = "전자우편 주소나 휴대전화 번호"
BASES = {basis.value: basis for basis in Basis}
ROLES = {role.value: role for role in Role}
UNREADABLE = "전자우편 주소나 010으로 시작하는 휴대전화 번호를 적어 주세요."
FIGURES = {"inputmode": "numeric"}  # phones show the keys with figures


def member(members: Mapping[str, Any], value: str) -> Any:
    """The member of that value. Raises ValueError for one that was not offered."""
    if value not in members:
        raise ValueError("보기 가운데에서 골라 주세요.")
    return members[value]


class SignInForm(forms.Form):
    email = forms.line(CONTACT, 200)
    password = forms.password(shortest=1)


class CodeForm(forms.Form):
    code = forms.line("확인 번호", 20, render_kw={"inputmode": "numeric"})


class NewPasswordForm(forms.Form):
    FIRST = "password"
    password = forms.password(
        label="새 비밀번호", description="8자 이상으로 정해 주세요. 띄어쓰기와 한글도 쓸 수 있습니다."
    )
    password_again = forms.password(
        "비밀번호", shortest=1, label="새 비밀번호 한 번 더", description="같은 비밀번호를 다시 적어 주세요."
    )

    def validate_password_again(self, field: Field) -> None:
        EqualTo("password", "비밀번호 두 개가 서로 다릅니다. 다시 적어 주세요.")(self, field)


class PasswordForm(NewPasswordForm):
    old = forms.password(shortest=1, label="지금 비밀번호")


class ForgottenForm(forms.Form):
    email = forms.line(CONTACT, 200)

    def validate_email(self, field: Field) -> None:
        if "@" not in (field.data or "") and not self.phone:
            raise ValidationError(UNREADABLE)

    @property
    def phone(self) -> str:
        """The mobile number in figures; empty for an e-mail address."""
        return plain_phone(self.email.data or "")


class CodedPasswordForm(NewPasswordForm):
    """A new password with the code that was texted."""

    code = forms.line("문자로 받은 번호", 10, description="숫자 여섯 자리입니다.", render_kw=FIGURES)


class SignUpForm(Guarded):
    password = forms.password(description="8자 이상으로 정해 주세요. 띄어쓰기와 한글도 쓸 수 있습니다.")
    password_again = forms.password(
        "비밀번호", shortest=1, label="비밀번호 한 번 더", description="같은 비밀번호를 다시 적어 주세요."
    )
    name = forms.line("이름", 40, description="본인 확인에 씁니다. 다른 사람에게 보이지 않습니다.")
    display_name = forms.line(
        "화면에 보일 이름", 20, description="제안을 쓰면 이 이름이 보입니다. 실제 이름이 아니어도 됩니다."
    )
    birth_date = birth_date()
    agree_account = forms.agree(ACCOUNT.sentence, Refusal.CONSENT_MISSING.message)
    agree_news = BooleanField(NEWS.sentence)

    def validate_password_again(self, field: Field) -> None:
        EqualTo("password", "비밀번호 두 개가 서로 다릅니다. 다시 적어 주세요.")(self, field)

    @property
    def consents(self) -> dict[str, str]:
        """Kind and version of every ticked box."""
        return given(AT_SIGN_UP, {terms.kind for terms in AT_SIGN_UP if self[f"agree_{terms.kind}"].data})

    @property
    def words(self) -> dict[str, Any]:
        """What `sign_up` asks for."""
        names = ("password", "name", "display_name", "birth_date")
        return {name: self[name].data for name in names} | {"consents": self.consents}


class BasisForm(forms.Form):
    dong = forms.select("우리 동(행정동)", coerce=int)
    basis = forms.radio("우리 동과 나", [(basis.value, basis.label) for basis in Basis], partial(member, BASES))

    def __init__(self, dongs: "Iterable[Dong]", **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.dong.choices = forms.offered([("", "동을 골라 주세요"), *((dong.id, dong.name) for dong in dongs)])


class GrantForm(forms.Form):
    role = forms.select(
        "권한", [("", "권한을 골라 주세요"), *((role.value, role.label) for role in Role)], partial(member, ROLES)
    )
    dong = forms.select("맡을 동", coerce=int, required=False)
    starts = forms.day("시작하는 날", required=False, description="이날부터 맡습니다. 비우면 지금부터 맡습니다.")
    until = forms.day("끝나는 날", required=False, description="이날까지 맡습니다. 비우면 거둘 때까지 맡습니다.")

    def __init__(self, dongs: "Iterable[Dong]", **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.dong.choices = forms.offered([("", "서구 전체"), *((dong.id, dong.name) for dong in dongs)])

    @property
    def from_at(self) -> datetime | None:
        """The first moment of the first day; nothing: now."""
        return clock.midnight(self.starts.data) if self.starts.data else None

    @property
    def to_at(self) -> datetime | None:
        """The first moment after the last day."""
        return clock.midnight(self.until.data + timedelta(days=1)) if self.until.data else None


class SignOutForm(forms.Form):
    reason = forms.line("까닭", 200, description="무슨 일 때문인지 적어 주세요. 사람 이름과 연락처는 적지 마세요.")
