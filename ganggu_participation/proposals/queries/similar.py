"""Proposals like the one that is being written, in this dong or another; and what like ones have cost."""

from datetime import datetime
from threading import Lock
from typing import Any
from weakref import WeakKeyDictionary

from sqlalchemy import select
from sqlalchemy.orm import joinedload, load_only

from ...database import db
from ...dongs.models import Dong
from ..models import Proposal, ProposalText
from ..similarity import Similar, read_synonyms
from ..states import ProposalState
from .reading import ON_A_CARD, RECEIVED

NEWEST = 5_000  # that are compared
SHOWN = 3
LEAST_SCORE = 12.0  # below it the likeness is by chance
LEAST_TEXT = 4  # signs of a title that say anything
GONE_FROM_HERE = (ProposalState.WITHDRAWN, ProposalState.MERGED)
PRICED = (
    ProposalState.ELIGIBLE,
    ProposalState.ON_BALLOT,
    ProposalState.SELECTED,
    ProposalState.NOT_SELECTED,
)


class Memory:
    """What a process remembers of the texts: read once, then only what has changed since."""

    def __init__(self) -> None:
        self.index = Similar(read_synonyms())
        self.read_until: datetime | None = None
        self.lock = Lock()


_memories: WeakKeyDictionary[Any, Memory] = WeakKeyDictionary()


def similar_to(title: str, body: str = "", but: int | None = None, most: int = SHOWN) -> list[Proposal]:
    """What everybody may read and that asks for the same, the likest first; nothing for a title of three signs."""
    if len(title.strip()) < LEAST_TEXT:
        return []
    memory = _memories.setdefault(db.engine, Memory())
    with memory.lock:
        _catch_up(memory)
        hits = memory.index.like(title, body, most=most, but=but)
    return _proposals([number for number, score in hits if score >= LEAST_SCORE])


def past_costs(title: str, body: str = "", but: int | None = None) -> list[Proposal]:
    """Similar ones for which a department has stood by a cost."""
    return [p for p in similar_to(title, body, but, most=12) if p.state in PRICED and p.reviewed_cost is not None][
        :SHOWN
    ]


def _catch_up(memory: Memory) -> None:
    """Reads what was written since the last time; of an empty memory the newest 5,000."""
    columns = (
        Proposal.id,
        Proposal.title,
        Proposal.necessity,
        Proposal.content,
        Proposal.state,
        ProposalText.changed_at,
    )
    texts = select(*columns).join(ProposalText, ProposalText.proposal_id == Proposal.id).where(RECEIVED)
    if memory.read_until is not None:
        texts = texts.where(ProposalText.changed_at >= memory.read_until)
    for row in db.session.execute(texts.order_by(ProposalText.changed_at.desc()).limit(NEWEST)):
        if row.state in GONE_FROM_HERE:
            memory.index.drop(row.id)
        else:
            memory.index.put(row.id, row.title, f"{row.necessity} {row.content}")
        memory.read_until = max(memory.read_until or row.changed_at, row.changed_at)


def _proposals(numbers: list[int]) -> list[Proposal]:
    dong = joinedload(Proposal.dong).load_only(Dong.name, Dong.short_name)
    wanted = select(Proposal).where(Proposal.id.in_(numbers)).options(dong, load_only(*ON_A_CARD))
    by_number = {proposal.id: proposal for proposal in db.session.scalars(wanted)} if numbers else {}
    return [by_number[number] for number in numbers if number in by_number]
