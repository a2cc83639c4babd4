"""Setting up an authenticator app: the square, the secret in letters, and a first code."""

from flask import Blueprint, current_app, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from ...refusals import Refusal, Refused
from ...web.doors import actor, arriving, found, freshly, residents
from ...web.handover import hand_over
from ...web.qr import drawn
from .. import totp
from ..actions import add_totp, remove_factor, renew_codes
from ..forms import CodeForm
from ..queries import factors_of
from . import entry

room = Blueprint("totp_keys", __name__, url_prefix="/me/authenticator")


@room.get("/new")
@arriving
def new() -> ResponseReturnValue:
    _may_set_up()
    return _page(CodeForm())


@room.post("")
@arriving
@freshly
def create() -> ResponseReturnValue:
    _may_set_up()
    me, form = actor(), CodeForm()
    if not form.validate_on_submit():
        return _page(form), 422
    first = not factors_of(me.id).number
    try:
        add_totp(me, me, _secret(), form.code.data)
    except Refused as no:
        form.refuse("code", no.message)
        return _page(form), no.status
    codes = renew_codes(me, me) if first else []
    entry.come_in(me, second_factor=True)
    flash("인증 앱을 등록했습니다.", "success")
    if not codes:
        return entry.back("factors.index")
    hand_over("recovery-codes", codes)
    return entry.onward("recovery_codes.show")


@room.post("/removal")
@residents
@freshly
def update() -> ResponseReturnValue:
    key = found(factors_of(actor().id).totp)
    remove_factor(actor(), actor(), key)
    flash("인증 앱 등록을 지웠습니다.", "success")
    return redirect(url_for("factors.index"), 303)


def _may_set_up() -> None:
    """Who has a factor already shows it first: a stolen password must not add another."""
    if actor().lacks_second_factor and factors_of(actor().id).number:
        raise Refused(Refusal.SECOND_FACTOR_FIRST)


def _secret() -> str:
    before = factors_of(actor().id).totp
    return totp.offered_secret(actor().sign_in_token, before.last_step if before else 0)


def _page(form: CodeForm) -> str:
    secret = _secret()
    square = drawn(totp.address_of(secret, actor().email, current_app.config["SITE_NAME"]))
    letters = [secret[n : n + 4] for n in range(0, len(secret), 4)]
    demo = current_app.config["DEMO"] and totp.code_at(secret, totp.step_now())
    words = {"form": form, "square": square, "letters": letters, "wanted": entry.wanted(), "shown": demo or ""}
    return render_template("accounts/totp_keys_new.html", **words, must=actor().lacks_second_factor)
