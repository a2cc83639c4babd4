"""HTTP for the room: what residents read, what the hall shows, what officials do."""

from flask import Blueprint

from . import (
    assemblies,
    hall,
    office_assemblies,
    office_assembly_closures,
    office_assembly_openings,
    office_call_offs,
    office_declarations,
    office_items,
    office_notices,
    office_quorum_findings,
    office_removals,
    office_resolutions,
    resolutions,
)

BLUEPRINTS: list[Blueprint] = [
    assemblies.room,
    hall.room,
    resolutions.room,
    office_assemblies.room,
    office_items.room,
    office_removals.room,
    office_notices.room,
    office_assembly_openings.room,
    office_assembly_closures.room,
    office_declarations.room,
    office_quorum_findings.room,
    office_call_offs.room,
    office_resolutions.room,
]
