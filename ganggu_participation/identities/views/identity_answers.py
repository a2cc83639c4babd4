"""The second step on our own page: the code that was sent."""

from flask import Blueprint, current_app, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from ...refusals import Refusal, Refused
from ...web.doors import anyone
from ...web.handover import handed_over
from .. import checks
from ..forms import CodeForm
from . import entry

room = Blueprint("identity_answers", __name__, url_prefix="/identity-checks/answer")


@room.get("")
@anyone
def new() -> ResponseReturnValue:
    """A page that was loaded again without its run starts over."""
    token, sentence, demo_code = handed_over("run") or ("", "", "")
    if not token:
        return redirect(url_for("home.show"), 303)
    return _page(CodeForm(), token, sentence, demo_code)


@room.post("")
@anyone
def create() -> ResponseReturnValue:
    form, token = CodeForm(), request.form.get("run", "")
    if not form.validate_on_submit():
        return _page(form, token), 422
    try:
        identity, place = checks.end(token, entry.asker(), form.data)
        return entry.finish(identity, place)
    except Refused as no:
        if no.refusal is Refusal.RUN_OVER:
            raise
        form.refuse("code", no.message)
        return _page(form, token), no.status


def _page(form: CodeForm, token: str, sentence: str = "", demo_code: str = "") -> str:
    shown = demo_code if current_app.config["DEMO"] else ""
    return render_template("identities/answer.html", form=form, run=token, sentence=sentence, demo_code=shown)
