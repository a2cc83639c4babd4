"""A card: shown once, to print; with this page the server holds nothing of it any more."""

from flask import Blueprint, make_response, render_template, request, url_for
from flask.typing import ResponseReturnValue

from ...refusals import Refusal, Refused
from ...web.doors import actor, found, officials
from ...web.qr import drawn
from .. import actions, queries
from .steps import seat_cookie

room = Blueprint("count_key_cards", __name__, url_prefix="/office/count-keys/<int:key_id>/card")


@room.post("")
@officials
def create(key_id: int) -> ResponseReturnValue:
    key = found(queries.key_kept_by(actor(), key_id))
    mine = key.holder_of(actor().id)
    if mine is None:
        raise Refused(Refusal.NOT_A_CARD_HOLDER)
    cookie = seat_cookie(mine.no)
    share = actions.receive(actor(), key, _secret(request.cookies.get(cookie, "")))
    page = render_template("countkeys/card.html", key=key, mine=mine, share=share, qr=drawn(share.qr))
    answer = make_response(page)
    answer.headers["Cache-Control"] = "no-store"
    answer.delete_cookie(cookie, path=url_for("count_keys.show", key_id=key_id))
    return answer


def _secret(cookie: str) -> bytes:
    """What the browser kept, or nothing that opens anything."""
    try:
        return bytes.fromhex(cookie)
    except ValueError:
        return b""
