"""Reading a notice leads to what it is about; all at once only marks them."""

from flask import Blueprint, redirect, request, url_for
from flask.typing import ResponseReturnValue

from ...web.display import local
from ...web.doors import actor, found, residents
from .. import actions
from ..queries import notice_of, unread_of
from ..states import NoticeState

room = Blueprint("notice_readings", __name__, url_prefix="/me/notices")


@room.post("/<int:notice_id>/reading")
@residents
def create(notice_id: int) -> ResponseReturnValue:
    notice = found(notice_of(actor(), notice_id))
    path = notice.path
    if notice.state is NoticeState.UNREAD:
        actions.read(actor(), notice)
    return redirect(request.script_root + local(path), 303)


@room.post("/readings")
@residents
def update() -> ResponseReturnValue:
    for notice in unread_of(actor()):
        actions.read(actor(), notice)
    return redirect(url_for("notices.index"), 303)
