"""A declared result in the hall, place by place: nothing that was not revealed is on the page."""

from flask import Blueprint, request
from flask.typing import ResponseReturnValue

from ...web.doors import anyone, found
from ...web.htmx import page_or_part, wants_part
from .. import queries

room = Blueprint("result_halls", __name__, url_prefix="/results/<int:vote_id>/hall")


@room.get("")
@anyone
def show(vote_id: int) -> ResponseReturnValue:
    """Asked again and again by the page itself; nothing is sent while nothing changes."""
    vote = found(queries.declared_vote(vote_id))
    stage = queries.stage_of(vote)
    if wants_part() and request.args.get("seen", type=int) == stage.shown:
        return "", 204
    return page_or_part("counts/hall_show.html", "counts/_hall.html", vote=vote, stage=stage)
