"""HTTP for the room: sign-up, sign-in, me, identity checks, roles, rights, privacy."""

from flask import Blueprint

from . import sign_ins, sign_outs, sign_ups

BLUEPRINTS: list[Blueprint] = [sign_ups.room, sign_ins.room, sign_outs.room]
