from datetime import datetime

import pytest

from ganggu_participation import clock
from ganggu_participation.money import Won
from ganggu_participation.web import forms


class Sample(forms.Form):
    title = forms.line("제안 이름", longest=10)
    why = forms.text("까닭", required=False, shortest=5)
    cost = forms.won("예상 비용", required=False)
    at = forms.moment("시작", required=False)


def filled(app, **typed):
    with app.test_request_context("/", method="POST", data=typed):
        form = Sample(meta={"csrf": False})
        form.validate()
        return form


def test_what_is_typed_becomes_what_we_reckon_with(app):
    form = filled(app, title="  공원 의자 ", cost="3,000만 원", at="2026-08-31T18:00")
    assert form.errors == {}
    assert form.title.data == "공원 의자" and form.cost.data == Won(30_000_000)
    assert form.at.data == datetime(2026, 8, 31, 18, tzinfo=clock.KST)


def test_messages_name_the_thing_and_say_what_to_do(app):
    form = filled(app, title="", why="짧음")
    assert form.errors == {"title": ["제안 이름을 적어 주세요."], "why": ["까닭을 5자 이상 적어 주세요."]}


def test_money_that_cannot_be_read_is_kept_and_told(app):
    form = filled(app, title="의자", cost="삼천쯤")
    assert "금액을 읽지 못했습니다" in form.cost.errors[0] and form.cost._value() == "삼천쯤"


@pytest.mark.parametrize("typed", ["800101-1234567", "8001011234567", "주민번호는 800101 2234567입니다", "800101–1234567"])
def test_resident_numbers_are_refused_in_every_text(app, typed):
    form = filled(app, title="의자", why=typed)
    assert form.why.errors == ["주민등록번호는 받지 않습니다. 적지 말아 주세요."]


@pytest.mark.parametrize("typed", ["010-1234-5678로 전화 주세요", "계좌 110-123-456789입니다", "2026년 8월 31일 18시", "사업비 1234567890123원"])
def test_other_numbers_are_not_taken_for_resident_numbers(app, typed):
    assert filled(app, title="의자", why=typed).errors == {}


def test_control_characters_do_not_come_in(app):
    assert filled(app, title="의\x00자\x07").title.data == "의자"
