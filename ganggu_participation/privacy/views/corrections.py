"""Putting right what is kept about me."""

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from ...refusals import Refusal, Refused
from ...web.doors import actor, residents
from ..actions import correct
from ..forms import CorrectionForm
from ..reassurance import assure, has_password

room = Blueprint("corrections", __name__, url_prefix="/me/correction")
BESIDE = {Refusal.ADDRESS_OF_ANOTHER: "email", Refusal.NAME_IS_VERIFIED: "display_name"}


@room.get("")
@residents
def edit() -> ResponseReturnValue:
    return _page(_form())


@room.post("")
@residents
def update() -> ResponseReturnValue:
    form, me = _form(), actor()
    if not form.validate_on_submit():
        return _page(form), 422
    try:
        assure(me, form.password.data if form.password else "")
        correct(me, me, **form.words)
    except Refused as no:
        form.refuse(BESIDE.get(no.refusal, "password" if form.password else "display_name"), no.message)
        return _page(form), no.status
    flash("고쳤습니다.", "success")
    return redirect(url_for("me.show"), 303)


def _form() -> CorrectionForm:
    me = actor()
    return CorrectionForm(obj=me).fit(checked=me.person_key is not None, with_password=has_password(me))


def _page(form: CorrectionForm) -> str:
    return render_template("privacy/corrections_edit.html", form=form)
