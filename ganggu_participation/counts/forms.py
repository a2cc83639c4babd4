"""What comes in about results: an objection, and an official's answer to one."""

from ..web.forms import Form, line, radio, text
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
