"""The third step: she voted, and the code that shows her ballot in the box; shown once, stored nowhere."""

from flask import Blueprint, render_template, url_for
from flask.typing import ResponseReturnValue
from markupsafe import Markup

from ...refusals import Refusal, Refused
from ...web.doors import actor, found, residents
from ...web.handover import handed_over
from ...web.qr import drawn
from .. import queries

room = Blueprint("receipts", __name__, url_prefix="/votes")


@room.get("/<int:vote_id>/receipt")
@residents
def show(vote_id: int) -> ResponseReturnValue:
    vote = found(queries.vote_seen_by(actor(), vote_id))
    mark = queries.mark_of(actor().person_key, vote)
    if mark is None:
        raise Refused(Refusal.NOT_VOTED_YET)
    of_vote, code = handed_over("receipt") or (None, "")
    shown = code if of_vote == vote_id else ""
    return render_template(
        "votes/receipt.html", vote=vote, told=queries.told(mark), code=shown, qr=_look_up(vote_id, shown) if shown else ""
    )


def _look_up(vote_id: int, code: str) -> Markup:
    """The page that finds this ballot in the log, as a square: any phone opens it."""
    return drawn(url_for("box_logs.show", vote_id=vote_id, code=code, _external=True))
