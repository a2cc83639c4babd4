"""The second step: what was picked, read once more before it is cast."""

from flask import Blueprint, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from ...web.doors import actor, found, residents
from .. import queries
from . import steps
from .ballots import ballot_of, ballot_page

room = Blueprint("ballot_reviews", __name__, url_prefix="/votes/<int:vote_id>/ballot/review")


@room.get("")
@residents
def new(vote_id: int) -> ResponseReturnValue:
    """A page that was loaded again without its form starts over."""
    return redirect(url_for("ballots.new", vote_id=vote_id), 303)


@room.post("")
@residents
def create(vote_id: int) -> ResponseReturnValue:
    vote = found(queries.vote_seen_by(actor(), vote_id))
    form = ballot_of(vote)
    if not form.validate_on_submit() or queries.why_no_ballot(actor(), vote):
        return ballot_page(vote, form, 422)
    return render_template("votes/review.html", vote=vote, form=form, steps=steps.real(vote_id))
