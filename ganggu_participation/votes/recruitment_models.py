"""Recruiting electors for a vote that a list decides: who applied, under which number, and the lot that was drawn."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import JSON, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from .. import clock
from ..database import UTC, Model, one_of
from . import quotas as rules
from .lottery import Drawn, fill, mark_of, read_list
from .roll_models import Person
from .states import RECRUITMENT_LIFE, RecruitmentState, Selection

if TYPE_CHECKING:
    from .models import Vote

GAP = timedelta(hours=1)
"""At least so long after the close the public number may come out: the list and its digest are public before it."""


class Recruitment(Model):
    """`places`: how many are drawn. `source`: the public number that will be the seed, named before anybody knows it;
    nobody does before `known_from`. `quotas`: what the notice reserves for groups; `strata`: what of it is drawn as one,
    once the list is closed. `listed`: `number mark` (with quotas `number mark stratum`) of all applicants, once closed.
    `order`: their numbers by lot."""

    __tablename__ = "recruitments"
    life = RECRUITMENT_LIFE
    id: Mapped[int] = mapped_column(primary_key=True)
    state: Mapped[RecruitmentState] = mapped_column(one_of(RecruitmentState), index=True)
    vote_id: Mapped[int] = mapped_column(ForeignKey("votes.id"), unique=True)
    selection: Mapped[Selection] = mapped_column(one_of(Selection), server_default=Selection.LOTTERY.value)
    places: Mapped[int]
    quotas: Mapped[list[dict[str, Any]]] = mapped_column(JSON, default=list, server_default="[]")
    strata: Mapped[list[dict[str, Any]]] = mapped_column(JSON, default=list, server_default="[]")
    source: Mapped[str]
    known_from: Mapped[datetime | None] = mapped_column(UTC)
    closes: Mapped[datetime] = mapped_column(UTC)
    closed_at: Mapped[datetime | None] = mapped_column(UTC)
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
    def draws(self) -> bool:
        """Whether a lot decides, and not everybody who applied is taken."""
        return self.selection is Selection.LOTTERY

    @property
    def takes_applications(self) -> bool:
        return self.state is RecruitmentState.OPEN and clock.now() < self.closes

    @property
    def groups(self) -> list[rules.Quota]:
        return rules.out_of(self.quotas)

    @property
    def asks(self) -> frozenset[str]:
        """What the quotas need to know of an applicant: of "sex", "age", "tong"."""
        return rules.asked(self.groups)

    @property
    def number_is_known(self) -> bool:
        return self.known_from is None or clock.now() >= self.known_from

    @property
    def closed_late(self) -> bool:
        """The list was closed when the number could be known already: that has to be told."""
        return bool(self.closed_at and self.known_from and self.closed_at >= self.known_from)

    def stratum_of(self, group: int) -> int:
        """What a group is drawn in, from 1; 0 where there are no quotas."""
        return next((no for no, each in enumerate(self.strata, 1) if group in each["groups"]), 0)

    @property
    def result(self) -> Drawn:
        """Who came through, by what is public alone."""
        places = {no: each["places"] for no, each in enumerate(self.strata, 1)}
        return fill(self.order, read_list(self.listed), places, self.places)

    @property
    def drawn(self) -> list[int]:
        """In the order of their lots."""
        through = self.result.numbers
        return [number for number in self.order if number in through]

    @property
    def reserve(self) -> list[int]:
        through = self.result.numbers
        return [number for number in self.order if number not in through]


class Applicant(Person, Model):
    """Somebody who applied, once; a number stands for her in public."""

    __tablename__ = "recruitment_applicants"
    __table_args__ = (UniqueConstraint("vote_id", "number"), {"sqlite_with_rowid": False})
    vote_id: Mapped[int] = mapped_column(ForeignKey("votes.id"), primary_key=True)
    person_key: Mapped[str] = mapped_column(primary_key=True)
    number: Mapped[int]

    @property
    def group(self) -> int:
        """Which quota counts her; neither her sex nor her 통 is kept."""
        return int(self.words.get("group") or 0)

    def row_in(self, recruitment: Recruitment) -> tuple[object, ...]:
        """Her line of the public list."""
        mark = mark_of(recruitment.id, self.person_key)
        return (self.number, mark, recruitment.stratum_of(self.group)) if recruitment.strata else (self.number, mark)
