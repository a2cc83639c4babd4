"""Moving a proposal to another dong or track."""

from typing import Any

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from ...cycles.queries import cycle_of, tracks_of
from ...dongs.queries import dongs_in_order
from ...permissions import permit
from ...proposals.queries import proposal_received
from ...refusals import Refusal, Refused
from ...verbs import Verb
from ...web.doors import actor, found, officials
from .. import actions
from ..forms import MoveForm

room = Blueprint("moves", __name__, url_prefix="/office/proposals/<int:proposal_id>/move")


@room.get("")
@officials
def new(proposal_id: int) -> ResponseReturnValue:
    proposal = found(proposal_received(proposal_id))
    permit(actor(), Verb.PROPOSAL_MOVE, proposal)
    form, _, _ = _form(proposal, MoveForm(formdata=None, dong=proposal.dong_id, track=proposal.track_id))
    return _page(proposal, form)


@room.post("")
@officials
def create(proposal_id: int) -> ResponseReturnValue:
    proposal = found(proposal_received(proposal_id))
    form, dongs, tracks = _form(proposal, MoveForm())
    if not form.validate():
        return _page(proposal, form), 422
    try:
        actions.move(actor(), proposal, dongs[form.dong.data], tracks[form.track.data], form.reason.data)
    except Refused as no:
        if no.refusal is not Refusal.SAME_PLACE:
            raise
        form.refuse("dong", no.message)
        return _page(proposal, form), 422
    flash("제안을 옮겼습니다. 제안한 사람에게 알립니다.", "success")
    return redirect(url_for("proposals.show", proposal_id=proposal_id), 303)


def _form(proposal: Any, form: MoveForm) -> tuple[MoveForm, dict[int, Any], dict[int, Any]]:
    dongs, tracks = dongs_in_order(), tracks_of(found(cycle_of(proposal.cycle_id)))
    return form.offer(dongs, tracks), {d.id: d for d in dongs}, {t.id: t for t in tracks}


def _page(proposal: Any, form: MoveForm) -> str:
    return render_template("mergers/moves_new.html", proposal=proposal, form=form)
