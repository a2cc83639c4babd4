"""Count keys of an official's dongs: all, a new one, and how far one is."""

from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from ...dongs.queries import dong_names
from ...web.doors import actor, found, officials
from .. import actions, queries
from ..forms import KeyForm

room = Blueprint("count_keys", __name__, url_prefix="/office/count-keys")
USUAL = {"threshold": 2}


@room.get("")
@officials
def index() -> ResponseReturnValue:
    keys = queries.keys_kept_by(actor(), request.args.get("page", 1, type=int))
    return render_template("countkeys/index.html", keys=keys, may_begin=bool(queries.dongs_of_keys(actor())))


@room.get("/new")
@officials
def new() -> ResponseReturnValue:
    dong = _dong()
    usual = {**USUAL, "title": f"{dong.name} 개표 열쇠" if dong else "개표 열쇠"}
    return _page(dong, KeyForm(**usual).offer(queries.officers_for(dong.id if dong else None)))


@room.post("")
@officials
def create() -> ResponseReturnValue:
    dong = _dong()
    officers = queries.officers_for(dong.id if dong else None)
    form = KeyForm().offer(officers)
    if not form.validate_on_submit():
        return _page(dong, form), 422
    chosen = [officer for officer in officers if officer.id in form.officers.data]
    key = actions.begin(
        actor(), title=form.title.data, dong=dong, threshold=form.threshold.data, officers=chosen
    )
    flash("담당자를 모읍니다. 고른 담당자마다 이 화면에서 ‘왔습니다’를 눌러 주세요.", "success")
    return redirect(url_for(".show", key_id=key.id), 303)


@room.get("/<int:key_id>")
@officials
def show(key_id: int) -> ResponseReturnValue:
    key = found(queries.key_kept_by(actor(), key_id))
    return render_template("countkeys/show.html", key=key, mine=key.holder_of(actor().id))


def _dong() -> Any:
    """The dong asked for, out of those whose desk is hers; a dong's own officer need not ask; nothing: the whole district."""
    mine = queries.dongs_of_keys(actor())
    asked = request.args.get("dong", type=int)
    if asked is None and None not in mine and mine:
        asked = min(dong for dong in mine if dong is not None)
    return next((dong for dong in dong_names() if dong.id == asked), None)


def _page(dong: Any, form: KeyForm) -> str:
    mine = queries.dongs_of_keys(actor())
    dongs = [d for d in dong_names() if None in mine or d.id in mine]
    return render_template("countkeys/new.html", form=form, dong=dong, dongs=dongs, whole_district=None in mine)
