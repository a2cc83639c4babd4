"""What officials work on: the answer that is due first stands first, in the part of it that somebody chose to see."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from flask_sqlalchemy.pagination import Pagination
from sqlalchemy import ColumnElement, Select, and_, case, or_, select
from sqlalchemy.orm import joinedload

from ...cycles.models import Track
from ...database import db
from ..models import Proposal
from ..states import WAITING, ProposalState
from .reading import OPEN, RECEIVED, page_of, with_dong
from .words import says


@dataclass(frozen=True)
class Queue:
    """What is not said narrows nothing. `track_key` is of any year; `due_before` is exclusive; `given_to` an account; `is_free`: given to nobody."""

    dong_id: int | None = None
    track_key: str | None = None
    states: Iterable[ProposalState] = OPEN
    words: str = ""
    given_to: int | None = None
    is_free: bool = False
    due_before: datetime | None = None


EVERYTHING_OPEN = Queue()


def proposals_for_office(queue: Queue = EVERYTHING_OPEN, page: int = 1) -> Pagination:
    """Twenty at a time."""
    return page_of(_for_office(queue), page)


def all_proposals_for_office(queue: Queue = EVERYTHING_OPEN) -> Iterable[Proposal]:
    """The same without pages, for a table to take along."""
    return db.session.scalars(_for_office(queue))


def around_in_queue(proposal: Proposal, queue: Queue = EVERYTHING_OPEN) -> tuple[int | None, int | None]:
    """The numbers of the proposals before and after it among those of the queue that wait for an answer; from one that
    has its answer the way goes on to the first that waits."""
    due, number, here = Proposal.review_due, Proposal.id, (proposal.review_due, proposal.id)
    waiting = select(number).where(Proposal.state.in_(WAITING), due.is_not(None), *_place(queue)).limit(1)
    if proposal.review_due is None:
        return None, db.session.scalar(waiting.order_by(due, number))
    before = waiting.where(or_(due < here[0], and_(due == here[0], number < here[1])))
    after = waiting.where(or_(due > here[0], and_(due == here[0], number > here[1])))
    both = before.order_by(due.desc(), number.desc()).scalar_subquery(), after.order_by(due, number).scalar_subquery()
    found = db.session.execute(select(*both)).one()
    return found[0], found[1]


def _for_office(queue: Queue) -> Select[Any]:
    wanted = with_dong().where(RECEIVED, Proposal.state.in_(list(queue.states)), *_place(queue))
    waits = case((Proposal.state.in_(WAITING), 0), (Proposal.state == ProposalState.NEEDS_INFO, 1), else_=2)
    due = Proposal.review_due.is_(None), Proposal.review_due
    return wanted.order_by(waits, *due, Proposal.id).options(joinedload(Proposal.track))


def _place(queue: Queue) -> list[ColumnElement[bool]]:
    """All but the states."""
    said = says(queue.words)
    rules = [] if said is None else [said]
    if queue.dong_id is not None:
        rules.append(Proposal.dong_id == queue.dong_id)
    if queue.track_key is not None:
        rules.append(Proposal.track_id.in_(select(Track.id).where(Track.key == queue.track_key)))
    if queue.given_to is not None:
        rules.append(Proposal.assigned_to == queue.given_to)
    if queue.is_free:
        rules.append(Proposal.assigned_to.is_(None))
    if queue.due_before is not None:
        rules.append(Proposal.review_due < queue.due_before)
    return rules
