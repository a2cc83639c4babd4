"""How I want to be told."""

from flask import Blueprint, flash, redirect, url_for
from flask.typing import ResponseReturnValue

from ...web.doors import actor, residents
from .. import actions
from ..forms import MailForm

room = Blueprint("mail_choices", __name__, url_prefix="/me/notices/mail")


@room.post("")
@residents
def update() -> ResponseReturnValue:
    form = MailForm()
    if form.validate():
        actions.choose(actor(), form.chosen)
        flash("알림 받는 방법을 바꾸었습니다.", "success")
    else:
        flash("알림을 어떻게 받을지 하나를 골라 주세요.", "warning")
    return redirect(url_for("notices.index"), 303)
