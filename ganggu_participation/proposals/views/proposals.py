"""Proposals as residents read and write them."""

from datetime import timedelta
from typing import Any

from flask import Blueprint, current_app, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from ... import rates
from ...dongs.queries import dong_names
from ...permissions import permit
from ...refusals import Refusal, Refused
from ...verbs import Verb
from ...web.doors import actor, anyone, found, residents
from .. import actions
from ..forms import ProposalForm
from ..hints import hints_for
from ..queries import acts_for, attachments_of, call_of, proposal_seen_by, relations_of, similar_to, timeline_of
from ..queries.desk import appeal_of, may_appeal, objects_by
from .search import search_page
from .writing import BESIDE, edit_form, new_form, place_of, this_year

room = Blueprint("proposals", __name__, url_prefix="/proposals")
DAY = timedelta(days=1)


@room.get("")
@anyone
def index() -> ResponseReturnValue:
    return render_template("proposals/index.html", **search_page(actor(), request.args, dong_names()))


@room.get("/new")
@anyone
def new() -> ResponseReturnValue:
    cycle = this_year()
    form, _ = new_form(cycle)
    return _new_page(form, cycle)


@room.post("")
@anyone
def create() -> ResponseReturnValue:
    cycle = this_year()
    form, offers = new_form(cycle)
    if actor() is None:
        return _new_page(form, cycle), 401
    if not form.validate():
        return _new_page(form, cycle), 422
    rates.count("proposal", f"accounts/{actor().id}", current_app.config["PROPOSALS_A_DAY"], DAY)
    try:
        proposal = actions.draft(actor(), cycle=cycle, **place_of(form, offers), **form.words())
    except Refused as no:
        return _beside(form, no, "proposals/new.html", cycle=cycle, call=call_of(cycle))
    flash("저장했습니다. 아직 나만 볼 수 있습니다. 내용을 확인한 뒤 제안서를 내 주세요.", "success")
    return redirect(url_for("proposals.show", proposal_id=proposal.id), 303)


@room.get("/<int:proposal_id>")
@anyone
def show(proposal_id: int) -> ResponseReturnValue:
    proposal = found(proposal_seen_by(actor(), proposal_id))
    settings = current_app.config
    desk = {"name": settings["COMPLAINT_DESK"], "url": settings["COMPLAINT_URL"]}
    mine, answered = acts_for(actor(), proposal), proposal.answer is not None
    appeal = appeal_of(proposal_id) if answered and _was_refused(proposal) else None
    page = {"mine": mine, "desk": desk, "appeal": appeal, "may_appeal": _may_object(proposal)}
    page |= {"files": attachments_of(proposal), "steps": timeline_of(proposal_id), **_beforehand(proposal, mine)}
    page["for_paper"] = mine and proposal.author_id is None
    page["related"] = relations_of(proposal) if proposal.receipt_no is not None else None
    return render_template("proposals/show.html", proposal=proposal, **page)


def _may_object(proposal: Any) -> bool:
    return may_appeal(proposal) and objects_by(actor(), proposal) is not None


def _was_refused(proposal: Any) -> bool:
    return any(review.outcome == "ineligible" for review in proposal.reviews)


@room.get("/<int:proposal_id>/edit")
@residents
def edit(proposal_id: int) -> ResponseReturnValue:
    proposal = found(proposal_seen_by(actor(), proposal_id))
    permit(actor(), Verb.PROPOSAL_REVISE, proposal)
    form, _ = edit_form(proposal)
    return render_template("proposals/edit.html", form=form, proposal=proposal)


@room.post("/<int:proposal_id>")
@residents
def update(proposal_id: int) -> ResponseReturnValue:
    proposal = found(proposal_seen_by(actor(), proposal_id))
    permit(actor(), Verb.PROPOSAL_REVISE, proposal)
    form, offers = edit_form(proposal)
    if not form.validate():
        return render_template("proposals/edit.html", form=form, proposal=proposal), 422
    words = place_of(form, offers) | form.words()
    try:
        actions.revise(actor(), proposal, revision=form.revision.data, **words)
    except Refused as no:
        if no.refusal is Refusal.WRITTEN_MEANWHILE:
            return _two_texts(form, proposal)
        return _beside(form, no, "proposals/edit.html", proposal=proposal)
    flash("고친 내용을 저장했습니다. 다 고쳤으면 제안서를 내 주세요.", "success")
    return redirect(url_for("proposals.show", proposal_id=proposal_id), 303)


def _new_page(form: ProposalForm, cycle: Any) -> str:
    return render_template("proposals/new.html", form=form, cycle=cycle, call=call_of(cycle))


def _beside(form: ProposalForm, no: Refused, page: str, **words: Any) -> ResponseReturnValue:
    """The refusal stands beside the field that it is about; every other flies on."""
    if no.refusal not in BESIDE:
        raise no
    form.refuse(BESIDE[no.refusal], no.message)
    return render_template(page, form=form, **words), 422


def _two_texts(form: ProposalForm, proposal: Any) -> ResponseReturnValue:
    """Somebody wrote meanwhile: both texts, and the next press of the button knows of it."""
    form.revision.raw_data, form.revision.data = None, proposal.revision
    page = {"form": form, "proposal": proposal, "changed": form.changed_from(proposal)}
    return render_template("proposals/edit.html", **page), 409


def _beforehand(proposal: Any, mine: bool) -> dict[str, Any]:
    """Before it is submitted: who asks for the same, and what is another office's task."""
    if not mine or proposal.receipt_no is not None:
        return {}
    texts = proposal.title, f"{proposal.necessity} {proposal.content}"
    return {"similar": similar_to(*texts, but=proposal.id), "hints": hints_for(*texts)}
