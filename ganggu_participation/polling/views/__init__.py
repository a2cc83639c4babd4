"""HTTP for the hall."""

from flask import Blueprint

from . import booths, class_codes, desk, envelopes, paper_desk, places

BLUEPRINTS: list[Blueprint] = [
    *places.ROOMS,
    *desk.ROOMS,
    *envelopes.ROOMS,
    *booths.ROOMS,
    *paper_desk.ROOMS,
    *class_codes.ROOMS,
]
