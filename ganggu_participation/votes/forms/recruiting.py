"""What a keeper of rolls types to recruit electors, and what somebody who applies is asked for."""

from collections.abc import Collection
from typing import Any

from wtforms import ValidationError

from ... import clock
from ...web.forms import Form, line, moment, radio, text, whole
from ..quotas import EXAMPLE, LAST_TONG, SEXES, BadQuota, read
from ..roll_files import phone_in
from ..states import Selection

MOST_PLACES = 20_000
SELECTIONS = {each.value: each for each in Selection}
ONLY_OF_A_LOTTERY = ("places", "source", "known_from")


def _selection(value: str) -> Selection:
    """Raises ValueError for what was not offered."""
    if value not in SELECTIONS:
        raise ValueError("보기 가운데에서 골라 주세요.")
    return SELECTIONS[value]


class RecruitmentForm(Form):
    selection = radio("누구를 명부에 넣나요", [(each.value, each.label) for each in Selection], _selection)
    closes = moment("신청 마감")
    places = whole("뽑는 수", required=False, description="추첨할 때만 적습니다.")
    quotas = text(
        "묶음별로 정한 수",
        3000,
        required=False,
        description=f"성별, 나이, 통으로 나누어 뽑을 때만 한 줄에 한 묶음씩 적습니다. {EXAMPLE} 적지 않은 자리는 모든 신청자 가운데 추첨합니다.",
    )
    source = line(
        "추첨에 쓸 공개 숫자",
        120,
        required=False,
        description="신청을 마감한 뒤에 정해지고 누구나 확인할 수 있는 숫자를 적어 주세요. 예: 2027년 3월 6일 추첨하는 로또 당첨번호 6개",
    )
    known_from = moment(
        "숫자가 정해지는 때",
        required=False,
        description="신청을 마감하고 한 시간이 지난 뒤여야 합니다. 이때가 되기 전에는 추첨할 수 없습니다.",
    )

    def validate(self, extra_validators: Any = None) -> bool:
        """What only a lottery needs is missed only there."""
        good = super().validate(extra_validators)
        if self.selection.data is not Selection.LOTTERY:
            return good
        missing = [self[name] for name in ONLY_OF_A_LOTTERY if self[name].data in (None, "") and not self[name].errors]
        for field in missing:
            field.errors = ["추첨하려면 적어 주세요."]
        return good and not missing

    def validate_places(self, field: Any) -> None:
        if field.data is not None and not 1 <= field.data <= MOST_PLACES:
            raise ValidationError(f"1부터 {MOST_PLACES:,}까지 적어 주세요.")

    def validate_quotas(self, field: Any) -> None:
        try:
            read(field.data or "")
        except BadQuota as no:
            raise ValidationError(str(no)) from no

    def validate_closes(self, field: Any) -> None:
        if field.data is not None and field.data <= clock.now():
            raise ValidationError("지금보다 뒤로 정해 주세요.")

    @property
    def plan(self) -> dict[str, Any]:
        """As the action takes it."""
        words = {"selection": self.selection.data, "closes": self.closes.data}
        if self.selection.data is not Selection.LOTTERY:
            return words
        return words | {name: self[name].data for name in ONLY_OF_A_LOTTERY} | {"quotas": read(self.quotas.data or "")}


class SeedForm(Form):
    public = line("공개된 숫자", 120)


class ApplicationForm(Form):
    """Every field that some recruitment asks for; `application_form` leaves those of one."""

    sex = radio("성별", list(SEXES.items()), description="묶음을 나누는 데만 쓰고 남기지 않습니다.")
    tong = whole("사는 곳의 통", description="숫자만 적어 주세요. 묶음을 나누는 데만 쓰고 남기지 않습니다.")
    phone = line("휴대전화 번호", 20, required=False, description="적으면 결과를 문자로 알립니다. 적지 않아도 됩니다.")

    def validate_tong(self, field: Any) -> None:
        if field.data is not None and not 1 <= field.data <= LAST_TONG:
            raise ValidationError(f"1부터 {LAST_TONG}까지 적어 주세요.")

    def validate_phone(self, field: Any) -> None:
        try:
            field.data = phone_in(field.data)
        except ValueError as no:
            raise ValidationError(str(no)) from no

    @property
    def said(self) -> dict[str, Any]:
        return {name: field.data for name in ("sex", "tong", "phone") if (field := self._fields.get(name)) is not None}


def application_form(asked: Collection[str], account: Any, fresh: bool = False) -> ApplicationForm:
    """What the quotas need, and from somebody without an account how to reach her."""
    form = ApplicationForm(formdata=None) if fresh else ApplicationForm()
    kept = {*asked, "csrf_token", *(() if account is not None else ("phone",))}
    for name in [field.short_name for field in form if field.short_name not in kept]:
        del form[name]
    return form
