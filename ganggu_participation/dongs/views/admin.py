"""All dongs over the years, and adding one: administrators."""

from typing import Any

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from ... import clock
from ...korean import with_particle
from ...refusals import Refusal, Refused
from ...web.doors import actor, administrators
from ...web.forms import offered
from .. import actions, queries
from ..forms import DongForm
from ..models import Dong
from ..outlines import middle

admin_dongs = Blueprint("admin_dongs", __name__, url_prefix="/admin/dongs")
PLAIN = (
    "code", "name", "sort", "active_from", "population", "population_18_plus", "population_65_plus", "population_on",
    "area_km2", "office_on", "outline",
)  # fmt: skip
MAYBE = ("code_before", "office_address", "office_phone", "office_note")
SOURCED = ("population", "area_km2", "legal_dongs", "office", "outline")


@admin_dongs.get("")
@administrators
def index() -> ResponseReturnValue:
    return render_template("dongs/admin_index.html", dongs=queries.dongs_ever(), today=clock.today())


@admin_dongs.get("/new")
@administrators
def new() -> ResponseReturnValue:
    form = _form()
    form.sort.data = queries.next_place()
    return render_template("dongs/admin_new.html", form=form)


@admin_dongs.post("")
@administrators
def create() -> ResponseReturnValue:
    form = _form()
    if not form.validate_on_submit() or not _added(form):
        return render_template("dongs/admin_new.html", form=form), 422
    flash(f"{with_particle(form.name.data, '을/를')} 더했습니다.", "success")
    return redirect(url_for("admin_dongs.index"), 303)


def _form() -> DongForm:
    form = DongForm()
    form.neighbours.choices = offered((dong.id, dong.name) for dong in queries.dongs_in_order())
    return form


def _added(form: DongForm) -> bool:
    try:
        actions.add(actor(), _dong(form))
    except Refused as no:
        if no.refusal is not Refusal.DONG_KNOWN:
            raise
        form.refuse("code", no.message)
        return False
    return True


def _dong(form: DongForm) -> Dong:
    lon, lat = middle(form.outline.data) if form.outline.data else (None, None)
    facts: dict[str, Any] = {key: form[key].data for key in PLAIN} | {key: form[key].data or None for key in MAYBE}
    return Dong(
        **facts,
        short_name=form.name.data.removesuffix("동"),
        ages={},
        legal_dongs=form.legal_dong_names,
        label_lat=lat,
        label_lon=lon,
        sources=dict.fromkeys(SOURCED, form.source.data),
        neighbours=queries.dongs_by_ids(form.neighbours.data),
    )
