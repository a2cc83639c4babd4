"""Planning a year: officials; the rules say which of them."""

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from ... import clock
from ...permissions import permit
from ...refusals import Refusal, Refused
from ...verbs import Verb
from ...web.doors import actor, found, officials
from .. import actions, queries
from ..forms import PlanForm, as_offered, as_planned
from ..models import Cycle

office_cycles = Blueprint("office_cycles", __name__, url_prefix="/office/cycles")
TO_MEND = (Refusal.DATES_OUT_OF_ORDER, Refusal.CEILING_PASSED)
KNOWN = "이미 계획을 세운 해입니다. 운영계획 목록에서 그 해를 골라 고쳐 주세요."


@office_cycles.get("")
@officials
def index() -> ResponseReturnValue:
    may_plan = Cycle(operating_year=_next_year())
    return render_template("cycles/office_index.html", cycles=queries.cycles_seen_by(actor()), may_plan=may_plan)


@office_cycles.get("/new")
@officials
def new() -> ResponseReturnValue:
    year = _next_year()
    permit(actor(), Verb.CYCLE_PLAN, Cycle(operating_year=year))
    return render_template("cycles/office_new.html", form=PlanForm(data=as_offered(year)))


@office_cycles.post("")
@officials
def create() -> ResponseReturnValue:
    form = PlanForm()
    if form.validate_on_submit() and (cycle := _planned_first(form)):
        flash(f"{cycle.operating_year}년 운영계획을 세웠습니다. 살펴본 뒤 공고해 주세요.", "success")
        return redirect(url_for("cycles.show", cycle_id=cycle.id), 303)
    return render_template("cycles/office_new.html", form=form), 422


@office_cycles.get("/<int:cycle_id>/edit")
@officials
def edit(cycle_id: int) -> ResponseReturnValue:
    cycle = found(queries.cycle_of(cycle_id))
    permit(actor(), Verb.CYCLE_PLAN, cycle)
    return render_template("cycles/office_edit.html", cycle=cycle, form=_edit_form(cycle))


@office_cycles.post("/<int:cycle_id>")
@officials
def update(cycle_id: int) -> ResponseReturnValue:
    cycle = found(queries.cycle_of(cycle_id))
    form = _edit_form(cycle)
    if form.validate_on_submit() and _planned(form, cycle.operating_year):
        flash(f"{cycle.operating_year}년 운영계획을 고쳤습니다.", "success")
        return redirect(url_for("cycles.show", cycle_id=cycle_id), 303)
    return render_template("cycles/office_edit.html", cycle=cycle, form=form), 422


def _next_year() -> int:
    """The year to offer: behind the last one planned, and never one that is over."""
    return max(clock.today().year, (queries.last_year() or 0) + 1)


def _edit_form(cycle: Cycle) -> PlanForm:
    form = PlanForm(data=as_planned(cycle))
    del form.operating_year
    return form


def _planned_first(form: PlanForm) -> Cycle | None:
    if queries.cycle_of_year(form.operating_year.data) is None:
        return _planned(form, form.operating_year.data)
    form.refuse("operating_year", KNOWN)
    return None


def _planned(form: PlanForm, year: int) -> Cycle | None:
    """The year as the form says; nothing, and a sentence above the form, when its dates or sums do not fit."""
    try:
        return actions.plan(
            actor(),
            operating_year=year,
            plan=form.plan.data,
            stages=form.stage_plans(),
            tracks=form.track_plans(),
        )
    except Refused as no:
        if no.refusal not in TO_MEND:
            raise
        form.form_errors.append(no.message)
        return None
