"""Taking an item off the agenda."""

from flask import Blueprint, flash, redirect, url_for
from flask.typing import ResponseReturnValue

from ...web.doors import actor, found, officials
from .. import actions, queries

ADDRESS = "/office/assemblies/<int:assembly_id>/items/<int:item_id>/removal"
room = Blueprint("office_removals", __name__, url_prefix=ADDRESS)


@room.post("")
@officials
def create(assembly_id: int, item_id: int) -> ResponseReturnValue:
    assembly = found(queries.assembly_seen_by(actor(), assembly_id))
    actions.drop_item(actor(), assembly, found(queries.item_of(assembly, item_id)))
    flash("안건에서 뺐습니다. 뒤의 안건 번호를 하나씩 당겼습니다.", "success")
    return redirect(url_for("office_assemblies.show", assembly_id=assembly_id), 303)
