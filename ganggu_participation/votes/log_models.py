"""The log of a box as it is kept: leaves in their places, and the signed heads over them. Nothing here is ever changed."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, LargeBinary, UniqueConstraint, event
from sqlalchemy.orm import Mapped, mapped_column

from ..database import UTC, Model


class LogLeaf(Model):
    """A leaf hash in its place: batch after batch, in each batch by its hash."""

    __tablename__ = "log_leaves"
    __table_args__ = (UniqueConstraint("vote_id", "leaf"), {"sqlite_with_rowid": False})
    vote_id: Mapped[int] = mapped_column(ForeignKey("votes.id"), primary_key=True)
    place: Mapped[int] = mapped_column(primary_key=True)
    leaf: Mapped[bytes] = mapped_column(LargeBinary(32))


class LogHead(Model):
    """What was signed at some hour: `text` is the head, `path` shows that the log kept all of the head before."""

    __tablename__ = "log_heads"
    vote_id: Mapped[int] = mapped_column(ForeignKey("votes.id"), primary_key=True)
    no: Mapped[int] = mapped_column(primary_key=True)
    size: Mapped[int]
    root: Mapped[str]
    closing: Mapped[bool]
    at: Mapped[datetime] = mapped_column(UTC)
    text: Mapped[str]
    signature: Mapped[bytes] = mapped_column(LargeBinary)
    path: Mapped[list[str]] = mapped_column(JSON)


@event.listens_for(LogLeaf, "before_update")
@event.listens_for(LogLeaf, "before_delete")
@event.listens_for(LogHead, "before_update")
@event.listens_for(LogHead, "before_delete")
def _never(mapper: Any, connection: Any, row: Any) -> None:
    raise RuntimeError("the log of a box is append-only")
