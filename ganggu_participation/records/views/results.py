"""Results that explain themselves."""

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from ...accounts.states import Level
from ...counts import queries as counts
from ...votes.queries import turnout_of
from ...web.doors import anyone, found
from .. import queries

room = Blueprint("results", __name__, url_prefix="/results")


@room.get("")
@anyone
def index() -> ResponseReturnValue:
    return render_template("records/results.html", votes=queries.results_declared())


@room.get("/<int:vote_id>")
@anyone
def show(vote_id: int) -> ResponseReturnValue:
    vote = found(counts.declared_vote(vote_id))
    count = found(counts.certified_count(vote_id))
    sheet = counts.sheet_of(count)
    return render_template(
        "records/result.html",
        vote=vote,
        count=count,
        sheet=sheet,
        contests=counts.explained(sheet),
        turnout=turnout_of(vote),
        levels=[(Level(level).label, people) for level, people in queries.levels_of(vote_id)],
        assembly=queries.assembly_of(vote_id),
    )
