"""What comes in about results: an objection, and an official's answer to one."""

from wtforms import Field, FileField
from wtforms.validators import ValidationError

from ..tally.pabulib import Fault, PbVote, read
from ..web.forms import Form, line, radio, select, text
from .pb_rehearsal import WAYS
from .states import ObjectionState

OUTCOMES = [
    (ObjectionState.DISMISSED.value, "결과를 그대로 둡니다"),
    (ObjectionState.UPHELD.value, "받아들여 다시 셉니다"),
]


class ObjectionForm(Form):
    claim = text(
        "다시 봐야 하는 것",
        2000,
        label="무엇을 왜 다시 봐야 하나요",
        description="20자 이상 적어 주세요. 적은 글은 결과 화면에 공개됩니다. 이름이나 전화번호는 적지 마세요.",
    )


class AnswerForm(Form):
    """The rules of an answer are kept by the action: here only its shape."""

    outcome = radio("판단", OUTCOMES, label="어떻게 할까요")
    answer = text(
        "주민에게 보일 답",
        2000,
        description="무엇을 확인했고 왜 그렇게 판단했는지 30자 이상 적어 주세요. 결과 화면에 그대로 공개됩니다.",
        render_kw={"data-count": "30", "rows": "6"},
    )
    answered_as = line("답하는 부서와 직위", 60, description="이름은 적지 마세요. 예: 풍암동 행정복지센터 담당 주무관")

    @property
    def is_upheld(self) -> bool:
        return bool(self.outcome.data == ObjectionState.UPHELD.value)


class PbForm(Form):
    """A Pabulib file and how to count it. After a validation `vote` is what stands in the file."""

    vote: PbVote
    file = FileField("투표 파일", description="Pabulib 형식(.pb), 1MB까지. 더 큰 파일은 flask count-file 명령으로 셉니다.")
    way = select("세는 방법", [(key, name) for key, (name, _) in WAYS.items()])

    def validate_file(self, field: Field) -> None:
        if not field.data or not getattr(field.data, "filename", ""):
            raise ValidationError("파일을 골라 주세요.")
        try:
            self.vote = read(field.data.read())
        except Fault as fault:
            raise ValidationError(fault.sentence("ko")) from None
