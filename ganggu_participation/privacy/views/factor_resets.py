"""An official who lost her second factor: two people agree, and she enrols anew."""

from flask import Blueprint, current_app, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from ... import access_log
from ...access_log import Access
from ...accounts.queries import account_with_grants, factors_of
from ...approvals.queries import standing_of
from ...permissions import Act
from ...web.doors import actor, administrators, found, freshly, officials
from ..actions import reset_factors

room = Blueprint("factor_resets", __name__, url_prefix="/admin/accounts/<int:account_id>/factor-reset")


@room.get("")
@officials
def new(account_id: int) -> ResponseReturnValue:
    account = found(account_with_grants(account_id))
    standing = standing_of(actor(), Act.RESET_FACTORS, account)
    found(standing.is_mine or None)
    access_log.note(actor(), Access.READ, [account.id], "가린 이름, 권한, 두 번째 확인 방법의 수")
    return render_template(
        "privacy/factor_resets_new.html", account=account, standing=standing, factors=factors_of(account.id)
    )


@room.post("")
@administrators
@freshly
def create(account_id: int) -> ResponseReturnValue:
    account = found(account_with_grants(account_id))
    reset_factors(actor(), account, current_app.config["SITE_NAME"])
    flash("두 번째 확인 방법을 지우고 편지로 알렸습니다. 다음에 로그인할 때 새로 등록합니다.", "success")
    return redirect(url_for("admin_accounts.show", account_id=account_id), 303)
