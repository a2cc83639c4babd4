"""Items for the agenda."""

from flask import Blueprint, flash, redirect, url_for
from flask.typing import ResponseReturnValue

from ...web.doors import actor, found, officials
from .. import actions, queries
from ..forms import ItemForm
from .desk import desk

room = Blueprint("office_items", __name__, url_prefix="/office/assemblies/<int:assembly_id>/items")


@room.post("")
@officials
def create(assembly_id: int) -> ResponseReturnValue:
    assembly = found(queries.assembly_seen_by(actor(), assembly_id))
    choosable = {proposal.id: proposal for proposal in queries.choosable_for(assembly)}
    form = ItemForm().offer(list(choosable.values()))
    if not form.validate_on_submit():
        return desk(assembly, form), 422
    actions.table_item(actor(), assembly, choosable[form.proposal.data], form.route.data)
    flash("안건을 올렸습니다.", "success")
    return redirect(url_for("office_assemblies.show", assembly_id=assembly_id), 303)
