"""The base form: what comes in is parsed to domain types, and every "no" is a sentence about a named thing."""

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime
from typing import Any

from flask_wtf import FlaskForm
from markupsafe import Markup, escape
from wtforms import (
    BooleanField,
    DateField,
    DateTimeLocalField,
    EmailField,
    Field,
    IntegerField,
    PasswordField,
    RadioField,
    SelectChoice,
    SelectField,
    SelectMultipleField,
    StringField,
    TelField,
    TextAreaField,
)
from wtforms.validators import Email, InputRequired, Length, Optional, StopValidation, ValidationError
from wtforms.widgets import CheckboxInput, ListWidget, Select, html_params

from .. import clock
from ..korean import with_particle
from ..money import Won
from ..personal_numbers import RESIDENT as RESIDENT_NUMBER
from ..refusals import Refusal

CHOSEN = {True: " selected", False: ""}
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


class Form(FlaskForm):
    """Refuses resident registration numbers in every field that takes text."""

    class Meta(FlaskForm.Meta):
        locales = ["ko"]

        def bind_field(self, form: Any, unbound_field: Any, options: Any) -> Field:
            bound = super().bind_field(form, unbound_field, options)
            if isinstance(bound, StringField):
                bound.validators = [*bound.validators, no_resident_number]
            return bound

    def refuse(self, name: str, sentence: str) -> None:
        """Puts a refusal of the action beside the field that it is about."""
        self[name].errors = [*self[name].errors, sentence]


def no_resident_number(form: Any, field: Field) -> None:
    """13 digits that read as a birth date and a resident number are refused: KOREA ID-02, PRIV-03."""
    typed = [text for text in field.raw_data or () if isinstance(text, str)]
    if any(RESIDENT_NUMBER.search(text) for text in typed):
        raise StopValidation(Refusal.RESIDENT_NUMBER.message)


class Needed(InputRequired):
    """Blanks alone are no answer."""

    def __call__(self, form: Any, field: Field) -> None:
        if field.raw_data and isinstance(field.raw_data[0], str) and not field.raw_data[0].strip():
            field.errors = []
            raise StopValidation(self.message)
        super().__call__(form, field)


def needed(thing: str, verb: str = "적어") -> InputRequired:
    return Needed(f"{with_particle(thing, '을/를')} {verb} 주세요.")


def tidy(value: Any) -> Any:
    """Without control characters and edges of blanks; line ends are \\n."""
    return CONTROL.sub("", value).replace("\r\n", "\n").strip() if isinstance(value, str) else value


def _line(kind: type[Field], thing: str, longest: int, required: bool, *more: Any, **kwargs: Any) -> Field:
    first = needed(thing) if required else Optional()
    length = Length(max=longest, message=f"{with_particle(thing, '은/는')} {longest:,}자까지 적을 수 있습니다.")
    return kind(kwargs.pop("label", thing), validators=[first, length, *more], filters=[tidy], **kwargs)


def line(thing: str, longest: int = 60, required: bool = True, **kwargs: Any) -> Field:
    """One line of text. `thing` is the noun used in messages, and the label unless `label=` says otherwise."""
    return _line(StringField, thing, longest, required, **kwargs)


def text(thing: str, longest: int = 2000, required: bool = True, shortest: int = 0, **kwargs: Any) -> Field:
    """Several lines of text; fewer than `shortest` characters are refused."""
    short = Length(min=shortest, message=f"{with_particle(thing, '을/를')} {shortest}자 이상 적어 주세요.")
    return _line(TextAreaField, thing, longest, required, *([short] if shortest else []), **kwargs)


def email(thing: str = "전자우편 주소", required: bool = True, **kwargs: Any) -> Field:
    shape = Email("전자우편 주소는 name@example.kr처럼 적어 주세요.")
    return _line(EmailField, thing, 200, required, shape, **kwargs)


def phone(thing: str = "전화번호", required: bool = False, **kwargs: Any) -> Field:
    return _line(TelField, thing, 20, required, _phone_shape, **kwargs)


def _phone_shape(form: Any, field: Field) -> None:
    if not re.fullmatch(r"0\d{1,2}[-\s]?\d{3,4}[-\s]?\d{4}", field.data or ""):
        raise ValidationError("전화번호는 010-1234-5678처럼 적어 주세요.")


