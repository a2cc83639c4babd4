"""The frozen rules of a vote, to be read and to be checked byte for byte."""

from flask import Blueprint, Response, render_template
from flask.typing import ResponseReturnValue

from ...web.doors import actor, anyone, found
from .. import queries
from ..models import Vote
from ..roll import who_may_vote
from .votes import place_of

room = Blueprint("rule_sheets", __name__, url_prefix="/votes")
files = Blueprint("rule_sheet_files", __name__, url_prefix="/votes")


def _published(vote_id: int) -> Vote:
    vote = found(queries.vote_seen_by(actor(), vote_id))
    found(vote.digest)
    return vote


@room.get("/<int:vote_id>/rule-sheet")
@anyone
def show(vote_id: int) -> ResponseReturnValue:
    vote = _published(vote_id)
    who = who_may_vote(vote.roll_rule, place_of(vote))
    return render_template("votes/rule_sheet.html", vote=vote, sheet=queries.rules_of(vote), who=who)


@files.get("/<int:vote_id>/rule-sheet.json", endpoint="show")
@anyone
def show_file(vote_id: int) -> ResponseReturnValue:
    """The exact bytes whose SHA-256 is the vote's digest."""
    return Response((_published(vote_id).rule_sheet or "").encode(), mimetype="application/json")
