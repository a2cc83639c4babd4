from datetime import date

import pytest

from ganggu_participation.assemblies import words
from ganggu_participation.assemblies.dates import usual_dates
from ganggu_participation.clock import KST

from .builders import an_assembly_in_preparation


@pytest.mark.parametrize(
    ("day", "age", "born"),
    [
        (date(2026, 11, 24), 18, date(2008, 11, 24)),
        (date(2028, 2, 29), 18, date(2010, 2, 28)),
        (date(2028, 2, 29), 16, date(2012, 2, 29)),
    ],
)
def test_an_age_is_a_birthday(day, age, born):
    from ganggu_participation.accounts.models import years_between

    assert words.born_by(day, age) == born
    assert years_between(born, day) == age


def test_who_may_take_part_in_words(town):
    said = words.who_may(an_assembly_in_preparation(town, agenda=()))
    assert said.startswith("18세 이상(") and "풍암동에 살거나, 일하거나, 학교에 다니거나" in said


def test_the_draft_of_the_notice_tells_the_numbers(town):
    draft = words.notice_draft(an_assembly_in_preparation(town))
    assert "안건은 4개이고 3개까지" in draft and "3,300만 원" in draft and "7명 이상 참여하면" in draft
    assert draft.startswith("2026년 풍암동 주민총회를 엽니다.")


@pytest.mark.parametrize("today", [date(2026, 8, day) for day in range(1, 9)])
def test_the_usual_dates_leave_time_for_the_notice(today):
    dates = {name: moment.astimezone(KST) for name, moment in usual_dates(today).items()}
    assert dates["opens"].weekday() == 5 and (dates["opens"].date() - today).days >= 14
    assert dates["opens"] < dates["meets_at"] < dates["closes"]
