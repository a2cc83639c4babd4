"""The desk: votes of an official's dongs, and what may be done with one now."""

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from ...countkeys.queries import keys_ready_for
from ...web.doors import actor, found, officials
from .. import queries
from ..forms import CountKeyForm, ExtensionForm
from ..models import Vote
from ..roll_queries import keeps_roll

room = Blueprint("office_votes", __name__, url_prefix="/office/votes")


def desk_page(vote: Vote, form: ExtensionForm, status: int = 200) -> ResponseReturnValue:
    words = {"vote": vote, "form": form, "turnout": queries.turnout_of(vote), "contests": queries.contests_of(vote)}
    words["keeps_roll"] = keeps_roll(actor(), vote)
    if vote.digest is None:
        words["key_form"] = CountKeyForm(formdata=None, data={"key": vote.count_key_id}).offer(keys_ready_for(vote.dong_id))
    return render_template("votes/office_show.html", **words), status


@room.get("")
@officials
def index() -> ResponseReturnValue:
    votes = queries.votes_kept_by(actor(), request.args.get("page", 1, type=int))
    return render_template("votes/office_index.html", votes=votes)


@room.get("/<int:vote_id>")
@officials
def show(vote_id: int) -> ResponseReturnValue:
    vote = found(queries.vote_kept_by(actor(), vote_id))
    return desk_page(vote, ExtensionForm(formdata=None, data={"closes": vote.closes}))
