"""What comes in at the hall: places, people at the desk, figures, entries of papers, codes."""

from collections.abc import Iterable
from datetime import date
from typing import Any, Self

from wtforms import IntegerField
from wtforms.validators import InputRequired, NumberRange

from ..accounts.states import Basis
from ..dongs.queries import dong_names
from ..identities.queries import labels_of
from ..web.birth_dates import birth_date
from ..web.forms import Form, line, moment, needed, offered, radio, select, text
from .balance import Figures
from .models import PollingPlace
from .people import Seen

WHO_OF_THEM = "이름과 생년월일이 같은 분이 여럿입니다. 신분증을 보고 누구인지 골라 주세요."
BASES = {basis.value: basis for basis in Basis}


def count_of(thing: str) -> Any:
    """A number of things: from none up."""
    return IntegerField(thing, validators=[needed(thing), NumberRange(0, 100_000, f"{thing}: 0부터 100,000까지 적어 주세요.")])


class PlaceForm(Form):
    name = line("투표소 이름", longest=40)
    address = line("장소", longest=100)
    opens = moment("여는 때")
    closes = moment("닫는 때")


class ShiftForm(Form):
    account_id = select("투표사무원", coerce=int)
    from_at = moment("시작")
    to_at = moment("끝")

    def offer(self, people: Iterable[Any]) -> Self:
        self.account_id.choices = offered((person.id, person.name) for person in people)
        return self


def _basis(value: str) -> Basis:
    """Raises ValueError for what is none: the field then says that it was not chosen."""
    if value not in BASES:
        raise ValueError(value)
    return BASES[value]


class KioskForm(Form):
    label = line("기기 이름", longest=30)


class PersonForm(Form):
    """Somebody whose identity card lies on the desk. Never in an address: only in the body of a form.

    `apart`: where a list tells people of one name and birth date apart, nobody is taken for another. `dong`: a vote of
    the whole district asks for hers; elsewhere it is the place's, and the field is not there."""

    name = line("이름", longest=40)
    birth_date = birth_date()
    basis = select("자격", choices=[(basis.value, basis.label) for basis in Basis], coerce=_basis)
    dong = select("동", coerce=int, description="구 전체 투표입니다. 고른 자격이 있는 동을 골라 주세요.")
    apart = radio("구분", required=False)

    def __init__(self, place: PollingPlace, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if place.dong_id is None:
            self.dong.choices = offered([("", "동을 골라 주세요"), *((each.id, each.name) for each in dong_names())])
        else:
            del self.dong
        name, born = self.name.data, self.birth_date.data
        labels = labels_of(name, born) if isinstance(name, str) and isinstance(born, date) else []
        self.apart.choices = offered((label, label) for label in labels)
        if labels:
            self.apart.validators = [InputRequired(WHO_OF_THEM)]

    def seen(self, place: PollingPlace) -> Seen:
        """The person as she stands at the desk of this place."""
        dong_id = self.dong.data if place.dong_id is None else place.dong_id
        return Seen(self.name.data, self.birth_date.data, self.basis.data, dong_id, self.apart.data or "")


class CodeForm(Form):
    code = line("투표 번호", longest=20)


class FiguresForm(Form):
    received = count_of("받은 투표지")
    spoiled = count_of("버린 투표지")
    unused = count_of("남은 투표지")
    in_box = count_of("투표함에 든 투표지")
    not_returned = count_of("돌아오지 않은 투표지")

    @property
    def figures(self) -> Figures:
        return Figures(*(field.data for field in (self.received, self.spoiled, self.unused, self.in_box, self.not_returned)))


class BundleForm(Form):
    contest_no = select("투표용지", coerce=int)
    no = count_of("묶음 번호")
    papers = text("종이", longest=20_000)

    def offer(self, contests: Iterable[Any]) -> Self:
        self.contest_no.choices = offered((contest["no"], f"{contest['no']}번 {contest['title']}") for contest in contests)
        return self


class EntryForm(Form):
    papers = text("종이", longest=20_000)


class MendForm(Form):
    line_no = count_of("줄")
    paper = line("종이에 적힌 것", longest=200)


class AnswerForm(Form):
    answer = line("까닭", longest=200)


class ClassForm(Form):
    label = line("학급", longest=40)
    number = count_of("카드 수")
