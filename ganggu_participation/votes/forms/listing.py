"""The list of a vote: a file, and one person to add or take off."""

from wtforms import Field, FileField
from wtforms.validators import ValidationError

from ...web.birth_dates import birth_date
from ...web.forms import Form, line, radio, text
from ..roll_files import phone_in
from ..states import ChangeKind

KINDS = {kind.value: kind for kind in ChangeKind}


class RollFileForm(Form):
    file = FileField(
        "명부 파일",
        description="CSV(UTF-8 또는 CP949)나 XLSX. 첫 줄에 이름, 생년월일을 적고, 있으면 전화번호도 적어 주세요. 이름과 생년월일이 같은 사람이 있으면 ‘구분’ 칸에 주소나 통을 적어 주세요.",
    )

    def validate_file(self, field: Field) -> None:
        if not field.data or not getattr(field.data, "filename", ""):
            raise ValidationError("파일을 골라 주세요.")


def _kind(value: str) -> ChangeKind:
    """Raises ValueError for what was not offered."""
    if value not in KINDS:
        raise ValueError("보기 가운데에서 골라 주세요.")
    return KINDS[value]


class RollChangeForm(Form):
    kind = radio(
        "무엇을",
        [(kind.value, f"명부{'에' if kind is ChangeKind.ADD else '에서'} {kind.label}") for kind in ChangeKind],
        _kind,
    )
    name = line("이름", 40)
    birth_date = birth_date()
    phone = line("휴대전화 번호", 20, required=False, description="적으면 현장에서 참여했을 때 문자로 알립니다.")
    apart = line(
        "구분", 60, required=False, description="이름과 생년월일이 같은 사람이 있을 때만, 누구인지 알 수 있게 주소나 통을 적습니다."
    )
    reason = text("까닭", 500, shortest=5, description="투표 화면에 공개됩니다. 이름은 적지 말아 주세요.")

    def validate_phone(self, field: Field) -> None:
        try:
            field.data = phone_in(field.data)
        except ValueError as no:
            raise ValidationError(str(no)) from no
