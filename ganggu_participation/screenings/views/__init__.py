"""HTTP for the room: a screening, its criteria, the members' sheets."""

from flask import Blueprint

from . import office, publications, recusals, screenings, sheets, submissions

BLUEPRINTS: list[Blueprint] = [
    resource.room for resource in (screenings, office, sheets, submissions, recusals, publications)
]
