"""What the public and the desk are shown, gathered from the rooms to the left."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from flask_sqlalchemy.pagination import Pagination
from sqlalchemy import func, select
from sqlalchemy.orm import joinedload, selectinload

from .. import clock
from ..approvals.models import Approval
from ..approvals.queries import waiting_for
from ..assemblies.models import Assembly
from ..assemblies.states import AssemblyState
from ..audit import AuditEntry, first_break
from ..budgets.models import Envelope
from ..budgets.states import EnvelopeState
from ..counts.models import Certification, Count, Objection
from ..counts.queries import declared_vote as declared_vote
from ..counts.states import ObjectionState
from ..database import db
from ..permissions import Act, Role
from ..proposals.models import Proposal
from ..proposals.states import ProposalState
from ..votes.models import RollMark, Vote
from ..votes.queries import took_part_in
from ..votes.recruitment_models import Recruitment
from ..votes.recruitment_queries import recruitments_to_draw
from ..votes.roll_models import RollChange, RollEntry
from ..votes.roll_queries import changes_left_to
from ..votes.states import WITH_A_RESULT, VoteState
from ..votes.turnout_tables import shown

AT_THE_DESK = (ProposalState.SUBMITTED, ProposalState.UNDER_REVIEW)
BEING_COUNTED = (VoteState.COUNTING, VoteState.RECOUNTING)
ANSWERING = (Role.DONG_OFFICER, Role.PB_OFFICER, Role.COUNT_OFFICER)
FEW, PAGE = 5, 50


def votes_to_cast(dong_id: int | None, person_key: str | None = None) -> list[Vote]:
    """Votes that are open now, the earliest close first; of those that a list decides only hers, once it is known who
    she is, and for everybody else after the others."""
    now, listed = clock.now(), Vote.roll_rule["listed"].as_boolean().is_(True)
    open_now = select(Vote).where(Vote.state == VoteState.OPEN, Vote.opens <= now, Vote.closes > now)
    mine = open_now.order_by(listed, Vote.closes).options(joinedload(Vote.dong))
    if dong_id is not None:
        mine = mine.where((Vote.dong_id == dong_id) | Vote.dong_id.is_(None))
    if person_key is not None:
        hers = select(RollEntry.vote_id).where(RollEntry.vote_id == Vote.id, RollEntry.person_key == person_key)
        mine = mine.where(~listed | hers.exists())
    return list(db.session.scalars(mine.limit(FEW)))


def voted_in(person_key: str | None, votes: list[Vote]) -> set[int]:
    """Which of these votes the person took part in."""
    if not person_key or not votes:
        return set()
    marks = select(RollMark.vote_id).where(
        RollMark.person_key == person_key, RollMark.vote_id.in_([vote.id for vote in votes])
    )
    return set(db.session.scalars(marks))


def assemblies_ahead(dong_id: int | None) -> list[Assembly]:
    """Assemblies that are announced or voting, the next meeting first."""
    ahead = select(Assembly).where(Assembly.state.in_((AssemblyState.NOTICED, AssemblyState.VOTING)))
    ahead = ahead.order_by(Assembly.meets_at).options(joinedload(Assembly.dong))
    return list(db.session.scalars(ahead.where(Assembly.dong_id == dong_id) if dong_id else ahead.limit(FEW)))


def results_declared(dong_id: int | None = None, few: int = 200) -> list[Vote]:
    """Declared votes, the last first."""
    declared = select(Vote).where(Vote.state.in_(WITH_A_RESULT)).order_by(Vote.declared_at.desc(), Vote.id.desc())
    declared = declared.options(joinedload(Vote.dong)).limit(few)
    return list(db.session.scalars(declared.where(Vote.dong_id == dong_id) if dong_id else declared))


def assembly_of(vote_id: int) -> Assembly | None:
    return db.session.scalars(select(Assembly).where(Assembly.vote_id == vote_id)).one_or_none()


def levels_of(vote_id: int) -> list[tuple[int, int | None]]:
    """How many took part at each level of identity: (level, people), the surest first; nothing in place of a number that
    is small or would give a small one away."""
    levels: Counter[int] = Counter()
    for _, level, people in took_part_in(vote_id):
        levels[level] += people
    told = shown(levels) or dict.fromkeys(levels)
    return sorted(told.items(), reverse=True)


@dataclass(frozen=True)
class Tally:
    """Figures of the first page."""

    proposals: int
    under_review: int
    listed: int


def proposals_so_far(dong_id: int | None) -> Tally:
    per_state = select(Proposal.state, func.count()).group_by(Proposal.state)
    here = per_state.where(Proposal.dong_id == dong_id) if dong_id else per_state
    rows: dict[ProposalState, int] = dict(iter(db.session.execute(here)))
    rows.pop(ProposalState.DRAFT, None)
    listed = sum(rows.get(state, 0) for state in (ProposalState.ELIGIBLE, ProposalState.ON_BALLOT))
    return Tally(sum(rows.values()), sum(rows.get(state, 0) for state in AT_THE_DESK), listed)


@dataclass(frozen=True)
class Desk:
    """What waits for somebody today."""

    reviews: list[Proposal]
    assemblies: list[Assembly]
    to_count: list[Vote]
    to_certify: list[Count]
    to_answer: list[Objection]
    to_allocate: list[Envelope]
    to_approve: list[Approval]
    watched: list[Vote]
    last_counts: dict[int, int]
    """Of the watched votes: vote -> its last count."""
    to_draw: list[Recruitment]
    roll_changes: list[RollChange]


def desk_of(actor: Any) -> Desk:
    """The open tasks that fit the actor's roles and dongs; an administrator sees none but her own."""
    watched = _mine(actor, (Role.OBSERVER,), Vote, _watched())
    return Desk(
        reviews=_mine(actor, (Role.DEPARTMENT_OFFICER, Role.PB_OFFICER), Proposal, _reviews()),
        assemblies=_mine(actor, (Role.DONG_OFFICER,), Assembly, _assemblies()),
        to_count=_mine(actor, (Role.COUNT_OFFICER,), Vote, _to_count()),
        to_certify=_mine(actor, (Role.COUNT_OFFICER,), Vote, _to_certify(actor)),
        to_answer=_mine(actor, ANSWERING, Vote, _to_answer()),
        to_allocate=_mine(actor, (Role.PB_OFFICER,), Envelope, _to_allocate()),
        to_approve=[asked for asked in waiting_for(actor) if asked.act is not Act.CERTIFY],  # see to_certify
        watched=watched,
        last_counts=_last_counts(watched),
        to_draw=recruitments_to_draw(actor),
        roll_changes=changes_left_to(actor),
    )


