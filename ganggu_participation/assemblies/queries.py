"""Reading assemblies: for residents, for officials, and for the clock."""

from datetime import datetime
from typing import Any

from flask_sqlalchemy.pagination import Pagination
from sqlalchemy import ColumnElement, Select, case, func, select
from sqlalchemy.orm import joinedload, selectinload

from ..cycles.models import Track
from ..cycles.queries import tracks_of
from ..database import db
from ..dongs.models import Dong
from ..dongs.queries import dongs_in_order
from ..permissions import Role
from ..proposals.models import Proposal
from ..proposals.queries import eligible_in
from ..votes.models import Vote
from ..votes.states import VoteState
from .models import AgendaItem, Assembly, Resolution
from .states import PHASES, AssemblyState, Phase

PER_PAGE, FURTHEST_PAGE = 20, 100_000


def assemblies_seen_by(
    actor: Any, *, dong_id: int | None = None, phase: Phase | None = None, page: int = 1
) -> Pagination:
    """What can be voted on stands first, then what is counted, then what comes, then the past, last meeting first."""
    found = _seen_by(actor).options(joinedload(Assembly.dong), joinedload(Assembly.vote))
    if dong_id:
        found = found.where(Assembly.dong_id == dong_id)
    if phase:
        found = found.where(_is_in(phase))
    voting = Assembly.state == AssemblyState.VOTING
    place = case((voting, 0), (_is_in(Phase.NOW), 1), (_is_in(Phase.COMING), 2), else_=3)
    soonest = case((voting, Assembly.closes), (_is_in(Phase.COMING), Assembly.opens))
    ordered = found.order_by(place, soonest, Assembly.meets_at.desc(), Assembly.id)
    return db.paginate(ordered, page=min(max(page, 1), FURTHEST_PAGE), per_page=PER_PAGE, error_out=False)


def assembly_seen_by(actor: Any, assembly_id: int) -> Assembly | None:
    """With everything that its pages show."""
    whole = (
        joinedload(Assembly.dong),
        joinedload(Assembly.track),
        joinedload(Assembly.cycle),
        joinedload(Assembly.vote),
        joinedload(Assembly.resolution).joinedload(Resolution.signer),
        selectinload(Assembly.items),
    )
    return db.session.scalars(_seen_by(actor).where(Assembly.id == assembly_id).options(*whole)).one_or_none()


def assembly_of_vote(vote_id: int) -> Assembly | None:
    """The assembly whose agenda a vote is, or nothing."""
    return db.session.scalars(select(Assembly).where(Assembly.vote_id == vote_id)).one_or_none()


def assemblies_to_open(now: datetime) -> list[Assembly]:
    """Noticed, and their hour has come."""
    ready = _with_votes_in(AssemblyState.NOTICED, VoteState.PUBLISHED, VoteState.OPEN)
    return list(db.session.scalars(ready.where(Vote.opens <= now).order_by(Vote.opens, Assembly.id)))


def assemblies_to_close(now: datetime) -> list[Assembly]:
    """Voting, and their (perhaps extended) close has come."""
    over = (VoteState.OPEN, VoteState.CLOSED, VoteState.COUNTING, VoteState.DECLARED)
    due = _with_votes_in(AssemblyState.VOTING, *over).where(Vote.closes <= now)
    return list(db.session.scalars(due.order_by(Vote.closes, Assembly.id)))


def choosable_for(assembly: Assembly) -> list[Proposal]:
    """Eligible proposals of the dong and track that its agenda does not hold yet."""
    tabled = {item.proposal_id for item in assembly.items}
    eligible = eligible_in(assembly.dong_id, assembly.cycle_id)
    return [p for p in eligible if p.track_id == assembly.track_id and p.id not in tabled]


def dongs_kept_by(actor: Any) -> list[Dong]:
    """The dongs in which somebody may prepare an assembly."""
    return [dong for dong in dongs_in_order() if actor.holds(Role.DONG_OFFICER, dong.id)]


def dong_tracks_of(cycle: Any) -> list[Track]:
    """Tracks whose money is split by dong; without a cycle there are none."""
    return [track for track in tracks_of(cycle) if track.dong_ceiling is not None] if cycle else []


def item_of(assembly: Assembly, item_id: int) -> AgendaItem | None:
    return next((item for item in assembly.items if item.id == item_id), None)


def is_name_taken(assembly: Assembly) -> bool:
    same = select(Assembly.id).where(Assembly.name == assembly.name, *_same_dong_and_year(assembly))
    with db.session.no_autoflush:
        return db.session.scalar(same) is not None


def assemblies_noticed_before(assembly: Assembly) -> int:
    """How many votes the dong's assemblies of this year have opened."""
    earlier = select(func.count(Assembly.id)).where(Assembly.vote_id.is_not(None), *_same_dong_and_year(assembly))
    return db.session.scalar(earlier) or 0


def resolutions_of(assembly: Assembly) -> int:
    """How many resolutions the dong has in this year."""
    kept = select(func.count(Resolution.assembly_id)).join(Assembly, Assembly.id == Resolution.assembly_id)
    return db.session.scalar(kept.where(*_same_dong_and_year(assembly))) or 0


def _seen_by(actor: Any) -> Select[Assembly]:
    """An assembly is public from its notice on."""
    everything = select(Assembly)
    if actor is not None and actor.is_official:
        return everything
    return everything.where(Assembly.state != AssemblyState.PREPARING)


def _is_in(phase: Phase) -> ColumnElement[bool]:
    return Assembly.state.in_([state for state, when in PHASES.items() if when is phase])


def _with_votes_in(state: AssemblyState, *states: VoteState) -> Select[Assembly]:
    return select(Assembly).join(Assembly.vote).where(Assembly.state == state, Vote.state.in_(states))


def _same_dong_and_year(assembly: Assembly) -> tuple[Any, ...]:
    return Assembly.dong_id == assembly.dong_id, Assembly.cycle_id == assembly.cycle_id
