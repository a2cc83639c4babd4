"""Ending every sign-in of somebody else: a lost telephone, a taken account."""

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from ... import access_log
from ...access_log import Access
from ...refusals import Refused
from ...web.doors import actor, administrators, found, freshly
from ..actions import sign_out_everywhere
from ..forms import SignOutForm
from ..models import Account
from ..queries import account_with_grants, sign_ins_of

room = Blueprint("account_sign_outs", __name__, url_prefix="/admin/accounts/<int:account_id>/sign-out")


@room.get("")
@administrators
def new(account_id: int) -> ResponseReturnValue:
    account = found(account_with_grants(account_id))
    access_log.note(actor(), Access.READ, [account.id], "가린 이름, 로그인한 곳의 수")
    return _page(account, SignOutForm())


@room.post("")
@administrators
@freshly
def create(account_id: int) -> ResponseReturnValue:
    account, form = found(account_with_grants(account_id)), SignOutForm()
    if not form.validate_on_submit():
        return _page(account, form), 422
    try:
        ended = sign_out_everywhere(actor(), account, form.reason.data)
    except Refused as no:
        form.refuse("reason", no.message)
        return _page(account, form), no.status
    flash(f"로그인한 곳 {ended}곳을 모두 로그아웃했습니다.", "success")
    return redirect(url_for("admin_accounts.show", account_id=account_id), 303)


def _page(account: Account, form: SignOutForm) -> str:
    places = len(sign_ins_of(account.id))
    return render_template("accounts/account_sign_outs_new.html", account=account, form=form, places=places)
