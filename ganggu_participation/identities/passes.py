"""The end of a pass: with the cast, in its transaction, so that nothing but the roll mark stays of her."""

from typing import Any

from sqlalchemy import delete

from .. import clock
from ..database import db, transaction
from .models import ElectorPass


def end_pass(actor: Any) -> None:
    """Inside the deed of a cast: the pass of somebody without an account goes."""
    if held := getattr(actor, "pass_hash", ""):
        db.session.execute(delete(ElectorPass).where(ElectorPass.token_hash == held))


def forget_old() -> None:
    """Passes whose time is over, whether somebody comes or not."""
    over = ElectorPass.expires_at <= clock.now()
    if db.session.scalar(db.select(ElectorPass.token_hash).where(over).limit(1)) is not None:
        with transaction():
            db.session.execute(delete(ElectorPass).where(over))
    db.session.rollback()
