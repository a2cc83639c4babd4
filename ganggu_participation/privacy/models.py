"""The signed monthly review of the access log, and the ledger of what was destroyed (파기 대장): no person in either."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, event
from sqlalchemy.orm import Mapped, mapped_column

from ..database import UTC, Model, one_of
from .states import DESTRUCTION_LIFE, REVIEW_LIFE, DestructionState, ReviewState


class AccessReview(Model):
    """Somebody looked through a month of the log and signs what she found (KOREA PRIV-06)."""

    __tablename__ = "access_reviews"
    life = REVIEW_LIFE
    dong_id = None
    id: Mapped[int] = mapped_column(primary_key=True)
    state: Mapped[ReviewState] = mapped_column(one_of(ReviewState))
    month: Mapped[str] = mapped_column(unique=True)
    entries: Mapped[int]
    downloads: Mapped[int]
    remark: Mapped[str]
    reviewed_by: Mapped[int] = mapped_column(ForeignKey("accounts.id"))
    at: Mapped[datetime] = mapped_column(UTC)


class Destruction(Model):
    """What, how many, when, by which rule (KOREA PRIV-04)."""

    __tablename__ = "destructions"
    life = DESTRUCTION_LIFE
    id: Mapped[int] = mapped_column(primary_key=True)
    state: Mapped[DestructionState] = mapped_column(one_of(DestructionState))
    at: Mapped[datetime] = mapped_column(UTC)
    rule: Mapped[str]
    what: Mapped[str]
    number: Mapped[int]


@event.listens_for(AccessReview, "before_update")
@event.listens_for(AccessReview, "before_delete")
@event.listens_for(Destruction, "before_update")
@event.listens_for(Destruction, "before_delete")
def _never(mapper: Any, connection: Any, row: Any) -> None:
    raise RuntimeError("what was signed or destroyed stays as it is written")