def audit_trail(page: int) -> Pagination:
    """The acts of officials, the last first."""
    return db.paginate(select(AuditEntry).order_by(AuditEntry.id.desc()), page=page, per_page=PAGE, max_per_page=PAGE)


@dataclass(frozen=True)
class AuditCheck:
    """The chain followed from its start: how long it is, where it ends, and the first entry that does not fit."""

    total: int
    last: str | None
    broken: AuditEntry | None
    at: datetime


def audit_check() -> AuditCheck:
    total = db.session.scalar(select(func.count()).select_from(AuditEntry)) or 0
    last = db.session.scalar(select(AuditEntry.digest).order_by(AuditEntry.id.desc()).limit(1))
    return AuditCheck(total, last, first_break(), clock.now())


def _mine(actor: Any, roles: tuple[Role, ...], place: Any, found: Any) -> list[Any]:
    grants = [grant for grant in actor.grants_now if grant.role in roles]
    if not grants:
        return []
    dongs = {grant.dong_id for grant in grants}
    here = found if None in dongs else found.where(place.dong_id.in_(dongs))
    return list(db.session.scalars(here.limit(FEW * 4)).unique())


def _reviews() -> Any:
    waiting = select(Proposal).where(Proposal.state.in_(AT_THE_DESK)).order_by(Proposal.review_due)
    return waiting.options(joinedload(Proposal.dong))


def _assemblies() -> Any:
    going = AssemblyState.PREPARING, AssemblyState.NOTICED, AssemblyState.VOTING, AssemblyState.COUNTING
    found = select(Assembly).where(Assembly.state.in_(going)).order_by(Assembly.opens)
    return found.options(joinedload(Assembly.dong))


def _watched() -> Any:
    """What was announced, the last first."""
    return select(Vote).where(Vote.published_at.is_not(None)).order_by(Vote.opens.desc(), Vote.id.desc())


def _last_counts(votes: list[Vote]) -> dict[int, int]:
    if not votes:
        return {}
    last = select(Count.vote_id, func.max(Count.id)).where(Count.vote_id.in_([vote.id for vote in votes]))
    return dict(iter(db.session.execute(last.group_by(Count.vote_id))))


def _to_count() -> Any:
    """Closed, or reopened after an objection and not yet counted again."""
    waiting = select(Count.id).outerjoin(Count.certification).where(Count.vote_id == Vote.id)
    reopened = (Vote.state == VoteState.RECOUNTING) & ~waiting.where(Certification.count_id.is_(None)).exists()
    return select(Vote).where((Vote.state == VoteState.CLOSED) | reopened).order_by(Vote.closed_at)


def _to_answer() -> Any:
    waiting = select(Objection).join(Objection.vote).where(Objection.state == ObjectionState.OPEN)
    return waiting.options(joinedload(Objection.vote)).order_by(Objection.at)


def _to_certify(actor: Any) -> Any:
    """Last counts that somebody else made."""
    last = select(func.max(Count.id)).group_by(Count.vote_id)
    found = select(Count).join(Count.vote).outerjoin(Count.certification)
    found = found.where(Count.id.in_(last), Vote.state.in_(BEING_COUNTED), Certification.count_id.is_(None))
    return found.where(Count.counted_by != actor.id).options(joinedload(Count.vote)).order_by(Count.at)


def _to_allocate() -> Any:
    """Envelopes whose assembly has declared a certified count."""
    certified = (
        select(Assembly.id)
        .join(Count, Count.vote_id == Assembly.vote_id)
        .join(Certification, Certification.count_id == Count.id)
        .where(Assembly.dong_id == Envelope.dong_id, Assembly.track_id == Envelope.track_id)
        .where(Assembly.state == AssemblyState.DECLARED)
    )
    waiting = select(Envelope).where(Envelope.state == EnvelopeState.OPEN, certified.exists())
    return waiting.options(joinedload(Envelope.dong), joinedload(Envelope.track), selectinload(Envelope.lines))
