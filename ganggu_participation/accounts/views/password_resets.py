"""A forgotten password: the same answer whoever asks; a link or a texted code shows its form to anybody and opens once."""

from flask import Blueprint, current_app, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from ...refusals import Refusal, Refused
from ...web.doors import actor, anyone
from ...web.handover import hand_over, handed_over
from ..actions import reset_password
from ..forms import CodedPasswordForm, ForgottenForm, NewPasswordForm
from ..resets import send_code, send_link, token_of

room = Blueprint("password_resets", __name__, url_prefix="/password-resets")


@room.get("/new")
@anyone
def new() -> ResponseReturnValue:
    return _first_page(ForgottenForm())


@room.post("")
@anyone
def create() -> ResponseReturnValue:
    form = ForgottenForm()
    if not form.validate_on_submit():
        return _first_page(form), 422
    try:
        return _sent(form)
    except Refused as no:
        form.refuse("email", no.message)
        return _first_page(form), no.status


def _sent(form: ForgottenForm) -> ResponseReturnValue:
    """To the page of the code, or to the letter."""
    origin = request.remote_addr or ""
    if form.phone:
        hand_over("reset code", send_code(form.phone, origin))
        return redirect(url_for("password_resets.edit"), 303)
    house = current_app.config["SITE_ADDRESS"] or request.host_url
    send_link(form.email.data, house.rstrip("/") + url_for("password_resets.edit"), origin)
    flash("가입한 주소라면 링크를 보냈습니다. 10분 안에 편지를 열어 주세요.", "success")
    return redirect(url_for("sign_ins.new"), 303)


@room.get("/edit")
@anyone
def edit() -> ResponseReturnValue:
    run = handed_over("reset code") or ""
    return _page(CodedPasswordForm() if run else NewPasswordForm(), run)


@room.post("/edit")
@anyone
def update() -> ResponseReturnValue:
    run = request.form.get("run", "")
    form = CodedPasswordForm() if run else NewPasswordForm()
    if not form.validate_on_submit():
        return _page(form, run), 422
    try:
        token = token_of(run, form.code.data) if isinstance(form, CodedPasswordForm) else request.form.get("token", "")
        reset_password(actor(), token, form.password.data)
    except Refused as no:
        return _refused(form, run, no)
    flash("비밀번호를 새로 정했습니다. 새 비밀번호로 로그인해 주세요.", "success")
    return redirect(url_for("sign_ins.new"), 303)


def _refused(form: NewPasswordForm, run: str, no: Refused) -> ResponseReturnValue:
    """Beside the answer that has to be another; a link that opens nothing has no page of its own."""
    if no.refusal is Refusal.LINK_SPENT and not run:
        raise no
    if no.refusal is Refusal.LINK_SPENT:
        no = Refused(Refusal.WRONG_ONE_TIME_CODE)
    by_code = (Refusal.WRONG_ONE_TIME_CODE, Refusal.TOO_MANY_CHECKS)
    form.refuse("code" if no.refusal in by_code else NewPasswordForm.FIRST, no.message)
    return _page(form, run), no.status


def _first_page(form: ForgottenForm) -> str:
    return render_template("accounts/password_resets_new.html", form=form)


def _page(form: NewPasswordForm, run: str) -> str:
    token = request.values.get("token", "")
    return render_template("accounts/password_resets_edit.html", form=form, token=token, run=run)