def password(thing: str = "비밀번호", shortest: int = 8, **kwargs: Any) -> Field:
    short = Length(min=shortest, message=f"{with_particle(thing, '은/는')} {shortest}자 이상으로 정해 주세요.")
    return PasswordField(kwargs.pop("label", thing), validators=[needed(thing), Length(max=200), short], **kwargs)


Choices = Iterable[tuple[Any, str]]


def offered(choices: Choices) -> list[SelectChoice]:
    """(value, label) pairs as WTForms wants them."""
    return [SelectChoice(value=value, label=label) for value, label in choices]


def _coerced(coerce: Callable[[Any], Any]) -> Callable[[Any], Any]:
    return lambda value: None if value in (None, "") else coerce(value)


def select(
    thing: str, choices: Choices = (), coerce: Callable[[Any], Any] = str, required: bool = True, **kw: Any
) -> Field:
    first = needed(thing, "골라") if required else Optional()
    return SelectField(
        kw.pop("label", thing),
        choices=offered(choices),
        coerce=_coerced(coerce),
        validators=[first],
        validate_choice=True,
        widget=PlainSelect(),
        **kw,
    )


class PlainSelect(Select):
    """A list to choose from, drawn in one go: option by option it took a tenth of a page with a list of dongs."""

    def __call__(self, field: Any, **attributes: Any) -> Markup:
        given = {"id": field.id, "required": bool(field.flags.required)} | attributes
        options = [
            f'<option value="{escape(str(choice.value))}"{CHOSEN[choice.selected]}>{escape(choice.label)}</option>'
            for choice in field.iter_choices()
        ]
        return Markup(f"<select {html_params(name=field.name, **given)}>{''.join(options)}</select>")


def radio(
    thing: str, choices: Choices = (), coerce: Callable[[Any], Any] = str, required: bool = True, **kw: Any
) -> Field:
    first = needed(thing, "골라") if required else Optional()
    return RadioField(
        kw.pop("label", thing), choices=offered(choices), coerce=_coerced(coerce), validators=[first], **kw
    )


def checks(
    thing: str, choices: Choices = (), coerce: Callable[[Any], Any] = str, required: bool = False, **kw: Any
) -> Field:
    first = needed(thing, "골라") if required else Optional()
    return SelectMultipleField(
        kw.pop("label", thing),
        choices=offered(choices),
        coerce=coerce,
        validators=[first],
        widget=ListWidget(prefix_label=False),
        option_widget=CheckboxInput(),
        **kw,
    )


def agree(thing: str, sentence: str) -> Field:
    """A box that must be ticked by hand; never ticked before."""
    return BooleanField(thing, validators=[InputRequired(sentence)])


def whole(thing: str, required: bool = True, **kw: Any) -> Field:
    return IntegerField(kw.pop("label", thing), validators=[needed(thing) if required else Optional()], **kw)


class WonField(StringField):
    """Money typed as people type it ("3,000만 원", "30000000"); data is Won or None."""

    def process_formdata(self, valuelist: Sequence[str]) -> None:
        self.raw_data = list(valuelist)
        typed = tidy(valuelist[0]) if valuelist else ""
        self.data = Won.parse(typed) if typed else None

    def _value(self) -> str:
        return self.raw_data[0] if self.raw_data else self.data.exact if self.data else ""


def won(thing: str, required: bool = True, **kw: Any) -> Field:
    return WonField(kw.pop("label", thing), validators=[needed(thing) if required else Optional()], **kw)


def day(thing: str, required: bool = True, **kw: Any) -> Field:
    """A date."""
    return DateField(kw.pop("label", thing), validators=[needed(thing) if required else Optional(), _real_year], **kw)


def _real_year(form: Any, field: Field) -> None:
    if isinstance(field.data, date) and not 1900 <= field.data.year <= 2100:
        raise ValidationError("연도를 네 자리로 다시 확인해 주세요.")


class MomentField(DateTimeLocalField):
    """A moment typed in Korean time; data is aware."""

    data: Any

    def process_formdata(self, valuelist: Sequence[Any]) -> None:
        super().process_formdata(valuelist)
        if self.data is not None:
            self.data = self.data.replace(tzinfo=clock.KST)

    def _value(self) -> str:
        if self.raw_data:
            return " ".join(self.raw_data)
        return self.data.astimezone(clock.KST).strftime("%Y-%m-%dT%H:%M") if isinstance(self.data, datetime) else ""


def moment(thing: str, required: bool = True, **kw: Any) -> Field:
    return MomentField(kw.pop("label", thing), validators=[needed(thing) if required else Optional(), _real_year], **kw)
