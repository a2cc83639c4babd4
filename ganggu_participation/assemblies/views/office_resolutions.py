"""Writing the resolution: a page with its draft, then the act."""

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from ...web.doors import actor, found, officials
from .. import actions, queries, words

room = Blueprint("office_resolutions", __name__, url_prefix="/office/assemblies/<int:assembly_id>/resolution")


@room.get("")
@officials
def new(assembly_id: int) -> ResponseReturnValue:
    assembly = found(queries.assembly_seen_by(actor(), assembly_id))
    return render_template("assemblies/office_resolution_new.html", assembly=assembly, words=words)


@room.post("")
@officials
def create(assembly_id: int) -> ResponseReturnValue:
    actions.resolve(actor(), found(queries.assembly_seen_by(actor(), assembly_id)))
    flash("총회 결정문을 남겼습니다. 인쇄해서 서명을 받아 주세요.", "success")
    return redirect(url_for("resolutions.show", assembly_id=assembly_id), 303)
