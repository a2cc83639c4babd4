"""Asking to split a proposal, and one such request."""

from typing import Any

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from ...permissions import permit
from ...proposals.queries import proposal_received
from ...refusals import Refusal, Refused
from ...verbs import Verb
from ...web.doors import actor, found, residents
from .. import actions
from ..forms import AnswerForm, ReasonForm, SplitForm
from ..queries import asking_to_split, split_seen_by

room = Blueprint("splits", __name__)
BESIDE = {Refusal.PARTS_ALIKE: "goes_title", Refusal.SPLIT_UNDER_WAY: "reason", Refusal.PROPOSAL_INCOMPLETE: "goes_title"}


@room.get("/proposals/<int:proposal_id>/splits/new")
@residents
def new(proposal_id: int) -> ResponseReturnValue:
    proposal = found(proposal_received(proposal_id))
    permit(actor(), Verb.SPLIT_ASK, asking_to_split(proposal))
    kept = {f"stays_{name}": getattr(proposal, name) for name in ("title", "necessity", "location", "content")}
    return _page(proposal, SplitForm(formdata=None, goes_location=proposal.location, **kept))


@room.post("/proposals/<int:proposal_id>/splits")
@residents
def create(proposal_id: int) -> ResponseReturnValue:
    proposal, form = found(proposal_received(proposal_id)), SplitForm()
    if not form.validate():
        return _page(proposal, form), 422
    try:
        asked = actions.ask_to_split(actor(), proposal, form.words("stays"), form.words("goes"), form.reason.data)
    except Refused as no:
        if no.refusal not in BESIDE:
            raise
        form.refuse(BESIDE[no.refusal], no.message)
        return _page(proposal, form), 422
    flash("제안을 둘로 나누었습니다." if asked.part_id else "제안한 사람에게 물었습니다. 동의하면 나눕니다.", "success")
    return redirect(url_for("splits.show", split_id=asked.id), 303)


@room.get("/splits/<int:split_id>")
@residents
def show(split_id: int) -> ResponseReturnValue:
    return split_page(split_id)


def split_page(split_id: int, **filled: Any) -> str:
    """The request, and the form that was filled in, where one was."""
    split = found(split_seen_by(actor(), split_id))
    forms = {"answer": AnswerForm(formdata=None), "refusal": ReasonForm(formdata=None, prefix="no-")} | filled
    return render_template("mergers/splits_show.html", split=split, forms=forms)


def _page(proposal: Any, form: SplitForm) -> str:
    return render_template("mergers/splits_new.html", proposal=proposal, form=form)
