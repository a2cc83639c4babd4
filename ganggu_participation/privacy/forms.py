"""What a person says about her own data, and what officials say before they see it."""

from typing import Any

from wtforms import BooleanField

from ..web import forms
from ..web.birth_dates import birth_date

CREDIT = [("remove", "내 이름을 지웁니다"), ("keep", "화면에 보일 이름을 그대로 둡니다")]
WHY = "누구의 어떤 일 때문인지 10자 이상 적어 주세요. 적은 까닭은 접속기록에 남고, 본인도 볼 수 있습니다."


def reason() -> Any:
    return forms.line("까닭", 200, label="보아야 하는 까닭", description=WHY)


class CorrectionForm(forms.Form):
    name = forms.line("이름", 40)
    display_name = forms.line("화면에 보일 이름", 20, description="제안을 쓰면 이 이름이 보입니다.")
    email = forms.email(label="전자우편 주소(이메일)", required=False)
    birth_date = birth_date()
    password = forms.password(shortest=1, label="지금 비밀번호", description="본인인지 다시 확인합니다.")

    def fit(self, checked: bool, with_password: bool) -> "CorrectionForm":
        """After the identity check name and birth date stand; without a password none is asked for."""
        if checked:
            del self.name, self.birth_date
        if not with_password:
            del self.password
        return self

    @property
    def words(self) -> dict[str, Any]:
        """What `correct` asks for; an empty address changes nothing."""
        said = {
            field.name: field.data for field in self if field.name in ("name", "display_name", "email", "birth_date")
        }
        return {name: value for name, value in said.items() if value}


class ClosureForm(forms.Form):
    credit = forms.radio("공개한 제안의 이름", CREDIT, label="내가 낸 제안에 적힌 이름은 어떻게 할까요")
    password = forms.password(shortest=1, label="지금 비밀번호", description="본인인지 다시 확인합니다.")
    sure = forms.agree("지운 정보는 되돌릴 수 없음을 알고 있습니다", "되돌릴 수 없음을 확인하고 눌러 주세요.")

    def fit(self, with_password: bool) -> "ClosureForm":
        if not with_password:
            del self.password
        return self


class RenewalForm(forms.Form):
    """One box per text that changed; none is ticked before."""

    agree = forms.agree("바뀐 내용을 읽었고 동의합니다", "읽고 동의하면 눌러 주세요. 지금 하지 않아도 됩니다.")


class ReasonForm(forms.Form):
    reason = reason()


class ReviewForm(forms.Form):
    month = forms.line("달", 7)
    reasons_checked = BooleanField("내려받거나 가림을 푼 까닭을 모두 살펴보았습니다")
    remark = forms.text(
        "점검 의견", 500, required=False, description="이상한 점이 있었으면 적어 주세요. 사람 이름은 적지 마세요."
    )
