"""Giving a role to somebody."""

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from ...dongs.queries import dong_by_id, dongs_in_order
from ...refusals import Refused
from ...web.doors import actor, administrators, found, freshly
from ..actions import grant
from ..forms import GrantForm
from ..models import Account
from ..queries import account_with_grants

room = Blueprint("grants", __name__, url_prefix="/admin/accounts/<int:account_id>/roles")


@room.post("")
@administrators
@freshly
def create(account_id: int) -> ResponseReturnValue:
    account, form = found(account_with_grants(account_id)), GrantForm(dongs_in_order())
    if not form.validate_on_submit():
        return _page(account, form), 422
    dong = dong_by_id(form.dong.data) if form.dong.data else None
    try:
        given = grant(actor(), account, form.role.data, dong, form.to_at, form.from_at)
    except Refused as no:
        form.refuse("until" if no.refusal.name == "DATES_OUT_OF_ORDER" else "role", no.message)
        return _page(account, form), no.status
    flash(f"{given.role.label} 권한을 주었습니다.", "success")
    return redirect(url_for("admin_accounts.show", account_id=account_id), 303)


def _page(account: Account, form: GrantForm) -> str:
    return render_template("accounts/admin_accounts_show.html", account=account, form=form)
