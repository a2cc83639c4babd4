"""Signing in with a letter from the desk."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from ...refusals import Refused
from ...web.doors import anyone
from .. import checks
from ..forms import LetterForm
from . import entry

room = Blueprint("letter_sign_ins", __name__, url_prefix="/letter-sign-in")


@room.get("")
@anyone
def new() -> ResponseReturnValue:
    return render_template("identities/letter_sign_in.html", form=LetterForm())


@room.post("")
@anyone
def create() -> ResponseReturnValue:
    form = LetterForm()
    if not form.validate_on_submit():
        return render_template("identities/letter_sign_in.html", form=form), 422
    try:
        account = checks.account_of_letter(request.remote_addr or "", form.letter_code.data, form.birth_date.data)
    except Refused as no:
        form.refuse("letter_code", no.message)
        return render_template("identities/letter_sign_in.html", form=form), no.status
    entry.come_in(account)
    flash("로그인했습니다. 편지 번호는 이제 쓸 수 없습니다.", "success")
    return redirect(url_for("home.show"), 303)
