"""Declaring the result: a page that shows what will be announced, then the act."""

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from ...counts.queries import certified_count, explained, sheet_of
from ...web.doors import actor, found, officials
from .. import actions, queries

room = Blueprint("office_declarations", __name__, url_prefix="/office/assemblies/<int:assembly_id>/declaration")


@room.get("")
@officials
def new(assembly_id: int) -> ResponseReturnValue:
    assembly = found(queries.assembly_seen_by(actor(), assembly_id))
    certified = found(certified_count(assembly.vote_id) if assembly.vote_id else None)
    contest = explained(sheet_of(certified))[0]
    return render_template("assemblies/office_declaration_new.html", assembly=assembly, contest=contest)


@room.post("")
@officials
def create(assembly_id: int) -> ResponseReturnValue:
    actions.declare(actor(), found(queries.assembly_seen_by(actor(), assembly_id)))
    flash("총회 결과를 발표했습니다. 이제 결정문을 남겨 주세요.", "success")
    return redirect(url_for("office_assemblies.show", assembly_id=assembly_id), 303)
