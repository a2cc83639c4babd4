"""HTTP for the room: the money as residents read it, and the desk where it is shared out."""

from flask import Blueprint

from . import budgets, lines, office_allocations, office_budgets, office_envelopes

BLUEPRINTS: list[Blueprint] = [
    budgets.room,
    lines.room,
    office_budgets.room,
    office_envelopes.room,
    office_allocations.room,
]
