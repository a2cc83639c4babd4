"""Setting up a screening."""

from typing import Any

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from ...cycles.queries import current_cycle, tracks_of
from ...dongs.queries import dongs_in_order
from ...permissions import permit
from ...refusals import Refusal, Refused
from ...verbs import Verb
from ...web.doors import actor, officials
from .. import actions
from ..forms import ScreeningForm, as_offered
from ..models import Screening

room = Blueprint("office_screenings", __name__, url_prefix="/office/screenings")
BESIDE = {Refusal.CRITERIA_WRONG: "points_1", Refusal.NOTHING_TO_SCREEN: "track", Refusal.SCREENING_BEGUN: "track",
          Refusal.NOT_IN_THIS_STATE: "track"}  # fmt: skip


@room.get("/new")
@officials
def new() -> ResponseReturnValue:
    permit(actor(), Verb.SCREENING_SET_UP, Screening())
    form, _, _, _ = _form(ScreeningForm(formdata=None, **as_offered()))
    return render_template("screenings/office_new.html", form=form)


@room.post("")
@officials
def create() -> ResponseReturnValue:
    form, cycle, tracks, dongs = _form(ScreeningForm())
    if not form.validate():
        return render_template("screenings/office_new.html", form=form), 422
    words = {"track": tracks[form.track.data], "dong": dongs.get(form.dong.data), "trim": form.trim.data}
    try:
        screening = actions.set_up(actor(), cycle=cycle, criteria=form.criteria, **words)
    except Refused as no:
        if no.refusal not in BESIDE:
            raise
        form.refuse(BESIDE[no.refusal], no.message)
        return render_template("screenings/office_new.html", form=form), 422
    flash("심사 기준을 정했습니다. 위원이 심사표를 적을 수 있습니다.", "success")
    return redirect(url_for("screenings.show", screening_id=screening.id), 303)


def _form(form: ScreeningForm) -> tuple[ScreeningForm, Any, dict[int, Any], dict[int, Any]]:
    cycle = current_cycle()
    if cycle is None:
        raise Refused(Refusal.NO_CYCLE)
    tracks, dongs = tracks_of(cycle), dongs_in_order()
    return form.offer(tracks, dongs), cycle, {t.id: t for t in tracks}, {d.id: d for d in dongs}
