"""A new password in place of one that she knows."""

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from ...refusals import Refusal, Refused
from ...web.doors import actor, residents
from ..actions import change_password
from ..forms import NewPasswordForm, PasswordForm

room = Blueprint("passwords", __name__, url_prefix="/me/password")


@room.get("")
@residents
def edit() -> ResponseReturnValue:
    return render_template("accounts/passwords_edit.html", form=PasswordForm())


@room.post("")
@residents
def update() -> ResponseReturnValue:
    form = PasswordForm()
    if not form.validate_on_submit():
        return render_template("accounts/passwords_edit.html", form=form), 422
    try:
        change_password(actor(), actor(), form.old.data, form.password.data)
    except Refused as no:
        form.refuse("old" if no.refusal is Refusal.PASSWORD_NOT_YOURS else NewPasswordForm.FIRST, no.message)
        return render_template("accounts/passwords_edit.html", form=form), no.status
    flash("비밀번호를 바꾸었습니다. 다른 기기에서는 로그아웃했습니다.", "success")
    return redirect(url_for("sessions.index"), 303)
