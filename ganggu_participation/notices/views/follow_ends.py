"""Ending a follow: from the list, or by the link in a mail without signing in."""

from typing import Any

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from ...refusals import Refusal, Refused
from ...web.doors import actor, anyone, found, residents
from .. import actions
from ..queries import account_of_stop, follow_with
from ..states import Mail

room = Blueprint("follow_ends", __name__)


@room.post("/follows/<int:follow_id>/ending")
@residents
def create(follow_id: int) -> ResponseReturnValue:
    follow = found(follow_with(follow_id))
    if follow.author_id != actor().id:
        raise Refused(Refusal.NOT_YOURS)
    actions.end(actor(), follow)
    flash("이 소식은 더 보내지 않습니다.", "success")
    return redirect(url_for("notices.index"), 303)


@room.get("/stop/<token>")
@anyone
def new(token: str) -> ResponseReturnValue:
    return render_template("notices/stop.html", token=token, done=_hers(token) is None)


@room.post("/stop/<token>")
@anyone
def update(token: str) -> ResponseReturnValue:
    """By the button of the page, or by a mail programme that sends nothing but the address."""
    if account := _hers(token):
        actions.choose(account, Mail.NONE)
    return render_template("notices/stop.html", token=token, done=True)


def _hers(token: str) -> Any:
    """The person whom the link was sent to, while she still gets mail."""
    return account_of_stop(token)
