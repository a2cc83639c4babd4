"""What comes in about following."""

import re

from wtforms import Field
from wtforms.validators import ValidationError

from ..web.forms import Form, line, radio
from .states import MAILS, Mail

THING = re.compile(r"(?:proposals|dongs)/[1-9]\d{0,9}|topics/\S.{0,18}\S")


class FollowForm(Form):
    """A thing that a page offers to follow; its label is what the list of follows will say."""

    subject = line("소식을 받을 것", 40)
    label = line("이름", 100, required=False)

    def validate_subject(self, field: Field) -> None:
        if not THING.fullmatch(field.data or ""):
            raise ValidationError("소식을 받을 것을 다시 골라 주세요.")


class TopicForm(Form):
    word = line("낱말", 20, label="이 말이 들어간 소식 받기", description="두 글자 이상 적어 주세요. 예: 공원, 가로등")

    def validate_word(self, field: Field) -> None:
        if len((field.data or "").strip()) < 2:
            raise ValidationError("낱말은 두 글자 이상 적어 주세요.")


class MailForm(Form):
    mail = radio("방법", [(mail.value, mail.label) for mail in Mail], label="알림을 어떻게 받을까요")

    @property
    def chosen(self) -> Mail:
        return MAILS[self.mail.data]
