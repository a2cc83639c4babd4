"""Everybody of the cast against one verb: who may, what the others hear, and that nothing of it is written down."""

import json

import pytest
from sqlalchemy import func, select

from ganggu_participation.audit import AuditEntry
from ganggu_participation.database import db
from ganggu_participation.notices.queries import notices_of
from ganggu_participation.permissions import CLOCK
from ganggu_participation.refusals import Refusal, Refused

from . import world


def others(town, *but):
    """All who may not, with their names; a stranger and the clock too."""
    cast = {name: getattr(town, name) for name in world.CAST} | {"stranger": None, "clock": CLOCK}
    return {name: person for name, person in cast.items() if name not in but}


def nobody_else_may(town, act, *but, hears=None, **but_hears):
    """`act(actor)` is refused to everybody but those named, and leaves no line in the audit trail. All hear `hears`,
    where it is given, but for those named (`stranger=`, `na=` ...); a stranger is asked to sign in."""
    expected = {"stranger": Refusal.NOT_SIGNED_IN} | but_hears
    before = acts_so_far()
    for name, person in others(town, *but).items():
        refusal = refusal_of(act, person)
        assert refusal.status in (401, 403), f"{name}: {refusal.message}"
        assert hears is None or refusal is expected.get(name, hears), f"{name}: {refusal.message}"
    assert acts_so_far() == before


def only_the_clock_may(town, act):
    """`act(actor)` waits for a date: no person does it, whatever her role."""
    nobody_else_may(town, act, "clock", hears=Refusal.ONLY_THE_CLOCK, stranger=Refusal.ONLY_THE_CLOCK)


def refusal_of(act, *given, **named) -> Refusal:
    with pytest.raises(Refused) as no:
        act(*given, **named)
    db.session.rollback()
    return no.value.refusal


def refused(refusal, act, *given, **named):
    heard = refusal_of(act, *given, **named)
    assert heard is refusal, heard.message


def hears_no(words, act, *given, **named):
    """The sentence that a person reads says `words`."""
    with pytest.raises(Refused) as no:
        act(*given, **named)
    db.session.rollback()
    assert words in no.value.message, no.value.message


def acts_so_far():
    """How many lines the audit trail has."""
    return db.session.scalar(select(func.count()).select_from(AuditEntry))


def last_act():
    """Verb, who, and the facts of the last line of the audit trail."""
    entry = db.session.scalars(select(AuditEntry).order_by(AuditEntry.id.desc()).limit(1)).one()
    return entry.verb, entry.actor, json.loads(entry.facts)


def told(who):
    """The titles of what she was told, the last first."""
    return [notice.title for notice in notices_of(who)]
