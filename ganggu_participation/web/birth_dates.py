"""A birth date as Koreans write it, read from a form."""

import re
from collections.abc import Sequence
from datetime import date
from typing import Any

from wtforms import Field, StringField

from ..refusals import Refusal
from . import forms

FIGURES = {"inputmode": "numeric"}  # phones show the keys with figures
YEARS = (1900, 2100)
PLAIN = re.compile(r"(\d{4})(\d{2})(\d{2})")
SPACED = re.compile(r"(\d{4})[.\-/년\s]+(\d{1,2})[.\-/월\s]+(\d{1,2})[.일\s]*")


class BirthDateField(StringField):
    """A birth date as Koreans write it: eight figures, with or without dots; data is a date."""

    def process_formdata(self, valuelist: Sequence[str]) -> None:
        self.raw_data = [forms.tidy(value) for value in valuelist]
        typed = self.raw_data[0] if self.raw_data else ""
        self.data = parsed_day(typed) if typed else None

    def _value(self) -> str:
        return self.raw_data[0] if self.raw_data else f"{self.data:%Y%m%d}" if self.data else ""


def parsed_day(typed: str) -> date:
    """`19600301`, `1960. 3. 1.` or `1960-03-01`. Raises ValueError with the sentence for the screen."""
    if forms.RESIDENT_NUMBER.search(typed):
        raise ValueError(Refusal.RESIDENT_NUMBER.message)
    parts = PLAIN.fullmatch(typed) or SPACED.fullmatch(typed)
    try:
        year, month, day = (int(part) for part in parts.groups()) if parts else (0, 0, 0)
        if YEARS[0] <= year <= YEARS[1]:
            return date(year, month, day)
    except ValueError:
        pass
    raise ValueError("생년월일을 19600301처럼 숫자 여덟 자리로 적어 주세요.")


def birth_date(**kwargs: Any) -> Field:
    hint = "숫자 여덟 자리로 적어 주세요. 보기: 19600301"
    return BirthDateField(
        "생년월일", validators=[forms.needed("생년월일")], description=hint, render_kw=FIGURES, **kwargs
    )
