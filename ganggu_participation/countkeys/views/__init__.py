"""HTTP for count keys: the list, the ceremony step by step, a card shown once, and shares for a trial or a count."""

from flask import Blueprint

from . import cards, keys, shares, steps

BLUEPRINTS: list[Blueprint] = [keys.room, cards.room, shares.room, *steps.ROOMS]
