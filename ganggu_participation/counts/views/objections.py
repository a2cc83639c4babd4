"""Objections to a result: read by everybody, lodged by whoever is verified."""

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from ...permissions import permit
from ...refusals import Refusal, Refused
from ...verbs import Verb
from ...web.doors import actor, anyone, found, residents
from .. import actions, queries
from ..forms import ObjectionForm

room = Blueprint("objections", __name__, url_prefix="/results/<int:vote_id>/objections")


@room.get("")
@anyone
def index(vote_id: int) -> ResponseReturnValue:
    vote = found(queries.declared_vote(vote_id))
    asked = queries.objection_to_lodge(vote)
    return render_template(
        "counts/objections_index.html", vote=vote, objections=queries.objections_of(vote_id), asked=asked
    )


@room.get("/new")
@residents
def new(vote_id: int) -> ResponseReturnValue:
    vote = found(queries.declared_vote(vote_id))
    permit(actor(), Verb.OBJECTION_LODGE, queries.objection_to_lodge(vote))
    return render_template("counts/objections_new.html", vote=vote, form=ObjectionForm())


@room.post("")
@residents
def create(vote_id: int) -> ResponseReturnValue:
    vote, form = found(queries.declared_vote(vote_id)), ObjectionForm()
    if not form.validate():
        return render_template("counts/objections_new.html", vote=vote, form=form), 422
    try:
        objection = actions.lodge(actor(), vote, form.claim.data)
    except Refused as no:
        if no.refusal is not Refusal.CLAIM_TOO_SHORT:
            raise
        form.refuse("claim", no.message)
        return render_template("counts/objections_new.html", vote=vote, form=form), 422
    flash(f"{objection.no}번째 이의로 받았습니다. 담당자의 답은 이 화면에 공개합니다.", "success")
    return redirect(url_for("objections.index", vote_id=vote_id), 303)
