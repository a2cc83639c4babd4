"""Ceilings for the dongs of a track."""

from typing import Any

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from ...cycles.queries import current_cycle, tracks_of
from ...permissions import why_not
from ...refusals import Refusal, Refused
from ...verbs import Verb
from ...web.doors import actor, found, officials
from .. import actions, queries
from ..forms import EnvelopesForm
from ..models import Envelope

room = Blueprint("office_envelopes", __name__, url_prefix="/office/tracks/<int:track_id>/envelopes")


@room.get("/new")
@officials
def new(track_id: int) -> ResponseReturnValue:
    track, dongs = _track_and_dongs(track_id)
    return _page(track, EnvelopesForm(ceiling=track.dong_ceiling, dongs=[d.id for d in dongs]).offer(dongs))


@room.post("")
@officials
def create(track_id: int) -> ResponseReturnValue:
    track, dongs = _track_and_dongs(track_id)
    form = EnvelopesForm().offer(dongs)
    chosen = [dong for dong in dongs if dong.id in (form.dongs.data or ())]
    if form.validate_on_submit() and _opened(form, track, chosen):
        flash(f"{len(chosen)}개 동의 한도를 정했습니다.", "success")
        return redirect(url_for("office_budgets.index"), 303)
    return _page(track, form), 422


def _track_and_dongs(track_id: int) -> tuple[Any, list[Any]]:
    cycle = found(current_cycle())
    track = found(next((t for t in tracks_of(cycle) if t.id == track_id and t.dong_ceiling is not None), None))
    return track, queries.dongs_without_envelope(track)


def _opened(form: EnvelopesForm, track: Any, dongs: list[Any]) -> bool:
    """One envelope after the other; each stands by itself, so a refusal leaves the earlier ones opened."""
    cycle = found(current_cycle())
    try:
        for dong in dongs:
            actions.open(actor(), cycle=cycle, track=track, dong=dong, ceiling=form.ceiling.data)
    except Refused as no:
        if no.refusal is not Refusal.CEILING_PASSED:
            raise
        form.refuse("ceiling", no.message)
        return False
    return True


def _page(track: Any, form: EnvelopesForm) -> str:
    no = why_not(actor(), Verb.BUDGET_OPEN, Envelope(dong_id=None))
    return render_template("budgets/office_envelopes_new.html", track=track, form=form, no=no)
