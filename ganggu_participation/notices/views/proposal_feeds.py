"""What becomes of one proposal, as Atom."""

from flask import Blueprint
from flask.typing import ResponseReturnValue

from ...web.doors import anyone, found
from ..queries import bulletins_in
from .feeds import atom

room = Blueprint("proposal_feeds", __name__, url_prefix="/feeds/proposals")


@room.get("/<int:proposal_id>.atom")
@anyone
def show(proposal_id: int) -> ResponseReturnValue:
    news = found(bulletins_in(subject=f"proposals/{proposal_id}") or None)
    return atom(news[0].title.rpartition(":")[0], news)
