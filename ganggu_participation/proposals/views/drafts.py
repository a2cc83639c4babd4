"""What the page keeps by itself while somebody writes: asked by writing.js, answered with the number of the draft."""

from datetime import timedelta
from typing import Any

from flask import Blueprint, current_app, jsonify, url_for
from flask.typing import ResponseReturnValue

from ... import clock, rates
from ...dongs.queries import dong_by_id
from ...web.doors import actor, found, residents
from .. import actions
from ..drafts import begun
from ..queries import proposal_seen_by
from .writing import edit_form, new_form, place_of, this_year, usual

DAY = timedelta(days=1)
room = Blueprint("drafts", __name__, url_prefix="/proposals")


@room.post("/drafts")
@residents
def create() -> ResponseReturnValue:
    """Nothing is begun before its dong is known: until then the device keeps it."""
    cycle = this_year()
    form, offers = new_form(cycle)
    form.validate()
    place = place_of(form, offers)
    dong = place.pop("dong", None) or (dong_by_id(actor().dong_id) if actor().dong_id else None)
    if dong is None or not any(form[name].data for name in ("title", "necessity", "location")):
        return "", 204
    rates.count("proposal", f"accounts/{actor().id}", current_app.config["PROPOSALS_A_DAY"], DAY)
    proposal = begun(actor(), cycle, place.get("track") or usual(offers[1]), dong)
    actions.keep(actor(), proposal, revision=0, **form.words())
    return _kept(proposal), 201


@room.post("/<int:proposal_id>/draft")
@residents
def update(proposal_id: int) -> ResponseReturnValue:
    proposal = found(proposal_seen_by(actor(), proposal_id))
    form, offers = edit_form(proposal)
    form.validate()
    words = place_of(form, offers) | form.words()
    actions.keep(actor(), proposal, revision=form.revision.data or 0, **words)
    return _kept(proposal)


def _kept(proposal: Any) -> Any:
    """Where to go on, for the page that asked."""
    return jsonify(
        id=proposal.id,
        revision=proposal.revision,
        at=f"{clock.now().astimezone(clock.KST):%H:%M}",
        keep=url_for("drafts.update", proposal_id=proposal.id),
        save=url_for("proposals.update", proposal_id=proposal.id),
        edit=url_for("proposals.edit", proposal_id=proposal.id),
    )
