"""HTTP for the room: what waits for two people, asking, agreeing, sending back, taking back."""

from flask import Blueprint

from . import agreements, approvals, rejections, withdrawals

BLUEPRINTS: list[Blueprint] = [approvals.room, agreements.room, rejections.room, withdrawals.room]
