"""The third step: she voted, and the code that shows her ballot in the box; shown once, stored nowhere."""

import io

import segno
from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue
from markupsafe import Markup

from ...refusals import Refusal, Refused
from ...web.doors import actor, found, residents
from ...web.handover import handed_over
from .. import queries

room = Blueprint("receipts", __name__, url_prefix="/votes")


def drawn(code: str) -> Markup:
    """The code as a QR drawing without any style attribute."""
    out = io.BytesIO()
    segno.make(code, error="m", micro=False, mask=0).save(  # a fixed mask: trying all eight costs more than the page
        out, kind="svg", omitsize=True, light="#fff", xmldecl=False, svgclass="qr", lineclass=None
    )
    return Markup(out.getvalue().decode())


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
        "votes/receipt.html", vote=vote, told=queries.told(mark), code=shown, qr=drawn(shown) if shown else ""
    )
