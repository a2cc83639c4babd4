"""The officials' list of assemblies, a new one, and the desk of one."""

from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from ... import clock
from ...cycles.queries import current_cycle
from ...refusals import Refusal, Refused
from ...web.doors import actor, found, officials
from .. import actions, queries
from ..dates import usual_dates
from ..forms import AssemblyForm
from .desk import desk
from .filters import asked

room = Blueprint("office_assemblies", __name__, url_prefix="/office/assemblies")
USUAL_TRACK = "village"
BESIDE = {Refusal.NAME_TAKEN: "name", Refusal.DATES_OUT_OF_ORDER: "closes", Refusal.NOT_A_DONG_TRACK: "track"}


@room.get("")
@officials
def index() -> ResponseReturnValue:
    query, shown = asked()
    assemblies = queries.assemblies_seen_by(actor(), **query)
    return render_template("assemblies/office_index.html", assemblies=assemblies, **shown)


@room.get("/new")
@officials
def new() -> ResponseReturnValue:
    cycle, dongs = current_cycle(), queries.dongs_kept_by(actor())
    return _page(cycle, dongs, _form(cycle, dongs, **_usual(cycle, dongs)))


@room.post("")
@officials
def create() -> ResponseReturnValue:
    cycle, dongs = current_cycle(), queries.dongs_kept_by(actor())
    form = _form(cycle, dongs)
    if form.validate_on_submit() and (made := _prepared(form, cycle, dongs)):
        flash("주민총회를 준비합니다. 이제 안건을 올려 주세요.", "success")
        return redirect(url_for(".show", assembly_id=made.id), 303)
    return _page(cycle, dongs, form), 422


@room.get("/<int:assembly_id>")
@officials
def show(assembly_id: int) -> ResponseReturnValue:
    return desk(found(queries.assembly_seen_by(actor(), assembly_id)))


def _page(cycle: Any, dongs: list[Any], form: AssemblyForm) -> str:
    return render_template("assemblies/office_new.html", form=form, cycle=cycle, dongs=dongs)


def _form(cycle: Any, dongs: list[Any], **words: Any) -> AssemblyForm:
    return AssemblyForm(**words).offer(dongs, queries.dong_tracks_of(cycle))


def _usual(cycle: Any, dongs: list[Any]) -> dict[str, Any]:
    """What most assemblies of this dong will be."""
    usual: dict[str, Any] = {"choices_max": 3, "min_age": 18, "quorum_pct": "0.5", **usual_dates(clock.today())}
    asked = request.args.get("dong", type=int)
    dong = next((dong for dong in dongs if len(dongs) == 1 or dong.id == asked), None)
    if cycle and dong:
        name, place = f"{cycle.operating_year}년 {dong.name} 주민총회", f"{dong.name} 행정복지센터"
        usual.update(dong=dong.id, name=name, place=place)
    usual["track"] = next((track.id for track in queries.dong_tracks_of(cycle) if track.key == USUAL_TRACK), None)
    return usual


def _prepared(form: AssemblyForm, cycle: Any, dongs: list[Any]) -> Any:
    """The new assembly; nothing when a refusal now stands beside its field."""
    words = {name: value for name, value in form.data.items() if name not in ("csrf_token", "dong", "track")}
    dong = next(dong for dong in dongs if dong.id == form.dong.data)
    track = next(track for track in queries.dong_tracks_of(cycle) if track.id == form.track.data)
    try:
        return actions.prepare(actor(), cycle=cycle, track=track, dong=dong, **words)
    except Refused as no:
        if no.refusal not in BESIDE:
            raise
        form.refuse(BESIDE[no.refusal], no.message)
        return None
