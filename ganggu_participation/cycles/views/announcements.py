"""Announcing a plan, on a page of its own that says what will happen."""

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from ... import clock
from ...permissions import permit
from ...refusals import Refusal, Refused
from ...verbs import Verb
from ...web.doors import actor, found, officials
from .. import actions, queries
from ..forms import AnnouncementForm
from ..models import Cycle

cycle_announcements = Blueprint(
    "cycle_announcements", __name__, url_prefix="/office/cycles/<int:cycle_id>/announcement"
)
OF_THE_REASON = (Refusal.TOO_EARLY_AFTER_NOTICE, Refusal.REASON_TOO_SHORT)


@cycle_announcements.get("")
@officials
def new(cycle_id: int) -> ResponseReturnValue:
    cycle = found(queries.cycle_of(cycle_id))
    permit(actor(), Verb.CYCLE_ANNOUNCE, cycle)
    return _page(cycle, AnnouncementForm())


@cycle_announcements.post("")
@officials
def create(cycle_id: int) -> ResponseReturnValue:
    cycle, form = found(queries.cycle_of(cycle_id)), AnnouncementForm()
    if form.validate_on_submit() and _announced(cycle, form):
        flash(f"{cycle.operating_year}년 운영계획을 공고했습니다. 이제 누구나 볼 수 있습니다.", "success")
        return redirect(url_for("cycles.show", cycle_id=cycle_id), 303)
    return _page(cycle, form), 422


def _page(cycle: Cycle, form: AnnouncementForm) -> str:
    days = (cycle.call_day - clock.today()).days
    return render_template("cycles/announcements_new.html", cycle=cycle, form=form, today=clock.today(), days=days)


def _announced(cycle: Cycle, form: AnnouncementForm) -> bool:
    try:
        actions.announce(actor(), cycle, form.early_reason.data)
    except Refused as no:
        if no.refusal not in OF_THE_REASON:
            raise
        form.refuse("early_reason", no.message)
        return False
    return True
