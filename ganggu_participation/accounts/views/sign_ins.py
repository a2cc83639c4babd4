"""Signing in: the same answer whatever was wrong."""

from flask import Blueprint, current_app, render_template, request
from flask.typing import ResponseReturnValue

from ...refusals import Refused
from ...web.doors import actor, anyone
from ..attempts import admitted
from ..demo import DemoPerson, demo_people
from ..forms import SignInForm
from . import entry

room = Blueprint("sign_ins", __name__, url_prefix="/sign-in")


@room.get("")
@anyone
def new() -> ResponseReturnValue:
    if actor() is not None:
        return entry.in_again(actor())
    return _page(SignInForm())


@room.post("")
@anyone
def create() -> ResponseReturnValue:
    form = SignInForm()
    if not form.validate_on_submit():
        return _page(form), 422
    try:
        account = admitted(form.email.data, form.password.data, request.remote_addr or "")
    except Refused as no:
        form.refuse("password", no.message)
        return _page(form), no.status
    entry.come_in(account)
    return entry.in_again(account)


def _page(form: SignInForm) -> str:
    words = {"form": form, "wanted": entry.wanted(), "people": _demo_people()}
    return render_template("accounts/sign_ins_new.html", **words)


def _demo_people() -> list[DemoPerson]:
    return demo_people(current_app.instance_path) if current_app.config["DEMO"] else []
