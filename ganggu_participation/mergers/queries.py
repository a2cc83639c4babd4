"""Reading mergers and splits: those concerned and officials while it is open; what came of it is on the proposals' pages."""

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import joinedload, selectinload

from ..database import db
from ..proposals.models import Proposal
from ..proposals.queries import RECEIVED, similar_to
from ..proposals.states import MERGEABLE
from .models import Merger, MergerPart, Split
from .states import Answer, MergerState, SplitState

OFFERED = 8


def merger_seen_by(actor: Any, merger_id: int) -> Merger | None:
    """One with its parts, for those whom it concerns."""
    parts = selectinload(Merger.parts).joinedload(MergerPart.proposal).joinedload(Proposal.dong)
    merger = db.session.get(Merger, merger_id, options=[parts])
    if merger is None or actor is None:
        return None
    return merger if actor.is_official or actor.id in merger.author_ids else None


def split_seen_by(actor: Any, split_id: int) -> Split | None:
    split = db.session.get(Split, split_id, options=[joinedload(Split.proposal)])
    if split is None or actor is None:
        return None
    return split if actor.is_official or actor.id in split.author_ids else None


def open_merger_of(proposal_ids: list[int]) -> Merger | None:
    """One that waits for answers and has any of these proposals in it."""
    wanted = select(Merger).join(Merger.parts).where(
        Merger.state == MergerState.ASKED, MergerPart.proposal_id.in_(proposal_ids)
    )
    return db.session.scalars(wanted.limit(1)).first()


def open_split_of(proposal_id: int) -> Split | None:
    wanted = select(Split).where(Split.state == SplitState.ASKED, Split.proposal_id == proposal_id)
    return db.session.scalars(wanted.limit(1)).first()


def waiting_for(actor: Any) -> tuple[list[Merger], list[Split]]:
    """What waits for her answer."""
    parts = selectinload(Merger.parts).joinedload(MergerPart.proposal)
    hers = select(MergerPart.merger_id).join(Proposal, Proposal.id == MergerPart.proposal_id)
    hers = hers.where(Proposal.author_id == actor.id, MergerPart.answer == Answer.WAITING)
    mergers = select(Merger).where(Merger.state == MergerState.ASKED, Merger.id.in_(hers)).options(parts)
    splits = select(Split).join(Split.proposal).where(Split.state == SplitState.ASKED, Proposal.author_id == actor.id)
    return (
        list(db.session.scalars(mergers.order_by(Merger.id))),
        list(db.session.scalars(splits.options(joinedload(Split.proposal)).order_by(Split.id))),
    )


def open_requests() -> tuple[list[Merger], list[Split]]:
    """All that wait for somebody, the oldest first: for officials."""
    parts = selectinload(Merger.parts).joinedload(MergerPart.proposal)
    mergers = select(Merger).where(Merger.state == MergerState.ASKED).options(parts).order_by(Merger.id)
    splits = select(Split).where(Split.state == SplitState.ASKED).options(joinedload(Split.proposal)).order_by(Split.id)
    return list(db.session.scalars(mergers)), list(db.session.scalars(splits))


def might_join(proposal: Proposal) -> list[Proposal]:
    """Like proposals of the same budget year that could be merged with it, the likest first."""
    text = f"{proposal.necessity} {proposal.content}"
    like = [each.id for each in similar_to(proposal.title, text, but=proposal.id, most=OFFERED)]
    wanted = select(Proposal).options(joinedload(Proposal.dong)).where(
        Proposal.id.in_(like), Proposal.state.in_(MERGEABLE), Proposal.budget_year == proposal.budget_year
    )
    return sorted(db.session.scalars(wanted), key=lambda each: like.index(each.id))


def proposal_with_receipt(receipt_no: str) -> Proposal | None:
    wanted = select(Proposal).where(RECEIVED, Proposal.receipt_no == receipt_no.strip())
    return db.session.scalars(wanted).one_or_none()


def asking_to_merge(proposal: Proposal) -> Merger:
    """Not stored: for asking who may."""
    return Merger(dong_id=proposal.dong_id, parts=[MergerPart(proposal=proposal)])


def asking_to_split(proposal: Proposal) -> Split:
    """Not stored: for asking who may."""
    return Split(proposal=proposal)
