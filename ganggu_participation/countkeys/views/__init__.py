"""HTTP for the room."""

from flask import Blueprint

BLUEPRINTS: list[Blueprint] = []
