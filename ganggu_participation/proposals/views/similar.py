"""While somebody writes: like proposals and hints, as a part of the page for htmx, or a page of its own."""

from flask import Blueprint, request
from flask.typing import ResponseReturnValue

from ...web.doors import anyone
from ...web.htmx import page_or_part
from ..hints import hints_for
from ..queries import similar_to

room = Blueprint("similar_proposals", __name__, url_prefix="/proposals/similar")
LONGEST = 2_000  # signs that are looked at


@room.get("")
@anyone
def index() -> ResponseReturnValue:
    title, necessity = (request.args.get(name, "")[:LONGEST] for name in ("title", "necessity"))
    but = request.args.get("but", type=int)
    words = {"similar": similar_to(title, necessity, but), "hints": hints_for(title, necessity), "asked": title}
    return page_or_part("proposals/similar_index.html", "proposals/_similar.html", **words)
