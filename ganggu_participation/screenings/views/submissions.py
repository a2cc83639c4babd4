"""Handing in a score sheet."""

from flask import Blueprint, flash, redirect, url_for
from flask.typing import ResponseReturnValue

from ...web.doors import actor, found, residents
from .. import actions
from ..queries import sheet_of

room = Blueprint("sheet_submissions", __name__, url_prefix="/screenings/<int:screening_id>/sheet/submission")


@room.post("")
@residents
def create(screening_id: int) -> ResponseReturnValue:
    actions.hand_in(actor(), found(sheet_of(screening_id, actor().id)))
    flash("심사표를 냈습니다. 결과를 발표하면 합계와 평균을 공개합니다.", "success")
    return redirect(url_for("screenings.show", screening_id=screening_id), 303)
