"""Signing up: one form with the consent screen inside."""

from datetime import timedelta

from flask import Blueprint, current_app, flash, render_template, request
from flask.typing import ResponseReturnValue

from ... import rates
from ...refusals import Refusal, Refused
from ...web.doors import actor, anyone
from ...web.handover import held
from ..actions import sign_up
from ..consents import AT_SIGN_UP
from ..forms import SignUpForm
from . import entry

room = Blueprint("accounts", __name__, url_prefix="/accounts")
CONFIRMED = "confirmed"  # the contact that a code confirmed
HOUR = timedelta(hours=1)
BESIDE = {
    Refusal.TOO_OFTEN: "password",
    Refusal.ADDRESS_TAKEN: "password",
    Refusal.TOO_YOUNG_FOR_AN_ACCOUNT: "birth_date",
    Refusal.PASSWORD_TOO_SHORT: "password",
    Refusal.PASSWORD_TOO_COMMON: "password",
    Refusal.PASSWORD_OF_THE_PLACE: "password",
    Refusal.PASSWORD_LEAKED: "password",
}


@room.get("/new")
@anyone
def new() -> ResponseReturnValue:
    if actor() is not None:
        return entry.back("me.show")
    return _page(SignUpForm()) if held(CONFIRMED) else entry.onward("contacts.new")


@room.post("")
@anyone
def create() -> ResponseReturnValue:
    form, contact = SignUpForm(), held(CONFIRMED)
    if contact is None:
        return entry.onward("contacts.new")
    if not form.validate_on_submit():
        return _page(form), 422
    try:
        rates.count("sign_up", request.remote_addr or "", current_app.config["SIGN_UPS_AN_HOUR"], HOUR)
        account = sign_up(None, **contact, **form.words)
    except Refused as no:
        if no.refusal not in BESIDE:
            raise
        form.refuse(BESIDE[no.refusal], no.message)
        return _page(form), no.status
    entry.come_in(account)
    flash("가입했습니다. 이제 우리 동을 골라 주세요.", "success")
    return entry.onward("bases.edit")


def _page(form: SignUpForm) -> str:
    """News goes by e-mail: without an address there is nothing to agree to."""
    confirmed = held(CONFIRMED) or {}
    terms = [each for each in AT_SIGN_UP if each.required or "email" in confirmed]
    contact = next(iter(confirmed.values()), "")
    return render_template("accounts/new.html", form=form, terms=terms, wanted=entry.wanted(), contact=contact)
