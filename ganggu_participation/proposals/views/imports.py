"""Proposals from a file: looked at first, then taken in all together."""

from typing import Any

from flask import Blueprint, current_app, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from ...cycles.queries import tracks_of
from ...dongs.queries import dongs_in_order
from ...permissions import why_not
from ...refusals import Refusal, Refused
from ...verbs import Verb
from ...web.doors import actor, officials
from .. import imports
from ..forms import ImportForm
from ..models import Proposal
from .writing import this_year, usual

room = Blueprint("imports", __name__, url_prefix="/office/proposal-imports")


@room.get("/new")
@officials
def new() -> ResponseReturnValue:
    return render_template("proposals/imports_new.html", form=ImportForm(formdata=None), heads=imports.HEADS)


@room.post("/preview")
@officials
def show() -> ResponseReturnValue:
    """Nothing is stored yet: twenty rows to look at, and every line that is wrong."""
    form, cycle = ImportForm(), this_year()
    if not form.validate():
        return render_template("proposals/imports_new.html", form=form, heads=imports.HEADS), 422
    tracks = tracks_of(cycle)
    labels = [usual(tracks).label, *(track.label for track in tracks if track is not usual(tracks))]
    try:
        reading = imports.read(form.file.data.read(), labels, _why_not_in({d.name: d.id for d in dongs_in_order()}))
    except imports.UnreadableFile as no:
        form.refuse("file", str(no))
        return render_template("proposals/imports_new.html", form=form, heads=imports.HEADS), 422
    whole = bool(reading.lines) and not reading.faults
    page = {"reading": reading, "token": imports.keep(reading, actor().id) if whole else "", "most": imports.PREVIEW}
    return render_template("proposals/imports_show.html", **page)


@room.post("")
@officials
def create() -> ResponseReturnValue:
    lines = imports.kept(request.form.get("token", ""), actor().id)
    if lines is None:
        raise Refused(Refusal.IMPORT_GONE)
    cycle = this_year()
    known = {dong.name: dong for dong in dongs_in_order()}, {track.label: track for track in tracks_of(cycle)}
    made = imports.take_in_all(actor(), lines, cycle, *known, review_days=current_app.config["REVIEW_DAYS"])
    flash(f"제안 {len(made):,}건을 접수했습니다.", "success")
    return redirect(url_for("office_proposals.index"), 303)


def _why_not_in(dongs: dict[str, int]) -> Any:
    """Asks once per dong whether the reader may take in proposals there."""
    asked: dict[str, str] = {}

    def why(name: str) -> str:
        if name not in dongs:
            return f"동을 찾지 못했습니다: {name}"
        if name not in asked:
            no = why_not(actor(), Verb.PROPOSAL_TAKE_IN, Proposal(dong_id=dongs[name]))
            asked[name] = f"{name}: {no.message}" if no else ""
        return asked[name]

    return why
