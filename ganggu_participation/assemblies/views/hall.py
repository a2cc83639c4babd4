"""The assembly on the beamer: a page whose part is asked for again every five seconds."""

from flask import Blueprint, url_for
from flask.typing import ResponseReturnValue

from ...counts.queries import stage_of
from ...votes.queries import live_turnout
from ...web.doors import actor, anyone, found
from ...web.htmx import page_or_part
from ...web.qr import drawn
from .. import queries
from ..states import AssemblyState

room = Blueprint("hall", __name__, url_prefix="/assemblies/<int:assembly_id>/hall")


@room.get("")
@anyone
def show(assembly_id: int) -> ResponseReturnValue:
    assembly = found(queries.assembly_seen_by(actor(), assembly_id))
    declared = assembly.vote if assembly.state is AssemblyState.DECLARED else None
    turnout = live_turnout(assembly.vote_id) if assembly.vote_id else None
    address = url_for("ballots.new", vote_id=assembly.vote_id, _external=True) if assembly.polls_open else ""
    return page_or_part(
        "assemblies/hall_show.html",
        "assemblies/_hall.html",
        assembly=assembly,
        turnout=turnout,
        stage=stage_of(declared) if declared else None,
        address=address,
        qr=drawn(address) if address else "",
    )
