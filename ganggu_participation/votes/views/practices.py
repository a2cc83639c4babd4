"""먼저 연습해 보기: the same ballot for anybody, at any time after the announcement; it leads to no box and leaves no trace."""

from flask import Blueprint, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from ...web.doors import actor, anyone, found
from .. import queries
from ..forms import Ballot
from ..models import Vote
from . import steps
from .ballots import ballot_of

room = Blueprint("practices", __name__, url_prefix="/votes/<int:vote_id>/practice")
reviews = Blueprint("practice_reviews", __name__, url_prefix="/votes/<int:vote_id>/practice/review")


def _published(vote_id: int) -> Vote:
    vote = found(queries.vote_seen_by(actor(), vote_id))
    found(vote.digest)
    return vote


def _ballot_page(vote: Vote, form: Ballot, status: int = 200) -> ResponseReturnValue:
    return render_template("votes/ballot.html", vote=vote, form=form, steps=steps.practice(vote.id)), status


@room.get("")
@anyone
def new(vote_id: int) -> ResponseReturnValue:
    vote = _published(vote_id)
    return _ballot_page(vote, ballot_of(vote))


@room.post("")
@anyone
def edit(vote_id: int) -> ResponseReturnValue:
    vote = _published(vote_id)
    form = ballot_of(vote)
    form.act()
    return _ballot_page(vote, form)


@reviews.get("", endpoint="new")
@anyone
def new_review(vote_id: int) -> ResponseReturnValue:
    return redirect(url_for("practices.new", vote_id=vote_id), 303)


@reviews.post("", endpoint="create")
@anyone
def create_review(vote_id: int) -> ResponseReturnValue:
    vote = _published(vote_id)
    form = ballot_of(vote)
    if not form.validate_on_submit():
        return _ballot_page(vote, form, 422)
    return render_template("votes/review.html", vote=vote, form=form, steps=steps.practice(vote_id))


@room.post("/end")
@anyone
def create(vote_id: int) -> ResponseReturnValue:
    """The end of a practice: nothing was stored, and the page says so."""
    vote = _published(vote_id)
    form = ballot_of(vote)
    if not form.validate_on_submit():
        return _ballot_page(vote, form, 422)
    return render_template("votes/practice_end.html", vote=vote)
