"""What a keeper of rolls types to recruit electors by lot."""

from typing import Any

from wtforms import ValidationError

from ... import clock
from ...web.forms import Form, line, moment, whole

MOST_PLACES = 20_000


class RecruitmentForm(Form):
    places = whole("뽑는 수")
    closes = moment("신청 마감")
    source = line(
        "추첨에 쓸 공개 숫자",
        120,
        description="신청을 마감한 뒤에 정해지고 누구나 확인할 수 있는 숫자를 적어 주세요. 예: 2027년 3월 6일 추첨하는 로또 당첨번호 6개",
    )

    def validate_places(self, field: Any) -> None:
        if field.data is not None and not 1 <= field.data <= MOST_PLACES:
            raise ValidationError(f"1부터 {MOST_PLACES:,}까지 적어 주세요.")

    def validate_closes(self, field: Any) -> None:
        if field.data is not None and field.data <= clock.now():
            raise ValidationError("지금보다 뒤로 정해 주세요.")


class SeedForm(Form):
    public = line("공개된 숫자", 120)
