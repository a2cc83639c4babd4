"""Opening the polls by hand."""

from flask import Blueprint, flash, redirect, url_for
from flask.typing import ResponseReturnValue

from ...web.doors import actor, found, officials
from .. import actions, queries

room = Blueprint("office_assembly_openings", __name__, url_prefix="/office/assemblies/<int:assembly_id>/opening")


@room.post("")
@officials
def create(assembly_id: int) -> ResponseReturnValue:
    actions.open(actor(), found(queries.assembly_seen_by(actor(), assembly_id)))
    flash("투표를 시작했습니다.", "success")
    return redirect(url_for("office_assemblies.show", assembly_id=assembly_id), 303)
