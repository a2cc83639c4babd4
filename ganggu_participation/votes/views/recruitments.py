"""Electors by lot, for everybody: who may apply until when, the list of numbers, and the draw that anybody can repeat."""

from typing import Any

from flask import Blueprint, Response, jsonify, render_template
from flask.typing import ResponseReturnValue

from ...web.doors import actor, anyone, found
from .. import recruitment_queries as queries
from ..lottery import seed_of
from ..recruitment_models import Recruitment
from ..recruitment_words import draw_told, strata_told
from ..roll import who_may_vote
from .votes import place_of

room = Blueprint("recruitments", __name__, url_prefix="/recruitments")
files = Blueprint("recruitment_files", __name__, url_prefix="/recruitments/<int:recruitment_id>/list.txt")
draws = Blueprint("recruitment_repeats", __name__, url_prefix="/recruitments/<int:recruitment_id>/draw.json")
ROOMS = (room, files, draws)


@room.get("")
@anyone
def index() -> ResponseReturnValue:
    return render_template("votes/recruitments.html", recruitments=queries.recruitments())


@room.get("/<int:recruitment_id>")
@anyone
def show(recruitment_id: int) -> ResponseReturnValue:
    recruitment = found(queries.recruitment_by_id(recruitment_id))
    own = queries.applicant_of(recruitment.vote_id, getattr(actor(), "person_key", None))
    return render_template("votes/recruitment.html", number=own.number if own else None, **_told(recruitment))


def _told(recruitment: Recruitment) -> dict[str, Any]:
    vote = recruitment.vote
    return {
        "recruitment": recruitment,
        "who": who_may_vote({**vote.roll_rule, "listed": False}, place_of(vote)),
        "applied": queries.how_many_applied(vote.id),
        "seed": seed_of(recruitment.digest, recruitment.public),
        "strata": strata_told(recruitment),
        "result": recruitment.result,
    }


@files.get("", endpoint="show")
@anyone
def show_list(recruitment_id: int) -> ResponseReturnValue:
    """The exact bytes whose SHA-256 is the digest of the list."""
    recruitment = found(queries.recruitment_by_id(recruitment_id))
    return Response(found(recruitment.listed or None).encode(), mimetype="text/plain")


@draws.get("", endpoint="show")
@anyone
def show_draw(recruitment_id: int) -> ResponseReturnValue:
    """Everything that repeats the draw, and what it gave."""
    recruitment = found(queries.recruitment_by_id(recruitment_id))
    return jsonify(found(draw_told(recruitment)))
