"""Reading lists and their changes: whoever keeps rolls there, nobody else."""

from typing import Any

from sqlalchemy import select

from ..database import db
from ..permissions import Role
from .models import Vote
from .roll_models import RollChange
from .roll_models import people_on as people_on

LATEST = 50


def keeps_roll(actor: Any, vote: Vote) -> bool:
    return actor is not None and actor.holds(Role.ROLL_KEEPER, vote.dong_id)


def changes_of(vote: Vote) -> list[RollChange]:
    """The latest first."""
    found = select(RollChange).where(RollChange.vote_id == vote.id).order_by(RollChange.id.desc()).limit(LATEST)
    return list(db.session.scalars(found))


def change_kept_by(actor: Any, change_id: int) -> RollChange | None:
    change = db.session.get(RollChange, change_id)
    return change if change is not None and keeps_roll(actor, change.vote) else None
