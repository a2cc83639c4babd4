"""Publishing what the committee found."""

from flask import Blueprint, flash, redirect, url_for
from flask.typing import ResponseReturnValue

from ...web.doors import actor, found, officials
from .. import actions
from ..queries import screening_seen_by

room = Blueprint("screening_publications", __name__, url_prefix="/office/screenings/<int:screening_id>/publication")


@room.post("")
@officials
def create(screening_id: int) -> ResponseReturnValue:
    actions.publish(actor(), found(screening_seen_by(actor(), screening_id)))
    flash("심사 결과를 발표했습니다.", "success")
    return redirect(url_for("screenings.show", screening_id=screening_id), 303)
