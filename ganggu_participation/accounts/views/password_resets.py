"""A forgotten password: the same answer whoever asks; the link shows its form to anybody and opens only once."""

from flask import Blueprint, current_app, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from ...refusals import Refusal, Refused
from ...web.doors import actor, anyone
from ..actions import reset_password
from ..forms import AddressForm, NewPasswordForm
from ..resets import send_link

room = Blueprint("password_resets", __name__, url_prefix="/password-resets")


@room.get("/new")
@anyone
def new() -> ResponseReturnValue:
    return _first_page(AddressForm())


@room.post("")
@anyone
def create() -> ResponseReturnValue:
    form = AddressForm()
    if not form.validate_on_submit():
        return _first_page(form), 422
    house = current_app.config["SITE_ADDRESS"] or request.host_url
    try:
        send_link(form.email.data, house.rstrip("/") + url_for("password_resets.edit"), request.remote_addr or "")
    except Refused as no:
        form.refuse("email", no.message)
        return _first_page(form), no.status
    flash("가입한 주소라면 링크를 보냈습니다. 10분 안에 편지를 열어 주세요.", "success")
    return redirect(url_for("sign_ins.new"), 303)


@room.get("/edit")
@anyone
def edit() -> ResponseReturnValue:
    return _page(NewPasswordForm())


@room.post("/edit")
@anyone
def update() -> ResponseReturnValue:
    form = NewPasswordForm()
    if not form.validate_on_submit():
        return _page(form), 422
    try:
        reset_password(actor(), request.form.get("token", ""), form.password.data)
    except Refused as no:
        if no.refusal is Refusal.LINK_SPENT:
            raise
        form.refuse(NewPasswordForm.FIRST, no.message)
        return _page(form), no.status
    flash("비밀번호를 새로 정했습니다. 새 비밀번호로 로그인해 주세요.", "success")
    return redirect(url_for("sign_ins.new"), 303)


def _first_page(form: AddressForm) -> str:
    return render_template("accounts/password_resets_new.html", form=form)


def _page(form: NewPasswordForm) -> str:
    return render_template("accounts/password_resets_edit.html", form=form, token=request.values.get("token", ""))
