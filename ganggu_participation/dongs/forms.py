"""What an administrator writes about a dong."""

import re
from decimal import Decimal, InvalidOperation
from typing import Any

from wtforms import Field
from wtforms.validators import Optional, ValidationError
from wtforms.widgets import TextArea

from ..korean import with_particle
from ..web.forms import Form, checks, day, line, phone, whole
from .outlines import read_outline

CODE = re.compile(r"\d{10}")


class OutlineField(Field):
    """Pasted GeoJSON; data is a geometry or None. No StringField: runs of digits in it are coordinates, not people."""

    widget = TextArea()

    def process_formdata(self, valuelist: list[Any]) -> None:
        pasted = valuelist[0].strip() if valuelist else ""
        self.data = read_outline(pasted) if pasted else None

    def _value(self) -> str:
        return self.raw_data[0] if self.raw_data else ""


class DongForm(Form):
    code = line("행정동 코드", 10, description="숫자 10자리입니다. 예: 1224077000")
    code_before = line("이전 행정동 코드", 10, required=False)
    name = line("동 이름", 20, description="'동'까지 적어 주세요. 예: 풍암동")
    sort = whole("목록 차례", description="작은 번호가 앞에 옵니다.")
    active_from = day("시작하는 날", description="이 날부터 동 목록에 나옵니다.")
    population = whole("사는 사람 수")
    population_18_plus = whole("18세 이상 사람 수")
    population_65_plus = whole("65세 이상 사람 수")
    population_on = day("인구 기준일")
    source = line("출처", 200, description="인구와 면적을 어디에서 가져왔는지 적어 주세요.")
    area_km2 = line("면적(km²)", 10, description="예: 3.452")
    legal_dongs = line("주소에 쓰는 동(법정동)", 200, required=False, description="쉼표로 나누어 적어 주세요.")
    office_address = line("행정복지센터 주소", 200, required=False)
    office_phone = phone("행정복지센터 전화")
    office_on = day("행정복지센터 기준일", required=False)
    office_note = line("덧붙이는 말", 300, required=False)
    neighbours = checks("이웃 동", coerce=int)
    outline = OutlineField(
        "동 경계(GeoJSON)", validators=[Optional()], description="비워 두면 지도에는 나오지 않고 목록에만 나옵니다."
    )

    def validate_code(self, field: Any) -> None:
        if not CODE.fullmatch(field.data):
            raise ValidationError("행정동 코드는 숫자 10자리로 적어 주세요.")

    validate_code_before = validate_code

    def validate_name(self, field: Any) -> None:
        if not field.data.endswith("동") or len(field.data) == 1:
            raise ValidationError("동 이름은 '풍암동'처럼 '동'까지 적어 주세요.")

    def validate_population(self, field: Any) -> None:
        if field.data is not None and field.data < 1:
            raise ValidationError("사는 사람 수는 1명 이상으로 적어 주세요.")

    def validate_population_18_plus(self, field: Any) -> None:
        _within(field, self.population)

    def validate_population_65_plus(self, field: Any) -> None:
        _within(field, self.population_18_plus)

    def validate_area_km2(self, field: Any) -> None:
        try:
            area = Decimal(field.data)
        except InvalidOperation:
            area = Decimal()
        if not area.is_finite() or area <= 0:
            raise ValidationError("면적은 3.452처럼 숫자로 적어 주세요.")

    @property
    def legal_dong_names(self) -> list[str]:
        return [name.strip() for name in (self.legal_dongs.data or "").split(",") if name.strip()]


def _within(field: Any, whole_field: Any) -> None:
    if field.data is None or whole_field.data is None:
        return
    if not 0 <= field.data <= whole_field.data:
        raise ValidationError(
            f"{with_particle(field.label.text, '은/는')} 0명부터 ‘{whole_field.label.text}’까지 적어 주세요."
        )


class ClosureForm(Form):
    on = day("닫는 날", description="이 날부터 동 목록과 지도에 나오지 않습니다.")
