"""Reading approvals: what waits for somebody, what was decided, and what a coming act stands on."""

from dataclasses import dataclass
from typing import Any

from flask_sqlalchemy.pagination import Pagination
from sqlalchemy import ColumnElement, and_, case, or_, select
from sqlalchemy.orm import joinedload
from sqlalchemy.sql.base import ExecutableOption

from .. import clock
from ..database import Base, db
from ..permissions import OF_THE_DISTRICT, TWO_PEOPLE, Act
from .models import Approval
from .states import OPEN, ApprovalState

NOUNS = {
    Act.OPEN_COUNT: "votes",
    Act.CERTIFY: "counts",
    Act.CHANGE_ROLL: "roll_changes",
    Act.ACCEPT_BALANCE: "polling_places",
    Act.UNSEAL: "resident_lists",
    Act.RESET_FACTORS: "accounts",
}
"""What each act is about, by the name of its table."""
PAGE = 20


def subject_of(act: Act, subject_id: int) -> Any | None:
    """The thing that an act is about, whichever room it stands in."""
    model = next(
        each.class_ for each in Base.registry.mappers if getattr(each.class_, "__tablename__", "") == NOUNS[act]
    )
    return db.session.get(model, subject_id)


def dong_of(act: Act, subject: Any) -> int | None:
    """Whose officials the act is for; nothing: those of the whole district."""
    return None if act in OF_THE_DISTRICT else subject.dong_id


def approval_seen_by(actor: Any, approval_id: int) -> Approval | None:
    """Those who may take part in the act see it, and who watches it."""
    found = select(Approval).where(Approval.id == approval_id, _reach(actor)).options(*_with_people())
    return db.session.scalars(found).one_or_none()


def approvals_seen_by(actor: Any, page: int) -> Pagination:
    """Open ones first, then the last decided."""
    first = case((Approval.state.in_(OPEN), 0), else_=1)
    found = select(Approval).where(_reach(actor)).options(*_with_people()).order_by(first, Approval.id.desc())
    return db.paginate(found, page=page, per_page=PAGE, max_per_page=PAGE, error_out=False)


def waiting_for(actor: Any) -> list[Approval]:
    """What others proposed and the actor may decide, the first to lapse first."""
    waiting = (Approval.state == ApprovalState.PROPOSED, Approval.proposer_id != actor.id)
    found = select(Approval).where(*waiting, Approval.expires > clock.now(), _duty(actor)).order_by(Approval.expires)
    return list(db.session.scalars(found.options(*_with_people()).limit(PAGE)))


def approvals_to_lapse(now: Any) -> list[Approval]:
    """Open ones whose time has passed."""
    return list(db.session.scalars(select(Approval).where(Approval.state.in_(OPEN), Approval.expires <= now)))


def open_approval(act: Act, subject_id: int) -> Approval | None:
    """The one that was proposed or approved and is not over yet."""
    here = (Approval.act == act, Approval.subject_id == subject_id, Approval.state.in_(OPEN))
    return db.session.scalars(select(Approval).where(*here)).one_or_none()


@dataclass(frozen=True)
class Standing:
    """How far an act is: its open approval, and whether the reader takes part in it."""

    act: Act
    approval: Approval | None
    is_mine: bool


def standing_of(actor: Any, act: Act, subject: Any) -> Standing:
    """For the page of the act."""
    mine = any(actor.holds(role, dong_of(act, subject)) for role in TWO_PEOPLE[act])
    return Standing(act, open_approval(act, subject.id), mine)


def _with_people() -> tuple[ExecutableOption, ...]:
    return (joinedload(Approval.proposer), joinedload(Approval.approver))


def _reach(actor: Any) -> ColumnElement[bool]:
    """An observer of a dong watches every approval there."""
    dongs = {grant.dong_id for grant in actor.grants_now if grant.role == "observer"}
    watched = Approval.id > 0 if None in dongs else Approval.dong_id.in_(dongs)
    return or_(_duty(actor), watched) if dongs else _duty(actor)


def _duty(actor: Any) -> ColumnElement[bool]:
    """The acts and dongs of the actor's roles."""
    mine = [
        _here(act, grant.dong_id)
        for grant in actor.grants_now
        for act, roles in TWO_PEOPLE.items()
        if grant.role in roles
    ]
    return or_(Approval.id < 0, *mine)


def _here(act: Act, dong_id: int | None) -> ColumnElement[bool]:
    return Approval.act == act if dong_id is None else and_(Approval.act == act, Approval.dong_id == dong_id)
