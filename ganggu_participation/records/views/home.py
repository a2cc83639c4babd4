"""The first page: what can I do now, until when, in my dong."""

from flask import Blueprint, make_response, render_template, request
from flask.typing import ResponseReturnValue

from ...cycles.queries import current_cycle
from ...dongs.queries import dong_names
from ...web.doors import actor, anyone
from .. import queries

room = Blueprint("home", __name__)
YEAR = 365 * 24 * 3600


@room.get("/")
@anyone
def show() -> ResponseReturnValue:
    """A dong chosen without signing in is remembered in a cookie, so that it need not be chosen twice."""
    dongs = {dong.id: dong.name for dong in dong_names()}
    dong_id = _dong_of_reader(set(dongs))
    votes = queries.votes_to_cast(dong_id, getattr(actor(), "person_key", None))
    page = render_template(
        "records/home.html",
        dongs=dongs.items(),
        dong_id=dong_id,
        dong_name=dongs.get(dong_id or 0),
        cycle=current_cycle(),
        votes=votes,
        voted=queries.voted_in(getattr(actor(), "person_key", None), votes),
        assemblies=queries.assemblies_ahead(dong_id),
        results=queries.results_declared(dong_id, queries.FEW),
        figures=queries.proposals_so_far(dong_id),
    )
    answer = make_response(page)
    if "dong" in request.args:
        answer.set_cookie(
            "dong", str(dong_id or ""), max_age=YEAR, samesite="Lax", httponly=True, secure=request.is_secure
        )
    return answer


def _dong_of_reader(known: set[int]) -> int | None:
    """The dong asked for now, else the one she belongs to, else the one remembered."""
    asked = request.args.get("dong")
    if asked is not None:
        return int(asked) if asked.isascii() and asked.isdigit() and int(asked) in known else None
    if getattr(actor(), "dong_id", None):
        return int(actor().dong_id)
    kept = request.cookies.get("dong", "")
    return int(kept) if kept.isascii() and kept.isdigit() and int(kept) in known else None
