"""What comes in about comments and reports."""

from wtforms import BooleanField, Field, ValidationError

from ..personal_numbers import found_in
from ..web.forms import Form, line, radio, select, text
from .states import REPORT_REASONS, STANCES, ReportReason, Stance

LONGEST = 1000


class SaidToAll(Form):
    """Words that everybody reads: numbers that lead to a person are pointed out before (PRIV-12), and the writer decides."""

    as_it_is = BooleanField("가게나 관공서의 번호처럼 누구나 보아도 되는 번호입니다. 그대로 올립니다.")
    has_numbers = False

    def validate_text(self, field: Field) -> None:
        found = found_in(field.data or "")
        self.has_numbers = bool(found)
        if found and not self.as_it_is.data:
            places = ", ".join(f"{each.kind.label}(“{each.around}”)" for each in found)
            raise ValidationError(f"사람을 알아볼 수 있는 번호가 적힌 것 같습니다: {places}. 의견은 모두에게 공개됩니다. 지워 주세요.")


class CommentForm(SaidToAll):
    text = text(
        "의견",
        LONGEST,
        label="의견",
        description="이웃에게 말하듯이 적어 주세요. 이름이나 전화번호는 적지 마세요.",
    )
    stance = radio("종류", [(s.value, s.label) for s in Stance], required=False, label="어떤 의견인가요")

    @property
    def chosen_stance(self) -> Stance:
        return STANCES.get(self.stance.data or "", Stance.NONE)


class ReplyForm(SaidToAll):
    text = text("답글", LONGEST, label="답글")


class AnswerForm(Form):
    text = text("답", LONGEST, label="담당자로 답하기", description="전문 용어 없이 적어 주세요. 부서와 직위가 함께 보입니다.")
    department = line("부서", 40)
    post = line("직위", 40)


class ReportForm(Form):
    reason = radio("까닭", [(r.value, r.label) for r in ReportReason], label="무엇이 문제인가요")
    text = line("덧붙일 말", 200, required=False, label="덧붙일 말")

    @property
    def chosen(self) -> ReportReason:
        return REPORT_REASONS[self.reason.data]


class HideForm(Form):
    reason = text("까닭", 200, label="가리는 까닭", description="글쓴이에게 알리고, 가린 자리에 보입니다.")


class SortForm(Form):
    """In the address bar: nothing is changed by it."""

    class Meta(Form.Meta):
        csrf = False

    sort = select("차례", [("old", "먼저 쓴 것부터"), ("new", "나중에 쓴 것부터")], required=False)
