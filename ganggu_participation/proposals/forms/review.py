"""What comes in from a department. The rules of an answer are kept by the action: here only its shape."""

from ...web.forms import Form, checks, line, radio, text, won
from ..states import REASONS, ProposalState

ELIGIBLE, INELIGIBLE = ProposalState.ELIGIBLE.value, ProposalState.INELIGIBLE.value
CONDITIONAL = "conditional"
OUTCOMES = [
    (ELIGIBLE, "투표에 올릴 수 있습니다"),
    (CONDITIONAL, "조건을 붙여 투표에 올릴 수 있습니다"),
    (INELIGIBLE, "이번에는 어렵습니다"),
]
TEXT_HINT = "전문 용어 없이 적어 주세요. 이번에 어려운 제안에는 무엇이 왜 어려운지 30자 이상 적어 주세요."


class TakeUpForm(Form):
    department = line("담당 부서", 40, description="예: 공원녹지과")


class InfoRequestForm(Form):
    request = text(
        "보탤 내용",
        1000,
        label="무엇을 보태야 하나요",
        description="제안한 사람이 그대로 읽습니다. 예: 위치를 조금 더 자세히 적어 주세요.",
    )


class ReviewForm(Form):
    """The rules of an answer are kept by the action: here only its shape."""

    outcome = radio("검토 결과", OUTCOMES)
    reviewed_cost = won(
        "검토한 사업비",
        required=False,
        description="투표에 올릴 때 적습니다. 제안한 비용과 달라도 두 금액을 함께 공개합니다.",
    )
    condition = text(
        "조건", 300, required=False, description="조건을 붙일 때 적습니다. 예: 땅 주인이 동의하면 시작합니다."
    )
    reason_codes = checks(
        "어려운 까닭",
        [(c.value, c.label) for c in REASONS.values()],
        description="이번에는 어려울 때 하나 이상 골라 주세요.",
    )
    text = text("주민에게 보일 답", 2000, description=TEXT_HINT, render_kw={"data-count": "30", "rows": "8"})
    department = line("담당 부서", 40, description="예: 공원녹지과")
    post = line("직위", 20, description="이름은 적지 마세요. 예: 주무관")
