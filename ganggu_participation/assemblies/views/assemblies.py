"""Assemblies as residents read them."""

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from ...votes.queries import turnout_of
from ...web.doors import actor, anyone, found
from .. import queries, words
from ..states import Phase
from .filters import asked

room = Blueprint("assemblies", __name__, url_prefix="/assemblies")


@room.get("")
@anyone
def index() -> ResponseReturnValue:
    query, shown = asked()
    assemblies = queries.assemblies_seen_by(actor(), **query)
    return render_template("assemblies/index.html", assemblies=assemblies, phases=list(Phase), **shown)


@room.get("/<int:assembly_id>")
@anyone
def show(assembly_id: int) -> ResponseReturnValue:
    assembly = found(queries.assembly_seen_by(actor(), assembly_id))
    turnout = turnout_of(assembly.vote) if assembly.vote else None
    return render_template(
        "assemblies/show.html", assembly=assembly, turnout=turnout, who_may=words.who_may(assembly), words=words
    )
