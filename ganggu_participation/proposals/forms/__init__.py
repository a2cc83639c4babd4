"""What comes in about proposals. Only the name is asked for at once; the rest may follow in a draft."""

from collections.abc import Iterable
from typing import Any

from ...web.forms import Form, checks, line, offered, radio, select, text, won
from ..states import NEEDED, REASONS, ProposalState

PUBLIC_STATES = [state for state in ProposalState if state is not ProposalState.DRAFT]
OFFICE_STATES = [("", "답할 제안"), ("all", "모든 제안"), *((s.value, s.label) for s in PUBLIC_STATES)]
ELIGIBLE, INELIGIBLE = ProposalState.ELIGIBLE.value, ProposalState.INELIGIBLE.value
CONDITIONAL = "conditional"
OUTCOMES = [
    (ELIGIBLE, "투표에 올릴 수 있습니다"),
    (CONDITIONAL, "조건을 붙여 투표에 올릴 수 있습니다"),
    (INELIGIBLE, "이번에는 어렵습니다"),
]
TEXT_HINT = "전문 용어 없이 적어 주세요. 이번에 어려운 제안에는 무엇이 왜 어려운지 30자 이상 적어 주세요."


class ProposalForm(Form):
    title = line("제안 이름", 60, description="한 줄로 적어 주세요. 예: 풍암호수 둘레길에 의자 놓기")
    necessity = text(
        "불편한 점",
        2000,
        required=False,
        label=NEEDED["necessity"],
        description="겪은 일을 말하듯이 적어 주세요. 이름이나 전화번호는 적지 마세요.",
    )
    location = line(
        "위치", 100, required=False, label=NEEDED["location"], description="예: 풍암호수공원 정문에서 둘레길 쪽 200m"
    )
    dong = select("동", coerce=int, label="어느 동의 일인가요")
    content = text(
        "하는 일", 2000, required=False, label="무엇을 하나요", description="바라는 모습이 있으면 적어 주세요."
    )
    cost = won("예상 비용", required=False, description="모르면 비워 두세요. 예: 300만 원")
    track = radio(
        "유형",
        coerce=int,
        label="어떤 예산으로 할까요",
        required=False,
        description="잘 모르면 그대로 두세요. 담당자가 맞는 예산을 찾아 드립니다.",
    )

    def offer(self, dongs: Iterable[Any], tracks: Iterable[Any]) -> "ProposalForm":
        """Fills in what may be chosen. A choice of one is no question."""
        self.dong.choices = offered([("", "동을 골라 주세요"), *((dong.id, dong.name) for dong in dongs)])
        self.track.choices = offered((track.id, f"{track.label}: {track.summary}") for track in tracks)
        if len(self.track.choices) < 2:
            del self.track
        return self

    def after_receipt(self) -> "ProposalForm":
        """The receipt number names the dong: only the words may still change."""
        del self.dong, self.track
        return self

    def words(self) -> dict[str, Any]:
        """Only the words; empty ones are empty texts."""
        texts = {name: self[name].data or "" for name in ("title", "necessity", "location", "content")}
        return texts | {"cost": self.cost.data}


class FilterForm(Form):
    """In the address bar: nothing is changed by it."""

    class Meta(Form.Meta):
        csrf = False

    words = line("찾는 말", 60, required=False, label="찾는 말")
    dong = select("동", coerce=int, required=False)
    state = select("단계", required=False)

    def offer(self, dongs: Iterable[Any], states: Iterable[tuple[str, str]]) -> "FilterForm":
        self.dong.choices = offered([("", "모든 동"), *((dong.id, dong.name) for dong in dongs)])
        self.state.choices = offered(states)
        return self

    @property
    def chosen(self) -> dict[str, Any]:
        """What was chosen and can be; the rest counts as not chosen."""
        self.validate()
        return {name: None if self[name].errors else self[name].data for name in ("words", "dong", "state")}


class WithdrawalForm(Form):
    reason = text(
        "까닭",
        200,
        required=False,
        label="거두는 까닭",
        description="비워 두어도 됩니다. 적으면 제안 화면에 공개됩니다.",
    )


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
