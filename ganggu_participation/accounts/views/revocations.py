"""Taking a role back."""

from flask import Blueprint, flash, redirect, url_for
from flask.typing import ResponseReturnValue

from ...web.doors import actor, administrators, found, freshly
from ..actions import revoke
from ..queries import grant_of

room = Blueprint("revocations", __name__, url_prefix="/admin/roles/<int:grant_id>/revocation")


@room.post("")
@administrators
@freshly
def create(grant_id: int) -> ResponseReturnValue:
    grant = found(grant_of(grant_id))
    revoke(actor(), grant)
    flash(f"{grant.role.label} 권한을 거두었습니다.", "success")
    return redirect(url_for("admin_accounts.show", account_id=grant.account_id), 303)
