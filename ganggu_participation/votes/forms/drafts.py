"""A vote that an official puts together by hand: contests and options as rows, added and taken away by buttons."""

from collections.abc import Iterable, Iterator
from typing import Any, Final

from flask import request
from wtforms import BooleanField, FieldList, FormField

from ... import clock
from ...accounts.states import LEVEL_LABELS, Basis, Level
from ...refusals import Refusal
from ...web.forms import Form, checks, line, moment, offered, select, text, whole
from .draft_contests import MOST_ROWS, ContestPart

GRADES: Final = (
    ("", "학년으로 정하지 않음"),
    (1, "초등학생 이상"),
    (4, "초등학교 4학년 이상"),
    (7, "중학생 이상"),
    (10, "고등학생 이상"),
)


class VoteForm(Form):
    title = line("투표 이름", 80)
    summary = text("무엇을 정하나요", 500)
    dong = select("어디에서", coerce=int, required=False)
    opens = moment("시작")
    closes = moment("마감")
    min_age = whole("나이(몇 세 이상)", default=18)
    min_grade = select("학년(나이 대신)", GRADES, int, required=False)
    bases = checks("누가", [(b.value, b.label) for b in Basis], required=True, default=[b.value for b in Basis])
    listed = BooleanField("명부에 있는 사람만 참여(나이와 관계를 묻지 않음)")
    level = select(
        "본인 확인 수준",
        [(level.value, LEVEL_LABELS[level]) for level in Level if level],
        int,
        default=Level.DECLARED_BASIS,
    )
    round_key = line("회차 이름", 40, required=False)
    objection_days = whole("이의를 받는 날수", default=7)
    contests = FieldList(FormField(ContestPart), min_entries=1, max_entries=MOST_ROWS)

    def offer(self, dongs: Iterable[tuple[int | str, str]]) -> "VoteForm":
        """The places that this official may ask in."""
        self.dong.choices = offered(dongs)
        return self

    def change_rows(self) -> None:
        """Adds or takes away the row whose button was pressed: "contest+", "contest- 1", "option+ 0", "option- 0 2"."""
        what, *places = request.form.get("rows", "").split() or [""]
        numbers = [int(place) for place in places if place.isascii() and place.isdigit()]
        if what == "shape":
            for contest in self.contests:
                contest.form.fill()
        elif what == "contest+" and len(self.contests) < MOST_ROWS:
            self.contests.append_entry()
        elif what == "contest-" and len(numbers) == 1:
            _drop(self.contests, numbers[0], 1)
        elif what.startswith("option") and numbers and numbers[0] < len(self.contests):
            _change_options(self.contests[numbers[0]].form.options, what, numbers[1:])

    @property
    def words(self) -> dict[str, Any]:
        """What votes.prepare and votes.revise take, without the dong."""
        closes = self.closes.data
        return {
            "title": self.title.data,
            "summary": self.summary.data,
            "opens": self.opens.data,
            "closes": closes,
            "round_key": self.round_key.data or None,
            "roll_rule": {
                "min_age": self.min_age.data,
                "min_grade": self.min_grade.data,
                "age_on": closes.astimezone(clock.KST).date().isoformat(),
                "bases": self.bases.data,
                "level": self.level.data,
                "dong_id": self.dong.data,
                "listed": self.listed.data,
            },
            "contests": [part.form.plan for part in self.contests],
            "objection_days": self.objection_days.data,
        }

    def validate(self, extra_validators: Any = None) -> bool:
        fits = super().validate(extra_validators)
        for name, least, most in (("min_age", 14, 99), ("objection_days", 1, 90)):
            value = self[name].data
            if value is not None and not least <= value <= most:
                self.refuse(name, f"{least}부터 {most}까지 적어 주세요.")
        if fits and self.opens.data >= self.closes.data:
            self.refuse("closes", Refusal.DATES_OUT_OF_ORDER.message)
        if fits and self.opens.data <= clock.now():
            self.refuse("opens", Refusal.PUBLISHED_TOO_LATE.message)
        return fits and not self.errors

    @property
    def faults(self) -> list[tuple[str, str, str]]:
        """(id of the field, its label, sentence), through all rows."""
        return list(_faults(self, ""))


def _faults(form: Any, where: str) -> Iterator[tuple[str, str, str]]:
    for field in form:
        if isinstance(field, FieldList):
            for place, row in enumerate(field, 1):
                yield from _faults(row.form, f"{where}{'투표용지' if not where else '선택지'} {place} ")
        else:
            yield from ((field.id, f"{where}{field.label.text}", str(sentence)) for sentence in field.errors)


def _change_options(options: Any, what: str, places: list[int]) -> None:
    if what == "option+" and len(options) < MOST_ROWS:
        options.append_entry()
    elif what == "option-" and len(places) == 1:
        _drop(options, places[0], 1)


def _drop(rows: Any, place: int, least: int) -> None:
    """Takes a row away, as long as some stay."""
    if place < len(rows) and len(rows) > least:
        rows.entries.pop(place)
