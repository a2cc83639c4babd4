"""Assemblies as residents read them."""

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from ...dongs.queries import dongs_in_order
from ...votes.queries import turnout_of
from ...web.doors import actor, anyone, found
from .. import queries, words
from ..states import Phase

room = Blueprint("assemblies", __name__, url_prefix="/assemblies")


@room.get("")
@anyone
def index() -> ResponseReturnValue:
    dong_id, page = request.args.get("dong", type=int), request.args.get("page", 1, type=int)
    phase = request.args.get("when", type=Phase)
    assemblies = queries.assemblies_seen_by(actor(), dong_id=dong_id, phase=phase, page=page)
    return render_template(
        "assemblies/index.html",
        assemblies=assemblies,
        dongs=dongs_in_order(),
        phases=list(Phase),
        dong_id=dong_id,
        phase=phase,
    )


@room.get("/<int:assembly_id>")
@anyone
def show(assembly_id: int) -> ResponseReturnValue:
    assembly = found(queries.assembly_seen_by(actor(), assembly_id))
    turnout = turnout_of(assembly.vote) if assembly.vote else None
    return render_template(
        "assemblies/show.html", assembly=assembly, turnout=turnout, who_may=words.who_may(assembly), words=words
    )
