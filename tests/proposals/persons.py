"""Everybody of the cast against one verb: who may, and what the others hear."""

import pytest

from ganggu_participation.permissions import CLOCK
from ganggu_participation.refusals import Refused

from .. import world


def others(town, *but):
    """All who may not, with their names; a stranger and the clock too."""
    cast = {name: getattr(town, name) for name in world.CAST if name not in but}
    return {**cast, "stranger": None, "clock": CLOCK}


def nobody_else_may(town, act, *but):
    """`act(actor)` is refused to everybody but those named."""
    for name, person in others(town, *but).items():
        with pytest.raises(Refused) as no:
            act(person)
        assert no.value.status in (401, 403), f"{name}: {no.value.message}"
