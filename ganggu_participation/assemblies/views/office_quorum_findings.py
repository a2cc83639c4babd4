"""Finding that too few took part: a page that says what follows, then the act."""

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from ...web.doors import actor, found, officials
from .. import actions, queries, words

room = Blueprint("office_quorum_findings", __name__, url_prefix="/office/assemblies/<int:assembly_id>/no-quorum")


@room.get("")
@officials
def new(assembly_id: int) -> ResponseReturnValue:
    assembly = found(queries.assembly_seen_by(actor(), assembly_id))
    return render_template("assemblies/office_quorum_new.html", assembly=assembly, words=words)


@room.post("")
@officials
def create(assembly_id: int) -> ResponseReturnValue:
    actions.find_no_quorum(actor(), found(queries.assembly_seen_by(actor(), assembly_id)))
    flash("참여 인원이 모자라 성립하지 않았다고 알렸습니다. 안건은 다음 총회에 다시 올릴 수 있습니다.", "success")
    return redirect(url_for("office_assemblies.show", assembly_id=assembly_id), 303)
