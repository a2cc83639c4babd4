"""Calling an assembly off: a page that says what follows and asks for the reason, then the act."""

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from ...web.doors import actor, found, freshly, officials
from .. import actions, queries
from ..forms import CallOffForm

room = Blueprint("office_call_offs", __name__, url_prefix="/office/assemblies/<int:assembly_id>/call-off")


@room.get("")
@officials
def new(assembly_id: int) -> ResponseReturnValue:
    assembly = found(queries.assembly_seen_by(actor(), assembly_id))
    return render_template("assemblies/office_call_off_new.html", assembly=assembly, form=CallOffForm())


@room.post("")
@officials
@freshly
def create(assembly_id: int) -> ResponseReturnValue:
    assembly, form = found(queries.assembly_seen_by(actor(), assembly_id)), CallOffForm()
    if not form.validate():
        return render_template("assemblies/office_call_off_new.html", assembly=assembly, form=form), 422
    actions.call_off(actor(), assembly, form.reason.data)
    flash("주민총회를 취소하고 까닭을 알렸습니다. 안건은 다음 총회에 다시 올릴 수 있습니다.", "success")
    return redirect(url_for("office_assemblies.show", assembly_id=assembly_id), 303)
