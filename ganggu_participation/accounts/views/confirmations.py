"""Is it still her? Asked before dangerous acts and after a long rest, on a page that keeps what was typed."""

from flask import Blueprint, g, redirect, render_template, request
from flask.blueprints import BlueprintSetupState
from flask.typing import ResponseReturnValue

from ...refusals import Refusal, Refused
from ...web import session
from ...web.doors import actor, anyone
from ..models import Account
from ..queries import factors_of
from ..second_factor import check_code, check_passkey, check_password, seen
from . import entry, passkey_questions

room = Blueprint("confirmations", __name__, url_prefix="/confirmations")
CODE, PASSWORD, PASSKEY = ANSWERS = ("confirm_code", "confirm_password", "confirm_passkey")


@room.post("")
@anyone
def create() -> ResponseReturnValue:
    """Where the page leads that was shown instead of a page to read."""
    if actor() is None:
        return _page(request.form.get("next", entry.HOME), 422)
    return redirect(entry.wanted() or entry.HOME, 303)


@room.record_once
def _hang(state: BlueprintSetupState) -> None:
    answers = state.app.extensions.setdefault("answers", {})
    answers.update({Refusal.NOT_FRESH: _ask, Refusal.NOT_SIGNED_IN: _ask_who_rested})


@room.before_app_request
def _listen() -> None:
    """An answer may come with any form: it is heard before the door is tried."""
    if request.method != "POST" or not any(request.form.get(name) for name in ANSWERS):
        return
    who = actor() or g.get("rested")
    if who is None or (who.lacks_second_factor and not request.form.get(PASSWORD)):
        return
    try:
        _check(who)
    except Refused as no:
        g.wrong_answer = no
        return
    seen(who, confirmed=True)
    if g.pop("rested", None) is not None:
        session.resume(who)


def _check(who: Account) -> None:
    said = request.form
    if said.get(PASSKEY):
        return check_passkey(who, passkey_questions.site(), said[PASSKEY], passkey_questions.asked())
    return check_code(who, said[CODE]) if said.get(CODE) else check_password(who, said[PASSWORD])


def _ask() -> ResponseReturnValue:
    """Sent again to where it was going, with everything that was typed."""
    return _page("", 403)


def _ask_who_rested() -> ResponseReturnValue | None:
    """Only for an official who rested; strangers are led to the sign-in page."""
    if "rested" not in g:
        return None
    return _page("" if request.method == "POST" else request.full_path.rstrip("?"), 403)


def _page(wanted: str, status: int) -> ResponseReturnValue:
    """`wanted`: the page to read afterwards; empty: the form itself goes on."""
    who, wrong = actor() or g.get("rested"), g.get("wrong_answer")
    if who is None:
        return entry.onward("sign_ins.new")
    typed = (
        [] if wanted else [pair for pair in request.form.items(multi=True) if pair[0] not in (*ANSWERS, "csrf_token")]
    )
    factors = factors_of(who.id)
    words = {"wanted": wanted, "typed": typed, "rested": "rested" in g, "factors": factors}
    words |= {"wrong": wrong.message if wrong else "", "question": passkey_questions.ask(factors.passkeys)}
    return render_template("accounts/confirmations_new.html", **words), wrong.status if wrong else status
