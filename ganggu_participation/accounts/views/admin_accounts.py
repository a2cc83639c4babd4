"""People and their roles, for administrators."""

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from ... import access_log
from ...access_log import Access
from ...dongs.queries import dongs_in_order
from ...web.doors import actor, administrators, found
from ..forms import GrantForm
from ..queries import account_with_grants, accounts_found

room = Blueprint("admin_accounts", __name__, url_prefix="/admin/accounts")
SEEN = "가린 이름, 가린 전자우편 주소, 권한"


@room.get("")
@administrators
def index() -> ResponseReturnValue:
    words = request.args.get("words", "").strip()[:100]
    page = accounts_found(words, request.args.get("page", 1, type=int))
    access_log.note(actor(), Access.READ, [each.id for each in page.items], SEEN)
    return render_template("accounts/admin_accounts_index.html", page=page, words=words)


@room.get("/<int:account_id>")
@administrators
def show(account_id: int) -> ResponseReturnValue:
    account = found(account_with_grants(account_id))
    access_log.note(actor(), Access.READ, [account.id], SEEN)
    return render_template("accounts/admin_accounts_show.html", account=account, form=GrantForm(dongs_in_order()))
