"""Proposals that wait for something: for the year that they are for, for support, or as part of another."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from ...cycles.models import Cycle
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


def merged_into(proposal_id: int) -> list[Proposal]:
    """The proposals that were merged into it directly."""
    wanted = select(Proposal).where(
        Proposal.merged_into_id == proposal_id, Proposal.state == ProposalState.MERGED
    )
    return list(db.session.scalars(wanted.order_by(Proposal.id)))


def all_merged_into(proposal_id: int) -> list[Proposal]:
    """Everything that has become part of it, also by way of another; with dong and writers, for their credit."""
    found: list[Proposal] = []
    above = [proposal_id]
    for _ in range(LEVELS):
        wanted = select(Proposal).where(Proposal.merged_into_id.in_(above), Proposal.state == ProposalState.MERGED)
        wanted = wanted.options(joinedload(Proposal.dong).load_only(Dong.name), joinedload(Proposal.invitations))
        level = list(db.session.scalars(wanted.order_by(Proposal.id)).unique())
        if not level:
            break
        found, above = [*found, *level], [proposal.id for proposal in level]
    return found


def split_from(proposal_id: int) -> list[Proposal]:
    """The proposals that were split off from it."""
    return list(db.session.scalars(select(Proposal).where(Proposal.origin_id == proposal_id).order_by(Proposal.id)))
