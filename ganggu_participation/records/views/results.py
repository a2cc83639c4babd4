"""Results that explain themselves."""

from flask import Blueprint, jsonify, render_template, url_for
from flask.typing import ResponseReturnValue

from ...accounts.states import Level
from ...counts import queries as counts
from ...votes.queries import turnout_of
from ...web.doors import anyone, found
from .. import queries
from ..places import Funded, funded_in, shares_by_dong
from ..stories import stories_of

room = Blueprint("results", __name__, url_prefix="/results")
points = Blueprint("result_points", __name__, url_prefix="/results")


@room.get("")
@anyone
def index() -> ResponseReturnValue:
    return render_template("records/results.html", votes=queries.results_declared())


@room.get("/<int:vote_id>")
@anyone
def show(vote_id: int) -> ResponseReturnValue:
    vote, count = found(counts.declared_vote(vote_id)), found(counts.declared_with_study(vote_id))
    stories = stories_of(count)
    funded = funded_in(vote, [story.contest for story in stories])
    return render_template(
        "records/result.html",
        vote=vote,
        count=count,
        stories=stories,
        funded=funded,
        shares=shares_by_dong(vote, funded),
        turnout=turnout_of(vote),
        levels=[(Level(level).label, people) for level, people in queries.levels_of(vote_id)],
        assembly=queries.assembly_of(vote_id),
        objections=counts.objections_of(vote_id),
        asked=counts.objection_to_lodge(vote),
    )


@points.get("/<int:vote_id>.geojson", endpoint="show")
@anyone
def show_points(vote_id: int) -> ResponseReturnValue:
    """What was funded, as points: the options whose proposal has a place."""
    vote, count = found(counts.declared_vote(vote_id)), found(counts.certified_count(vote_id))
    funded = funded_in(vote, counts.explained(counts.sheet_of(count)))
    answer = jsonify(type="FeatureCollection", features=[_point(each) for each in funded if each.has_point])
    answer.mimetype = "application/geo+json"
    return answer


def _point(each: Funded) -> dict[str, object]:
    return {
        "type": "Feature",
        "id": each.proposal_id,
        "geometry": {"type": "Point", "coordinates": [each.lon, each.lat]},
        "properties": {"name": each.title, "url": url_for("proposals.show", proposal_id=each.proposal_id)},
    }
