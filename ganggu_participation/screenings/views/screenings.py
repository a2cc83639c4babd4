"""Screenings: what was published is everybody's, what goes on is for members and officials."""

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from ...permissions import why_not
from ...verbs import Verb
from ...web.doors import actor, anyone, found
from ..models import Screening
from ..queries import proposals_of, results_of, screening_seen_by, screenings_seen_by, sheet_of, sits_for
from ..states import ScreeningState

room = Blueprint("screenings", __name__, url_prefix="/screenings")


@room.get("")
@anyone
def index() -> ResponseReturnValue:
    may_set_up = why_not(actor(), Verb.SCREENING_SET_UP, Screening()) is None
    return render_template("screenings/index.html", screenings=screenings_seen_by(actor()), may_set_up=may_set_up)


@room.get("/<int:screening_id>")
@anyone
def show(screening_id: int) -> ResponseReturnValue:
    screening = found(screening_seen_by(actor(), screening_id))
    published = screening.state is ScreeningState.PUBLISHED
    rows = results_of(screening) if published else []
    mine = sheet_of(screening_id, actor().id) if sits_for(actor(), screening) else None
    page = {"rows": rows, "proposals": [] if published else proposals_of(screening), "mine": mine}
    return render_template("screenings/show.html", screening=screening, sits=sits_for(actor(), screening), **page)
