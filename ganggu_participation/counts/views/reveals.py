"""The beamer's own page: what the hall sees, and three buttons below it."""

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from ...web.doors import actor, found, officials
from .. import actions, queries

room = Blueprint("reveals", __name__, url_prefix="/office/votes/<int:vote_id>/reveal")


@room.get("")
@officials
def show(vote_id: int) -> ResponseReturnValue:
    vote = found(queries.declared_vote(vote_id))
    return render_template("counts/reveal_show.html", vote=vote, stage=queries.stage_of(vote))


@room.post("")
@officials
def create(vote_id: int) -> ResponseReturnValue:
    vote = found(queries.declared_vote(vote_id))
    actions.reveal(actor(), vote, request.form.get("shown", 0, type=int))
    return redirect(url_for("reveals.show", vote_id=vote_id), 303)
