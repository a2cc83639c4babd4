"""Recruiting electors for a vote that a list decides: who applied, under which number, and the lot that was drawn."""

from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import JSON, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from .. import clock
from ..database import UTC, Model, one_of
from .lottery import mark_of
from .roll_models import Person
from .states import RECRUITMENT_LIFE, RecruitmentState

if TYPE_CHECKING:
    from .models import Vote


class Recruitment(Model):
    """`places`: how many are drawn. `source`: the public number that will be the seed, named before anybody knows it.
    `listed`: `number mark` lines of all applicants, once closed. `order`: their numbers as drawn; after the first
    `places` the reserve begins."""

    __tablename__ = "recruitments"
    life = RECRUITMENT_LIFE
    id: Mapped[int] = mapped_column(primary_key=True)
    state: Mapped[RecruitmentState] = mapped_column(one_of(RecruitmentState))
    vote_id: Mapped[int] = mapped_column(ForeignKey("votes.id"), unique=True)
    places: Mapped[int]
    source: Mapped[str]
    closes: Mapped[datetime] = mapped_column(UTC)
    listed: Mapped[str] = mapped_column(default="")
    digest: Mapped[str] = mapped_column(default="")
    public: Mapped[str] = mapped_column(default="")
    typed_by: Mapped[int | None] = mapped_column(ForeignKey("accounts.id"))
    order: Mapped[list[int]] = mapped_column(JSON, default=list)
    drawn_at: Mapped[datetime | None] = mapped_column(UTC)
    vote: Mapped["Vote"] = relationship()

    @property
    def dong_id(self) -> int | None:
        return self.vote.dong_id

    @property
    def title(self) -> str:
        return f"{self.vote.title}: 선거인 모집"

    @property
    def takes_applications(self) -> bool:
        return self.state is RecruitmentState.OPEN and clock.now() < self.closes

    @property
    def drawn(self) -> list[int]:
        return self.order[: self.places]

    @property
    def reserve(self) -> list[int]:
        return self.order[self.places :]


class Applicant(Person, Model):
    """Somebody who applied, once; a number stands for her in public."""

    __tablename__ = "recruitment_applicants"
    __table_args__ = (UniqueConstraint("vote_id", "number"), {"sqlite_with_rowid": False})
    vote_id: Mapped[int] = mapped_column(ForeignKey("votes.id"), primary_key=True)
    person_key: Mapped[str] = mapped_column(primary_key=True)
    number: Mapped[int]

    def mark_in(self, recruitment: Recruitment) -> str:
        return mark_of(recruitment.id, self.person_key)
