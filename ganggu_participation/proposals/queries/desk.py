"""Reading for the officials' desk: what is due, who may have it, what is kept back, what was objected to."""

from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import or_, select
from sqlalchemy.orm import contains_eager, joinedload

from ... import clock
from ...accounts.models import Account, RoleGrant
from ...accounts.states import GrantState
from ...cycles.models import Cycle
from ...database import db
from ...permissions import Role
from ..models import Appeal, DeskNote, HeldAnswer, Proposal
from ..states import WAITING, AppealState, ProposalState
from .together import speaks_for
from .waiting import all_merged_into

APPEAL_DAYS: Final = 7  # KOREA PB-26
SOON: Final = timedelta(days=3)
REVIEWERS: Final = (Role.DEPARTMENT_OFFICER, Role.PB_OFFICER)
OUTCOMES: Final = (
    ProposalState.INELIGIBLE,
    ProposalState.SELECTED,
    ProposalState.NOT_SELECTED,
    ProposalState.MERGED,
    ProposalState.SHORT,
    ProposalState.WITHDRAWN,
)


def reviewers_for(proposal: Proposal) -> list[Account]:
    """Officials who may answer it, in the order of their names."""
    roles = select(RoleGrant.account_id).where(RoleGrant.role.in_(REVIEWERS), RoleGrant.state == GrantState.ACTIVE)
    roles = roles.where(or_(RoleGrant.dong_id.is_(None), RoleGrant.dong_id == proposal.dong_id))
    found = db.session.scalars(select(Account).where(Account.id.in_(roles))).all()
    free = [person for person in found if person.id not in {*proposal.recused, proposal.author_id}]
    return sorted(free, key=lambda person: person.name)


def reviewers_everywhere() -> list[Account]:
    """Whoever reviews anywhere: for giving out many proposals at once; each is still checked."""
    roles = select(RoleGrant.account_id).where(RoleGrant.role.in_(REVIEWERS), RoleGrant.state == GrantState.ACTIVE)
    return sorted(db.session.scalars(select(Account).where(Account.id.in_(roles))), key=lambda person: person.name)


def person_of(account_id: int) -> Account | None:
    return db.session.get(Account, account_id)


def district_officers() -> list[int]:
    """The budget desk of the whole district."""
    roles = select(RoleGrant.account_id).where(
        RoleGrant.role == Role.PB_OFFICER, RoleGrant.dong_id.is_(None), RoleGrant.state == GrantState.ACTIVE
    )
    return sorted(db.session.scalars(roles.distinct()))


def notes_of(proposal_id: int) -> list[DeskNote]:
    notes = select(DeskNote).where(DeskNote.proposal_id == proposal_id).order_by(DeskNote.id)
    return list(db.session.scalars(notes))


def held_answer_of(proposal_id: int) -> HeldAnswer | None:
    return db.session.scalars(select(HeldAnswer).where(HeldAnswer.proposal_id == proposal_id)).one_or_none()


def held_answers() -> list[HeldAnswer]:
    """All answers kept back, the oldest first."""
    kept = select(HeldAnswer).join(HeldAnswer.proposal).where(Proposal.state == ProposalState.UNDER_REVIEW)
    kept = kept.options(contains_eager(HeldAnswer.proposal)).order_by(HeldAnswer.id)
    return list(db.session.scalars(kept))


def due_today(actor: Any) -> list[Proposal]:
    """What is hers and due by the end of today, or past due."""
    end = clock.moment(clock.today() + timedelta(days=1), 0)
    hers = select(Proposal).where(
        Proposal.assigned_to == actor.id, Proposal.state.in_(WAITING), Proposal.review_due < end
    )
    return list(db.session.scalars(hers.order_by(Proposal.review_due, Proposal.id)))


def to_remind(now: datetime) -> list[Proposal]:
    """Due within three days, and nobody was told of this date."""
    fresh = or_(Proposal.reminded_for.is_(None), Proposal.reminded_for != Proposal.review_due)
    return _waiting(Proposal.review_due > now, Proposal.review_due <= now + SOON, fresh)


def to_escalate(now: datetime) -> list[Proposal]:
    """Past due, and the budget desk was not told of this date."""
    fresh = or_(Proposal.escalated_for.is_(None), Proposal.escalated_for != Proposal.review_due)
    return _waiting(Proposal.review_due <= now, fresh)


def _waiting(*conditions: Any) -> list[Proposal]:
    found = select(Proposal).where(Proposal.state.in_(WAITING), *conditions).order_by(Proposal.id)
    return list(db.session.scalars(found))


def appeal_of(proposal_id: int) -> Appeal | None:
    return db.session.scalars(select(Appeal).where(Appeal.proposal_id == proposal_id)).one_or_none()


def may_appeal(proposal: Proposal) -> bool:
    """Whether an objection to its answer would still be in time: through the seventh day after it, in Korea."""
    if proposal.state is not ProposalState.INELIGIBLE or proposal.answer is None:
        return False
    answered = proposal.answer.at.astimezone(clock.KST).date()
    return clock.today() <= answered + timedelta(days=APPEAL_DAYS)


def objects_by(actor: Any, proposal: Proposal) -> Proposal | None:
    """By which proposal she may object to the answer: by this one, or by one of hers that has become part of it."""
    if speaks_for(actor, proposal):
        return proposal
    return next((part for part in all_merged_into(proposal.id) if speaks_for(actor, part)), None)


def appeal_with(appeal_id: int) -> Appeal | None:
    return db.session.get(Appeal, appeal_id, options=[joinedload(Appeal.proposal)])


def appeals_waiting() -> list[Appeal]:
    """Objections without an answer, the oldest first; with everybody who wrote what they are about, for who may judge."""
    proposal = joinedload(Appeal.proposal)
    parts = proposal.selectinload(Proposal.related)
    written = proposal.selectinload(Proposal.invitations), parts.selectinload(Proposal.invitations)
    waiting = select(Appeal).where(Appeal.state == AppealState.LODGED)
    wanted = waiting.options(*written, parts.selectinload(Proposal.related)).order_by(Appeal.id)
    return list(db.session.scalars(wanted))


def without_outcome(cycle: Cycle) -> list[Proposal]:
    """Received for a budget year whose stages are over, and still without a public outcome."""
    if not cycle.stages or max(stage.closes for stage in cycle.stages) > clock.now():
        return []
    missing = select(Proposal).where(
        Proposal.budget_year == cycle.budget_year,
        Proposal.submitted_at.is_not(None),
        Proposal.state.not_in(OUTCOMES),
    )
    return list(db.session.scalars(missing.order_by(Proposal.id)))
