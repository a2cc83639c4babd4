"""Envelopes, open or shared out."""

from typing import Any

from ganggu_participation.assemblies.models import Assembly
from ganggu_participation.budgets import actions
from ganggu_participation.budgets.models import Envelope
from ganggu_participation.counts.models import Count
from ganggu_participation.counts.queries import certified_count
from ganggu_participation.database import db
from ganggu_participation.money import Won

from ..assemblies.builders import a_declared_assembly
from ..proposals.builders import an_announced_cycle


def the_dong_track() -> Any:
    return next(track for track in an_announced_cycle().tracks if track.dong_ceiling)


def an_envelope(
    town: Any, *, ceiling: Won | None = None, actor: Any = None, dong: Any = None, **words: Any
) -> Envelope:
    """풍암동's, with the whole ceiling of its dong."""
    track = words.pop("track", None) or the_dong_track()
    dong = dong or town.pungam
    ceiling = track.dong_ceiling if ceiling is None else ceiling
    return actions.open(
        actor or town.han,
        cycle=words.pop("cycle", None) or an_announced_cycle(),
        track=track,
        dong=dong,
        ceiling=ceiling,
    )


def count_of(assembly: Assembly) -> Count:
    count = certified_count(assembly.vote_id)
    assert count is not None
    return count


def an_allocated_envelope(town: Any) -> Envelope:
    """의자 800만, 조명 2,000만 and 텃밭 500만 out of 3,300만."""
    assembly = a_declared_assembly(town)
    envelope = an_envelope(town)
    actions.allocate(town.han, envelope, count_of(assembly))
    return db.session.get_one(Envelope, envelope.id)
