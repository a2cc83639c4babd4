"""The tables of a turnout as they were shown, once the roll that they were made of is destroyed."""

from sqlalchemy import JSON, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from ..database import Model


class TurnoutTables(Model):
    """`tables`: as the page showed them, hidden rows hidden; so nothing is kept that was not public."""

    __tablename__ = "turnout_tables"
    vote_id: Mapped[int] = mapped_column(ForeignKey("votes.id"), primary_key=True)
    tables: Mapped[dict[str, dict[str, int | None] | None]] = mapped_column(JSON)
