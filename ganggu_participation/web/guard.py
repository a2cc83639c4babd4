"""Forms that strangers may send: machines are told by a field that people do not see and by being too quick.

No picture puzzle, nothing to solve: somebody with a screen reader or a slow hand meets none of it (KWCAG 3.3.3).
How often an account or an address may send is counted in `rates`."""

from datetime import timedelta
from typing import Any

from flask import current_app
from itsdangerous import BadSignature, URLSafeSerializer
from wtforms import HiddenField, StringField

from .. import clock
from .forms import Form

LONGEST = timedelta(days=1)
TOO_QUICK = "너무 빨리 보냈습니다. 잠시 뒤 다시 눌러 주세요."
TOO_OLD = "화면을 연 지 오래되었습니다. 내용을 확인하고 다시 눌러 주세요."
FILLED = "비워 두어야 하는 칸이 채워져 있어 보내지 못했습니다. 그 칸을 비우고 다시 눌러 주세요."


class Guarded(Form):
    """Its page shows `guard(form)` of components/fields inside the form."""

    website = StringField("이 칸은 비워 두세요", render_kw={"autocomplete": "off", "tabindex": "-1"})
    opened = HiddenField(default=lambda: stamp())

    def validate(self, extra_validators: Any = None) -> bool:
        fits = super().validate(extra_validators)
        if fault := self._fault():
            self.form_errors.append(fault)
        return fits and not fault

    def _fault(self) -> str | None:
        """What a machine did; a person who did the same reads what to do."""
        if self.website.data:
            return FILLED
        age = _age(self.opened.data or "")
        if age is None or age > LONGEST:
            self.opened.data = stamp()
            return TOO_OLD
        return TOO_QUICK if age < timedelta(seconds=current_app.config["FORM_SECONDS"]) else None


def _signer() -> URLSafeSerializer:
    return URLSafeSerializer(current_app.config["SECRET_KEY"], salt="when a form was opened")


def stamp() -> str:
    return str(_signer().dumps(int(clock.now().timestamp())))


def _age(stamp: str) -> timedelta | None:
    """How long ago the form was opened; nothing for a stamp that is not ours."""
    try:
        return timedelta(seconds=clock.now().timestamp() - _signer().loads(stamp))
    except (BadSignature, TypeError):
        return None
