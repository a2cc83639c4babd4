"""Adding and removing a passkey."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from ...refusals import Refusal, Refused
from ...web.devices import device_of
from ...web.doors import actor, arriving, found, freshly, residents
from ...web.handover import hand_over
from ..actions import add_passkey, remove_factor, renew_codes
from ..passkeys import registered
from ..queries import factors_of, passkey_of
from . import entry, passkey_questions

room = Blueprint("passkeys", __name__, url_prefix="/me/passkeys")


@room.get("/new")
@arriving
def new() -> ResponseReturnValue:
    _may_set_up()
    return _page("")


@room.post("")
@arriving
@freshly
def create() -> ResponseReturnValue:
    _may_set_up()
    me, first = actor(), not factors_of(actor().id).number
    try:
        key = registered(passkey_questions.site(), request.form.get("passkey", ""), passkey_questions.asked())
        add_passkey(me, me, key, device_of(request.user_agent.string))
    except Refused as no:
        return _page(no.message), no.status
    codes = renew_codes(me, me) if first else []
    entry.come_in(me, second_factor=True)
    flash("패스키를 등록했습니다.", "success")
    if not codes:
        return entry.back("factors.index")
    hand_over("recovery-codes", codes)
    return entry.onward("recovery_codes.show")


@room.post("/<int:passkey_id>/removal")
@residents
@freshly
def update(passkey_id: int) -> ResponseReturnValue:
    remove_factor(actor(), actor(), found(passkey_of(actor().id, passkey_id)))
    flash("패스키를 지웠습니다.", "success")
    return redirect(url_for("factors.index"), 303)


def _may_set_up() -> None:
    """As with the authenticator app: a stolen password must not add another factor."""
    if actor().lacks_second_factor and factors_of(actor().id).number:
        raise Refused(Refusal.SECOND_FACTOR_FIRST)


def _page(wrong: str) -> str:
    options = passkey_questions.invite(factors_of(actor().id).passkeys)
    return render_template("accounts/passkeys_new.html", options=options, wrong=wrong, wanted=entry.wanted())
