"""The list of a vote that only listed people decide, and what is changed of it after the publishing."""

import hashlib
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import ForeignKey, LargeBinary, delete, func, select
from sqlalchemy.orm import Mapped, mapped_column, relationship

from .. import keys
from ..database import UTC, Model, db, one_of
from ..refusals import Refusal, Refused
from .states import CHANGE_LIFE, ChangeKind, ChangeState, VoteState

if TYPE_CHECKING:
    from .models import Vote

PURPOSE = "roll entry"


class Person:
    """Name, birth date and number stand sealed; a keyed hash finds her."""

    person_key: Mapped[str]
    sealed: Mapped[bytes] = mapped_column(LargeBinary)

    @property
    def words(self) -> dict[str, str]:
        """`name`, `birth_date` (ISO day), `phone` or an empty text."""
        words: dict[str, str] = keys.unwrapped(PURPOSE, self.sealed)
        return words


class RollEntry(Person, Model):
    """Somebody on the list of a vote."""

    __tablename__ = "roll_entries"
    __table_args__ = {"sqlite_with_rowid": False}
    vote_id: Mapped[int] = mapped_column(ForeignKey("votes.id"), primary_key=True)
    person_key: Mapped[str] = mapped_column(primary_key=True)


class RollChange(Person, Model):
    """Somebody to add to a published list, or to take off it: asked for by one keeper, agreed to by another."""

    __tablename__ = "roll_changes"
    life = CHANGE_LIFE
    id: Mapped[int] = mapped_column(primary_key=True)
    state: Mapped[ChangeState] = mapped_column(one_of(ChangeState))
    vote_id: Mapped[int] = mapped_column(ForeignKey("votes.id"), index=True)
    kind: Mapped[ChangeKind] = mapped_column(one_of(ChangeKind))
    reason: Mapped[str]
    asked_at: Mapped[datetime] = mapped_column(UTC)
    vote: Mapped["Vote"] = relationship()
    approvals: Mapped[list[Any]] = relationship(
        "Approval",
        primaryjoin="and_(RollChange.id == foreign(Approval.subject_id), Approval.noun == 'roll_changes')",
        viewonly=True,
    )

    @property
    def dong_id(self) -> int | None:
        return self.vote.dong_id

    @property
    def title(self) -> str:
        """Without the name: it stands in lists that more people read."""
        return f"{self.vote.title}: 명부에{'서' if self.kind is ChangeKind.REMOVE else ''} 한 사람 {self.kind.label}"

    @property
    def is_agreed(self) -> bool:
        """Two keepers agreed, and nobody has carried it out."""
        return any(each.stands for each in self.approvals)

    @property
    def waits(self) -> bool:
        """Another keeper may still agree."""
        return any(each.waits for each in self.approvals)

    def was_asked_by(self, actor: Any) -> bool:
        return any(each.proposer_id == actor.id for each in self.approvals)


def is_listed(vote_id: int, person_key: str) -> bool:
    here = select(RollEntry.vote_id).where(RollEntry.vote_id == vote_id, RollEntry.person_key == person_key)
    return db.session.scalar(here) is not None


def in_lists(but: int = 0) -> Callable[[str], bool]:
    """Whether some list stands for somebody; `but`: the vote whose list is replaced."""
    here = select(RollEntry.vote_id).where(RollEntry.vote_id != but).limit(1)
    return lambda person_key: db.session.scalar(here.where(RollEntry.person_key == person_key)) is not None


def phone_on_list(vote: "Vote", person_key: str) -> str:
    """The number that the list of a vote gives for somebody, if any."""
    entry = db.session.get(RollEntry, (vote.id, person_key)) if vote.roll_rule.get("listed") else None
    return entry.words["phone"] if entry is not None else ""


def people_on(vote_id: int) -> int:
    """How many stand on the list now."""
    return db.session.scalar(select(func.count()).select_from(RollEntry).where(RollEntry.vote_id == vote_id)) or 0


def forget_list(vote: "Vote") -> int:
    """Takes everybody off; returns how many there were."""
    before = people_on(vote.id)
    db.session.execute(delete(RollEntry).where(RollEntry.vote_id == vote.id))
    return before


def keep_list_only_if(vote: "Vote", rule: Mapping[str, Any]) -> None:
    """A draft that no list decides any more keeps nobody's name; part of the deed that revises it."""
    if vote.roll_rule.get("listed") and not rule.get("listed"):
        forget_list(vote)


def refuse_past_draft(vote: "Vote") -> None:
    """Raises NOT_IN_THIS_STATE where no list can be made of it any more."""
    if vote.state is not VoteState.DRAFT or not vote.roll_rule.get("listed"):
        raise Refused(Refusal.NOT_IN_THIS_STATE)


def refuse_empty_list(vote: "Vote") -> None:
    """Raises ROLL_EMPTY when nobody could vote."""
    if vote.roll_rule.get("listed") and not people_on(vote.id):
        raise Refused(Refusal.ROLL_EMPTY)


def roll_list_of(vote_id: int) -> dict[str, Any]:
    """What the rule sheet says of a list: its size, and a hash that shows later whether it is still the same."""
    found = sorted(db.session.scalars(select(RollEntry.person_key).where(RollEntry.vote_id == vote_id)))
    return {"people": len(found), "digest": hashlib.sha256("\n".join(found).encode()).hexdigest()}
