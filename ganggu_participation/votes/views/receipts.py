"""The third step: she voted, and the code that shows her ballot in the box; shown once, stored nowhere."""

from flask import Blueprint, render_template, url_for
from flask.typing import ResponseReturnValue
from markupsafe import Markup

from ...refusals import Refusal, Refused
from ...web.doors import actor, anyone, found
from ...web.handover import handed_over
from ...web.qr import drawn
from .. import queries

room = Blueprint("receipts", __name__, url_prefix="/votes")


@room.get("/<int:vote_id>/receipt")
@anyone
def show(vote_id: int) -> ResponseReturnValue:
    """For whoever voted with an account at any time; for somebody without one this once, and nothing of her stays."""
    vote = found(queries.vote_seen_by(actor(), vote_id))
    of_vote, code, told = handed_over("receipt") or (None, "", "")
    shown, told = (code, told) if of_vote == vote_id else ("", "")
    mark = queries.mark_of(actor().person_key, vote) if actor() is not None else None
    if mark is None and not told:
        raise Refused(Refusal.NOT_VOTED_YET if actor() is not None else Refusal.NOT_IDENTIFIED)
    words = {"told": queries.told(mark) if mark is not None else told, "code": shown}
    return render_template("votes/receipt.html", vote=vote, qr=_look_up(vote_id, shown) if shown else "", **words)


def _look_up(vote_id: int, code: str) -> Markup:
    """The page that finds this ballot in the log, as a square: any phone opens it."""
    return drawn(url_for("box_logs.show", vote_id=vote_id, code=code, _external=True))
