"""What an assembly decided, on a page for printing."""

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from ...web.doors import actor, anyone, found
from .. import queries

room = Blueprint("resolutions", __name__, url_prefix="/assemblies/<int:assembly_id>/resolution")


@room.get("")
@anyone
def show(assembly_id: int) -> ResponseReturnValue:
    assembly = found(queries.assembly_seen_by(actor(), assembly_id))
    resolution = found(assembly.resolution)
    return render_template("assemblies/resolution_show.html", assembly=assembly, resolution=resolution)
