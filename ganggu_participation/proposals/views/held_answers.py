"""Answers that are written and not yet public: read together, published together."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from ...refusals import Refused
from ...web.doors import actor, officials
from .. import actions
from ..queries import proposal_received
from ..queries.desk import held_answers

room = Blueprint("held_answers", __name__, url_prefix="/office/held-answers")


@room.get("")
@officials
def index() -> ResponseReturnValue:
    return render_template("proposals/held_answers_index.html", held=held_answers())


@room.post("/release")
@officials
def create() -> ResponseReturnValue:
    """Each by its own deed: what is refused stays kept back, with its sentence."""
    released = 0
    for number in request.form.getlist("proposals", type=int):
        proposal = proposal_received(number)
        try:
            if proposal is not None:
                actions.release_answer(actor(), proposal)
                released += 1
        except Refused as no:
            flash(no.message, "warning")
    flash(f"답 {released}건을 공개했습니다.", "success")
    return redirect(url_for("held_answers.index"), 303)
