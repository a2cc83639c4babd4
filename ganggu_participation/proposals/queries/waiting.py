"""Proposals that wait for something: for the year that they are for, for support, or as part of another."""

from dataclasses import dataclass
from datetime import datetime
from functools import cache

from sqlalchemy import or_, select
from sqlalchemy.orm import joinedload
from sqlalchemy.orm.interfaces import ORMOption

from ...cycles.models import Cycle, Track
from ...cycles.states import CycleState
from ...database import db
from ...dongs.models import Dong
from ..models import Proposal
from ..states import MERGEABLE, ProposalState

LEVELS = 5  # of proposals merged into one that was merged itself


def year_of(proposal: Proposal) -> Cycle | None:
    """The announced year for whose budget it was received."""
    wanted = select(Cycle).where(Cycle.budget_year == proposal.budget_year, Cycle.state == CycleState.ANNOUNCED)
    return db.session.scalars(wanted).one_or_none()


def track_in(cycle: Cycle, key: str) -> Track:
    """The track of the same kind, or the first one where the year has none of it."""
    return next((track for track in cycle.tracks if track.key == key), cycle.tracks[0])


def to_join_year() -> list[Proposal]:
    """Received for a year that was announced since."""
    announced = select(Cycle.budget_year).where(Cycle.state == CycleState.ANNOUNCED)
    stray = select(Proposal).join(Proposal.cycle).where(
        Proposal.budget_year != Cycle.budget_year, Proposal.budget_year.in_(announced), Proposal.state.in_(MERGEABLE)
    )
    return list(db.session.scalars(stray.order_by(Proposal.id)))


def to_pass_gate() -> list[Proposal]:
    """Enough people support them, and no answer is due yet."""
    reached = select(Proposal).where(
        Proposal.state == ProposalState.SUBMITTED,
        Proposal.gate.is_not(None),
        Proposal.supports >= Proposal.gate,
        Proposal.review_due.is_(None),
    )
    return list(db.session.scalars(reached.order_by(Proposal.id)))


def to_fall_short(now: datetime) -> list[Proposal]:
    """Their day has come, and too few people support them."""
    late = select(Proposal).where(
        Proposal.state == ProposalState.SUBMITTED, Proposal.gate_until <= now, Proposal.supports < Proposal.gate
    )
    return list(db.session.scalars(late.order_by(Proposal.id)))


@cache
def credited() -> list[ORMOption]:
    """With dong and writers. Drawn at the first call, when every room is there."""
    return [joinedload(Proposal.dong).load_only(Dong.name), joinedload(Proposal.invitations)]


def merged_into(proposal_id: int) -> list[Proposal]:
    """The proposals that were merged into it directly."""
    wanted = select(Proposal).where(
        Proposal.merged_into_id == proposal_id, Proposal.state == ProposalState.MERGED
    )
    return list(db.session.scalars(wanted.order_by(Proposal.id)))


def all_merged_into(proposal_id: int) -> list[Proposal]:
    """Everything that has become part of it, also by way of another; with dong and writers, for their credit."""
    return _merged_into([proposal_id])


def _merged_into(above: list[int]) -> list[Proposal]:
    found: list[Proposal] = []
    for _ in range(LEVELS):
        if not above:
            break
        wanted = select(Proposal).where(Proposal.merged_into_id.in_(above), Proposal.state == ProposalState.MERGED)
        level = list(db.session.scalars(wanted.options(*credited()).order_by(Proposal.id)).unique())
        found, above = [*found, *level], [proposal.id for proposal in level]
    return found


@dataclass(frozen=True)
class Relations:
    """What a proposal has to do with others: what was merged into it (also by way of another) and what it was merged
    into; what was split off it and what it was split off from."""

    merged: list[Proposal]
    into: Proposal | None
    parts: list[Proposal]
    origin: Proposal | None


def relations_of(proposal: Proposal) -> Relations:
    """Most have nothing to do with others and cost no statement; one more for each level of what was merged."""
    above = [number for number in (proposal.merged_into_id, proposal.origin_id) if number is not None]
    if not above and not proposal.related:
        return Relations([], None, [], None)
    ties = or_(Proposal.merged_into_id == proposal.id, Proposal.origin_id == proposal.id, Proposal.id.in_(above))
    wanted = select(Proposal).where(ties, Proposal.id != proposal.id).options(*credited()).order_by(Proposal.id)
    near = list(db.session.scalars(wanted).unique())
    merged = [each for each in near if each.merged_into_id == proposal.id and each.state is ProposalState.MERGED]
    by_id = {each.id: each for each in near}
    return Relations(
        [*merged, *_merged_into([each.id for each in merged])],
        by_id.get(proposal.merged_into_id or 0),
        [each for each in near if each.origin_id == proposal.id],
        by_id.get(proposal.origin_id or 0),
    )
