"""Reading proposals: for whom, in which order, by which words. A draft is there for its author only."""

from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

from flask_sqlalchemy.pagination import Pagination
from sqlalchemy import Select, bindparam, or_, select
from sqlalchemy.orm import joinedload
from sqlalchemy.orm.attributes import set_committed_value

from ...cycles.models import Cycle, Stage
from ...database import db
from ...dongs.models import Dong
from ..models import Invitation, Proposal, ProposalStep, Review
from ..models.proposal import standing_of
from ..receipts import CALL
from ..states import WAITING, InvitationState, ProposalState

PER_PAGE = 20
ON_A_BALLOT = 200
FURTHEST_PAGE = 100_000
OPEN = (*WAITING, ProposalState.NEEDS_INFO)
ON_A_CARD = (
    Proposal.id,
    Proposal.title,
    Proposal.state,
    Proposal.is_guided,
    Proposal.condition,
    Proposal.cost,
    Proposal.reviewed_cost,
    Proposal.created_at,
    Proposal.submitted_at,
)
MOSTLY_EMPTY = ("attachments", "invitations", "related")  # asked for only where there are any
RECEIVED = Proposal.submitted_at.is_not(None)


def proposals_of(actor: Any, page: int = 1) -> Pagination:
    """Her own and those that she writes with others, drafts too, newest first."""
    together = select(Invitation.proposal_id).where(
        Invitation.account_id == actor.id, Invitation.state == InvitationState.ACCEPTED
    )
    own = or_(Proposal.author_id == actor.id, Proposal.id.in_(together))
    mine = select(Proposal).where(own).options(joinedload(Proposal.dong))
    return page_of(mine.order_by(Proposal.created_at.desc(), Proposal.id.desc()), page)


def proposal_seen_by(actor: Any, proposal_id: int) -> Proposal | None:
    """One with its story; one that was never received is seen by its author only."""
    return _one({"proposal_id": proposal_id, "reader": getattr(actor, "id", None)})


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """A step as components/timeline shows it."""

    at: datetime
    label: str
    by: str
    text: str
    is_now: bool


def timeline_of(proposal_id: int) -> list[TimelineEntry]:
    """What happened to it, oldest first."""
    rows = list(db.session.execute(_timeline(), {"proposal_id": proposal_id}))
    told = [(row.at, standing_of(row.state, row.is_guided).label, row.by, row.text) for row in rows]
    return [TimelineEntry(*entry, is_now=no == len(told)) for no, entry in enumerate(told, 1)]


@cache
def _timeline() -> Any:
    step = ProposalStep
    steps = select(step.at, step.state, step.is_guided, step.by, step.text)
    return steps.where(step.proposal_id == bindparam("proposal_id")).order_by(step.id)


def proposal_received(proposal_id: int) -> Proposal | None:
    """One with its story as officials see it: never a draft, not even their own."""
    return _one({"proposal_id": proposal_id, "reader": None})


def eligible_in(dong_id: int | None, cycle_id: int) -> list[Proposal]:
    """What may be put to a vote in the year of this cycle; no dong means the whole district."""
    year = select(Cycle.budget_year).where(Cycle.id == cycle_id).scalar_subquery()
    wanted = with_dong().where(Proposal.state == ProposalState.ELIGIBLE, Proposal.budget_year == year)
    if dong_id is not None:
        wanted = wanted.where(Proposal.dong_id == dong_id)
    return list(db.session.scalars(wanted.order_by(Proposal.submitted_at, Proposal.id)))


def last_signature(actor: Any) -> tuple[str, str]:
    """The department and post with which she last answered."""
    last = select(Review.department, Review.post).where(Review.reviewed_by == actor.id).order_by(Review.id.desc())
    row = db.session.execute(last.limit(1)).first()
    return (row.department, row.post) if row else ("", "")


def call_of(cycle: Cycle) -> Stage | None:
    """The stage in which the year asks for proposals."""
    return next((stage for stage in cycle.stages if stage.key == CALL), None)


def _one(asked: dict[str, int | None]) -> Proposal | None:
    found = db.session.execute(_with_story(), asked).unique().one_or_none()
    if found is None:
        return None
    proposal: Proposal = found[0]
    for name, there in zip(MOSTLY_EMPTY, found[1:], strict=True):
        if not there:
            set_committed_value(proposal, name, [])
    return proposal


@cache
def _with_story() -> Select[Any]:
    """Built once: building it cost as much as asking. Its steps are cheaper asked for when the page comes to them;
    of its answers there is mostly one."""
    reader: Any = bindparam("reader")
    together = select(Invitation.proposal_id).where(
        Invitation.account_id == reader, Invitation.state == InvitationState.ACCEPTED
    )
    own = or_(Proposal.author_id == reader, Proposal.id.in_(together))
    there = [getattr(Proposal, name).any() for name in MOSTLY_EMPTY]
    wanted = select(Proposal, *there).where(Proposal.id == bindparam("proposal_id"), or_(RECEIVED, own))
    dong = joinedload(Proposal.dong).load_only(Dong.name, Dong.short_name, Dong.office_phone)
    return wanted.options(dong, joinedload(Proposal.track), joinedload(Proposal.reviews))


@cache
def with_dong() -> Select[Any]:
    return select(Proposal).options(joinedload(Proposal.dong).load_only(Dong.name, Dong.short_name))


def page_of(wanted: Select[Any], page: int) -> Pagination:
    return db.paginate(wanted, page=numbered(page), per_page=PER_PAGE, error_out=False)


def numbered(page: int) -> int:
    """A number out of all measure is the last there could be."""
    return min(max(page, 1), FURTHEST_PAGE)


def words_on_a_ballot(proposal: Proposal) -> str:
    """The proposal's own words, as short as a ballot needs them."""
    said = " ".join((proposal.content or proposal.necessity).split())
    short = said if len(said) <= ON_A_BALLOT else said[: ON_A_BALLOT - 1].rstrip() + "…"
    return f"{proposal.location}. {short}"
