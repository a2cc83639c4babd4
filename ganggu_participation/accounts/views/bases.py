"""우리 동 정하기: her dong, and how she belongs to it."""

from typing import Any

from flask import Blueprint, flash, render_template, request
from flask.typing import ResponseReturnValue

from ...dongs.queries import dong_by_id, dongs_described
from ...web.doors import actor, found, residents
from ..actions import declare_basis
from ..forms import BasisForm
from . import entry

room = Blueprint("bases", __name__, url_prefix="/me/basis")


@room.get("")
@residents
def edit() -> ResponseReturnValue:
    dongs, me = dongs_described(), actor()
    return _page(BasisForm(dongs, dong=request.args.get("dong", type=int) or me.dong_id, basis=me.basis), dongs)


@room.post("")
@residents
def update() -> ResponseReturnValue:
    dongs, me = dongs_described(), actor()
    form = BasisForm(dongs)
    if not form.validate_on_submit():
        return _page(form, dongs), 422
    dong = found(dong_by_id(form.dong.data))
    declare_basis(me, me, dong, form.basis.data)
    if me.person_key is None:
        flash(f"우리 동을 {dong.name}으로 정했습니다. 이제 본인 확인을 해 주세요.", "success")
        return entry.onward("identity_checks.new")
    flash(f"우리 동을 {dong.name}으로 정했습니다.", "success")
    return entry.back("me.show")


def _page(form: BasisForm, dongs: list[Any]) -> str:
    rows = [(dong.name, ", ".join(dong.legal_dongs)) for dong in dongs]
    return render_template("accounts/bases_edit.html", form=form, me=actor(), wanted=entry.wanted(), legal_dongs=rows)
