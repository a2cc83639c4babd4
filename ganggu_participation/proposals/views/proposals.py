"""Proposals as residents read and write them."""

from datetime import timedelta
from typing import Any

from flask import Blueprint, current_app, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from ... import rates
from ...cycles.queries import current_cycle, tracks_of
from ...dongs.queries import dong_names, dongs_in_order
from ...permissions import permit
from ...refusals import Refusal, Refused
from ...verbs import Verb
from ...web.doors import actor, anyone, found, residents
from .. import actions
from ..forms import PUBLIC_STATES, FilterForm, ProposalForm
from ..queries import call_of, proposal_seen_by, proposals_seen_by
from ..queries.desk import appeal_of, may_appeal
from ..states import STATES

room = Blueprint("proposals", __name__, url_prefix="/proposals")
STAGES = [("", "모든 단계"), *((state.value, state.label) for state in PUBLIC_STATES)]
USUAL_TRACK = "village"
DAY = timedelta(days=1)


@room.get("")
@anyone
def index() -> ResponseReturnValue:
    form = FilterForm(request.args).offer(dong_names(), STAGES)
    chosen = form.chosen
    wanted = {"dong_id": chosen["dong"], "state": STATES.get(chosen["state"] or ""), "words": chosen["words"] or ""}
    page = proposals_seen_by(actor(), **wanted, page=request.args.get("page", 1, type=int))
    return render_template("proposals/index.html", page=page, form=form, chosen=chosen)


@room.get("/new")
@residents
def new() -> ResponseReturnValue:
    cycle = _this_year()
    tracks = tracks_of(cycle)
    form = ProposalForm(dong=actor().dong_id, track=_usual(tracks).id).offer(dongs_in_order(), tracks)
    return render_template("proposals/new.html", form=form, cycle=cycle, call=call_of(cycle))


@room.post("")
@residents
def create() -> ResponseReturnValue:
    cycle = _this_year()
    dongs, tracks = dongs_in_order(), tracks_of(cycle)
    form = ProposalForm(track=_usual(tracks).id).offer(dongs, tracks)
    if not form.validate():
        return render_template("proposals/new.html", form=form, cycle=cycle, call=call_of(cycle)), 422
    place = {"dong": _one(dongs, form.dong.data), "track": _chosen_track(form, tracks)}
    rates.count("proposal", f"accounts/{actor().id}", current_app.config["PROPOSALS_A_DAY"], DAY)
    proposal = actions.draft(actor(), cycle=cycle, **place, **form.words())
    flash("저장했습니다. 아직 나만 볼 수 있습니다. 내용을 확인한 뒤 제안서를 내 주세요.", "success")
    return redirect(url_for("proposals.show", proposal_id=proposal.id), 303)


@room.get("/<int:proposal_id>")
@anyone
def show(proposal_id: int) -> ResponseReturnValue:
    proposal = found(proposal_seen_by(actor(), proposal_id))
    settings = current_app.config
    desk = {"name": settings["COMPLAINT_DESK"], "url": settings["COMPLAINT_URL"]}
    mine, answered = _is_mine(proposal), proposal.answer is not None
    appeal = appeal_of(proposal_id) if answered and _was_refused(proposal) else None
    page = {"proposal": proposal, "mine": mine, "desk": desk, "appeal": appeal, "may_appeal": mine and may_appeal(proposal)}
    return render_template("proposals/show.html", **page)


def _was_refused(proposal: Any) -> bool:
    return any(review.outcome == "ineligible" for review in proposal.reviews)


@room.get("/<int:proposal_id>/edit")
@residents
def edit(proposal_id: int) -> ResponseReturnValue:
    proposal = found(proposal_seen_by(actor(), proposal_id))
    permit(actor(), Verb.PROPOSAL_REVISE, proposal)
    form, _ = _edit_form(proposal)
    return render_template("proposals/edit.html", form=form, proposal=proposal)


@room.post("/<int:proposal_id>")
@residents
def update(proposal_id: int) -> ResponseReturnValue:
    proposal = found(proposal_seen_by(actor(), proposal_id))
    permit(actor(), Verb.PROPOSAL_REVISE, proposal)
    form, offers = _edit_form(proposal)
    if not form.validate():
        return render_template("proposals/edit.html", form=form, proposal=proposal), 422
    place = {"dong": _one(offers[0], form.dong.data), "track": _chosen_track(form, offers[1])} if offers else {}
    actions.revise(actor(), proposal, **place, **form.words())
    flash("고친 내용을 저장했습니다. 다 고쳤으면 제안서를 내 주세요.", "success")
    return redirect(url_for("proposals.show", proposal_id=proposal_id), 303)


def _this_year() -> Any:
    cycle = current_cycle()
    if cycle is None:
        raise Refused(Refusal.NO_CYCLE)
    return cycle


def _edit_form(proposal: Any) -> tuple[ProposalForm, tuple[list[Any], list[Any]] | None]:
    """The form and, while it is a draft, the dongs and tracks to choose from."""
    if proposal.receipt_no is not None:
        return ProposalForm(obj=proposal).after_receipt(), None
    offers = dongs_in_order(), tracks_of(proposal.cycle)
    form = ProposalForm(obj=proposal, data={"dong": proposal.dong_id, "track": proposal.track_id}).offer(*offers)
    return form, offers


def _usual(tracks: list[Any]) -> Any:
    """The one that the assemblies of the dongs decide, where there is one."""
    return next((track for track in tracks if track.key == USUAL_TRACK), tracks[0])


def _chosen_track(form: ProposalForm, tracks: list[Any]) -> Any:
    chosen = form.track.data if form.track else None
    return _one(tracks, chosen) if chosen else _usual(tracks)


def _one(things: list[Any], number: int) -> Any:
    return next(thing for thing in things if thing.id == number)


def _is_mine(proposal: Any) -> bool:
    return actor() is not None and proposal.author_id == actor().id
