"""The code that shows that a contact is hers; then the rest of signing up."""

from flask import Blueprint, current_app, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from ...refusals import Refused
from ...web.doors import anyone
from ...web.handover import hand_over, handed_over
from .. import contacts
from ..forms import CodeForm
from . import entry

room = Blueprint("contact_confirmations", __name__, url_prefix="/contacts/confirmation")


@room.get("")
@anyone
def new() -> ResponseReturnValue:
    """A page that was loaded again without its code starts over."""
    token, shown, code = handed_over("contact") or ("", "", "")
    if not token:
        return redirect(url_for("contacts.new", next=entry.wanted() or None), 303)
    return _page(CodeForm(), token, shown, code)


@room.post("")
@anyone
def create() -> ResponseReturnValue:
    form, token = CodeForm(), request.form.get("contact", "")
    if not form.validate_on_submit():
        return _page(form, token), 422
    try:
        hand_over("confirmed", contacts.confirmed(token, form.code.data))
    except Refused as no:
        form.refuse("code", no.message)
        return _page(form, token), no.status
    return redirect(url_for("accounts.new", next=entry.wanted() or None), 303)


def _page(form: CodeForm, token: str, shown: str = "", code: str = "") -> str:
    words = {"token": token, "shown": shown, "demo_code": code if current_app.config["DEMO"] else ""}
    return render_template("identities/contact_confirmation.html", form=form, wanted=entry.wanted(), **words)
