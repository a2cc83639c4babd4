"""The second factor of a sign-in: asked after the password, led to setting one up when there is none."""

from flask import Blueprint, current_app, flash, render_template, request
from flask.typing import ResponseReturnValue

from ...refusals import Refused
from ...web.doors import actor, arriving
from .. import totp
from ..forms import CodeForm
from ..queries import Factors, factors_of
from ..second_factor import check_code, check_passkey
from . import entry, passkey_questions

room = Blueprint("second_factors", __name__, url_prefix="/second-factor")


@room.get("/new")
@arriving
def new() -> ResponseReturnValue:
    me = actor()
    if not me.lacks_second_factor:
        return entry.back("me.show")
    factors = factors_of(me.id)
    return _page(CodeForm(), factors) if factors.number else entry.onward("totp_keys.new")


@room.post("")
@arriving
def create() -> ResponseReturnValue:
    me, form = actor(), CodeForm()
    factors, answer = factors_of(me.id), request.form.get("passkey", "")
    if not answer and not form.validate_on_submit():
        return _page(form, factors), 422
    try:
        if answer:
            check_passkey(me, passkey_questions.site(), answer, passkey_questions.asked())
        else:
            check_code(me, form.code.data)
    except Refused as no:
        form.refuse("code", no.message)
        return _page(form, factors_of(me.id)), no.status
    entry.come_in(me, second_factor=True)
    if factors_of(me.id).codes < FEW_CODES:
        flash("복구 번호가 얼마 남지 않았습니다. 내 정보에서 새로 받아 주세요.", "info")
    return entry.back("office.show")


FEW_CODES = 3


def _page(form: CodeForm, factors: Factors) -> str:
    words = {"form": form, "wanted": entry.wanted(), "factors": factors, "shown": _demo_code(factors)}
    return render_template(
        "accounts/second_factors_new.html", **words, question=passkey_questions.ask(factors.passkeys)
    )


def _demo_code(factors: Factors) -> str:
    """On a demo installation the page shows what the app would: the next code that was not used yet."""
    if not current_app.config["DEMO"] or factors.totp is None or not actor().email.endswith("@demo.example"):
        return ""
    step = min(max(totp.step_now(), factors.totp.last_step + 1), totp.step_now() + 1)
    return totp.code_at(totp.unlocked(factors.totp.locked, actor().id), step)
