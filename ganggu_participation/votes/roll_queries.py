"""Reading lists and their changes: whoever keeps rolls there, nobody else."""

from collections.abc import Callable
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import joinedload, selectinload

from ..database import db
from ..identities.namesakes import Known, known
from ..permissions import Role
from .models import Vote
from .roll_models import RollChange, in_lists
from .roll_models import people_on as people_on
from .states import ChangeState

LATEST = 50


def keeps_roll(actor: Any, vote: Vote) -> bool:
    return actor is not None and actor.holds(Role.ROLL_KEEPER, vote.dong_id)


def changes_of(vote: Vote) -> list[RollChange]:
    """The latest first."""
    found = select(RollChange).where(RollChange.vote_id == vote.id).order_by(RollChange.id.desc()).limit(LATEST)
    return list(db.session.scalars(found))


def known_beside(vote: Vote) -> Callable[[str], Known]:
    """What is known of a name and birth date, should this list be replaced."""
    return lambda person_key: known(person_key, in_lists(but=vote.id))


def changes_left_to(actor: Any) -> list[RollChange]:
    """What a keeper asked for or may carry out now; what waits for her own agreement stands among the approvals."""
    dongs = {grant.dong_id for grant in actor.grants_now if grant.role == Role.ROLL_KEEPER}
    found = select(RollChange).where(RollChange.state == ChangeState.ASKED).order_by(RollChange.id).limit(LATEST)
    found = found.options(joinedload(RollChange.vote), selectinload(RollChange.approvals))
    here = found if None in dongs else found.where(RollChange.vote.has(Vote.dong_id.in_(dongs)))
    changes = db.session.scalars(here) if dongs else ()
    return [change for change in changes if change.is_agreed or change.was_asked_by(actor)]


def change_kept_by(actor: Any, change_id: int) -> RollChange | None:
    change = db.session.get(RollChange, change_id)
    return change if change is not None and keeps_roll(actor, change.vote) else None
