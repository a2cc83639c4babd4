"""What comes in at the officials' desk: who answers, notes, recusals, objections."""

from collections.abc import Iterable
from typing import Any

from ...web.forms import Form, checks, day, line, offered, radio, select, text

OUTCOMES = [("dismiss", "처음 답을 그대로 둡니다"), ("uphold", "받아들여 다시 검토합니다")]


class AssignmentForm(Form):
    department = line("담당 부서", 40, description="예: 공원녹지과")
    person = select("담당자", coerce=int, required=False, description="정하지 않으면 부서에서 정합니다.")
    due = day("답할 날", required=False, description="비워 두면 지금 날짜 그대로입니다.")

    def offer(self, people: Iterable[Any]) -> "AssignmentForm":
        self.person.choices = offered([("", "부서에서 정함"), *((p.id, p.display_name) for p in people)])
        return self


class BulkAssignmentForm(AssignmentForm):
    proposals = checks("제안", coerce=int, required=True)


class NoteForm(Form):
    text = text("메모", 1000, label="담당자끼리 보는 메모", description="주민에게는 보이지 않습니다.")


class RecusalForm(Form):
    reason = text("이해관계", 200, label="어떤 이해관계가 있나요", description="예: 제안한 곳이 우리 집 앞입니다.")


class AppealForm(Form):
    text = text(
        "이의",
        1000,
        shortest=10,
        label="어떤 점이 사실과 다르거나 빠졌나요",
        description="다른 담당자가 다시 살펴보고 공개로 답합니다. 한 제안에 한 번만 낼 수 있습니다.",
    )


class AppealAnswerForm(Form):
    outcome = radio("결과", OUTCOMES)
    text = text("답", 2000, label="주민에게 보일 답", description="전문 용어 없이 30자 이상 적어 주세요.")
    department = line("담당 부서", 40)
    post = line("직위", 20)
