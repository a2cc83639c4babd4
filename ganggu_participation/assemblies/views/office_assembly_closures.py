"""Closing the polls by hand."""

from flask import Blueprint, flash, redirect, url_for
from flask.typing import ResponseReturnValue

from ...web.doors import actor, found, officials
from .. import actions, queries

room = Blueprint("office_assembly_closures", __name__, url_prefix="/office/assemblies/<int:assembly_id>/closure")


@room.post("")
@officials
def create(assembly_id: int) -> ResponseReturnValue:
    actions.close(actor(), found(queries.assembly_seen_by(actor(), assembly_id)))
    flash("투표를 마감했습니다. 참여 인원을 확인해 주세요.", "success")
    return redirect(url_for("office_assemblies.show", assembly_id=assembly_id), 303)
