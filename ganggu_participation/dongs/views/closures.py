"""Closing a dong, on a page of its own that says what will happen: administrators."""

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from ...korean import with_particle
from ...refusals import Refusal, Refused
from ...web.doors import actor, administrators, found
from .. import actions, queries
from ..forms import ClosureForm
from ..models import Dong

dong_closures = Blueprint("dong_closures", __name__, url_prefix="/admin/dongs/<int:dong_id>/closure")


@dong_closures.get("")
@administrators
def new(dong_id: int) -> ResponseReturnValue:
    dong = found(queries.dong_by_id(dong_id))
    return render_template("dongs/closures_new.html", dong=dong, form=ClosureForm())


@dong_closures.post("")
@administrators
def create(dong_id: int) -> ResponseReturnValue:
    dong, form = found(queries.dong_by_id(dong_id)), ClosureForm()
    if not form.validate_on_submit() or not _closed(dong, form):
        return render_template("dongs/closures_new.html", dong=dong, form=form), 422
    flash(f"{with_particle(dong.name, '을/를')} 닫았습니다. 지난 기록은 그대로 남아 있습니다.", "success")
    return redirect(url_for("admin_dongs.index"), 303)


def _closed(dong: Dong, form: ClosureForm) -> bool:
    try:
        actions.close(actor(), dong, form.on.data)
    except Refused as no:
        if no.refusal is not Refusal.DATES_OUT_OF_ORDER:
            raise
        form.refuse("on", no.message)
        return False
    return True
