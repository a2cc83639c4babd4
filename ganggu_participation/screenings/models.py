"""A screening of the proposals of one track, and the score sheet of each member of the committee."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from ..database import UTC, Model, one_of
from .states import SCREENING_LIFE, SHEET_LIFE, ScreeningState, SheetState


class Screening(Model):
    """`criteria` are [name, points] in order; `proposals` the ids in the order of the sheet. One per track and dong."""

    __tablename__ = "screenings"
    __table_args__ = (UniqueConstraint("track_id", "dong_id"),)
    life = SCREENING_LIFE
    id: Mapped[int] = mapped_column(primary_key=True)
    state: Mapped[ScreeningState] = mapped_column(one_of(ScreeningState))
    cycle_id: Mapped[int] = mapped_column(ForeignKey("cycles.id"))
    track_id: Mapped[int] = mapped_column(ForeignKey("tracks.id"))
    dong_id: Mapped[int | None] = mapped_column(ForeignKey("dongs.id"))
    criteria: Mapped[list[list[Any]]] = mapped_column(JSON)
    trim: Mapped[bool]
    proposals: Mapped[list[int]] = mapped_column(JSON)
    made_at: Mapped[datetime] = mapped_column(UTC)
    published_at: Mapped[datetime | None] = mapped_column(UTC)
    track: Mapped[Any] = relationship("Track")
    dong: Mapped[Any] = relationship("Dong")
    sheets: Mapped[list["ScoreSheet"]] = relationship(order_by="ScoreSheet.id", viewonly=True)

    @property
    def title(self) -> str:
        place = f"{self.dong.name} " if self.dong is not None else ""
        return f"{place}{self.track.label} 위원 심사"

    @property
    def full_marks(self) -> int:
        return sum(points for _, points in self.criteria)

    @property
    def handed_in(self) -> list["ScoreSheet"]:
        """The sheets that count: complete ones, and no others."""
        return [sheet for sheet in self.sheets if sheet.state is SheetState.HANDED_IN]


class ScoreSheet(Model):
    """What one member gave: `points` are proposal id -> points for each criterion. Of a proposal that concerns
    herself there are none: `recused` are proposal id -> why."""

    __tablename__ = "score_sheets"
    __table_args__ = (UniqueConstraint("screening_id", "author_id"),)
    life = SHEET_LIFE
    id: Mapped[int] = mapped_column(primary_key=True)
    state: Mapped[SheetState] = mapped_column(one_of(SheetState))
    screening_id: Mapped[int] = mapped_column(ForeignKey("screenings.id"))
    author_id: Mapped[int | None] = mapped_column(ForeignKey("accounts.id"), index=True)
    points: Mapped[dict[str, list[int | None]]] = mapped_column(JSON)
    recused: Mapped[dict[str, str]] = mapped_column(JSON)
    handed_in_at: Mapped[datetime | None] = mapped_column(UTC)
    screening: Mapped[Screening] = relationship()

    @property
    def dong_id(self) -> int | None:
        return self.screening.dong_id

    def total(self, proposal_id: int) -> int | None:
        """What she gave a proposal together; nothing where she stepped back or has not finished."""
        if str(proposal_id) in self.recused:
            return None
        given = [each for each in self.points.get(str(proposal_id), []) if each is not None]
        return sum(given) if len(given) == len(self.screening.criteria) else None

    @property
    def missing(self) -> list[int]:
        """The proposals that still lack points."""
        wanted = [number for number in self.screening.proposals if str(number) not in self.recused]
        return [number for number in wanted if self.total(number) is None]
