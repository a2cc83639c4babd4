"""A vote, its contests and options, the marks on its roll, and its box. No row of the box leads to a person."""

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import JSON, Connection, ForeignKey, LargeBinary, UniqueConstraint, event, inspect, or_, select
from sqlalchemy.orm import Mapped, mapped_column, relationship

from .. import clock
from ..database import UTC, Model, WonType, one_of
from ..money import Won
from ..refusals import Refusal, Refused
from .roll import fits
from .roll_models import is_listed
from .states import LIFE, WITH_A_RESULT, Channel, VoteState

if TYPE_CHECKING:
    from ..countkeys.models import SharedKey
    from ..dongs.models import Dong


class Vote(Model):
    """`roll_rule`: {"min_age" or "min_grade", "age_on" (ISO day), "bases" [..], "level" int, "dong_id" or null, "listed" where a list alone decides}.
    `open_objections`: how many wait for an answer. `level`: who holds the count key ("sealed": count officers in parts; "managed": the server, locked). `round_key` names the round in which one person may vote in one dong only; empty: any number of votes."""

    __tablename__ = "votes"
    life = LIFE
    id: Mapped[int] = mapped_column(primary_key=True)
    state: Mapped[VoteState] = mapped_column(one_of(VoteState), index=True)
    title: Mapped[str]
    summary: Mapped[str]
    dong_id: Mapped[int | None] = mapped_column(ForeignKey("dongs.id"))
    round_key: Mapped[str | None]
    opens: Mapped[datetime] = mapped_column(UTC)
    closes: Mapped[datetime] = mapped_column(UTC, active_history=True)
    first_closes: Mapped[datetime] = mapped_column(UTC)
    roll_rule: Mapped[dict[str, Any]] = mapped_column(JSON)
    level: Mapped[str] = mapped_column(default="managed")
    objection_days: Mapped[int] = mapped_column(default=7)
    published_at: Mapped[datetime | None] = mapped_column(UTC)
    closed_at: Mapped[datetime | None] = mapped_column(UTC)
    declared_at: Mapped[datetime | None] = mapped_column(UTC)
    open_objections: Mapped[int] = mapped_column(default=0, server_default="0")
    rule_sheet: Mapped[str | None] = mapped_column(deferred=True)
    digest: Mapped[str | None]
    public_key: Mapped[bytes | None] = mapped_column(LargeBinary)
    locked_count_key: Mapped[bytes | None] = mapped_column(LargeBinary, deferred=True)
    count_key_id: Mapped[int | None] = mapped_column(ForeignKey("count_keys.id"), unique=True)
    box_root: Mapped[str | None]
    box_emptied_at: Mapped[datetime | None] = mapped_column(UTC)
    cancel_reason: Mapped[str | None]
    dong: Mapped["Dong | None"] = relationship()
    count_key: Mapped["SharedKey | None"] = relationship()
    contests: Mapped[list["Contest"]] = relationship(order_by="Contest.no", cascade="all, delete-orphan")
    notices: Mapped[list["VoteNotice"]] = relationship(order_by="VoteNotice.id")
    approvals: Mapped[list[Any]] = relationship(
        "Approval",
        primaryjoin="and_(Vote.id == foreign(Approval.subject_id), Approval.noun == 'votes')",
        viewonly=True,
    )

    @property
    def is_open_now(self) -> bool:
        return self.state is VoteState.OPEN and self.opens <= clock.now() < self.closes

    @property
    def is_declared(self) -> bool:
        return self.state in WITH_A_RESULT

    @property
    def objections_until(self) -> datetime | None:
        return None if self.declared_at is None else self.declared_at + timedelta(days=self.objection_days)

    @property
    def box_kept_until(self) -> datetime:
        """The sealed ballots stay while somebody may object; after a cancellation, as long from the published close."""
        return self.objections_until or self.closes + timedelta(days=self.objection_days)

    def why_polls_are_shut(self) -> Refusal | None:
        """The published hours; the closing second is outside."""
        if clock.now() < self.opens or self.state in (VoteState.DRAFT, VoteState.PUBLISHED):
            return Refusal.POLLS_NOT_OPEN
        return Refusal.POLLS_CLOSED if clock.now() >= self.closes or self.state is not VoteState.OPEN else None

    def why_no_ballot_for(self, person: Any) -> Refusal | None:
        """The roll rule, applied to whoever offers .dong_id .basis .level .age_on(day); a class code admits by itself."""
        rule = self.roll_rule
        if getattr(person, "admitted_to", None) == self.id:
            return None
        if person.dong_id is None or person.basis is None:
            return Refusal.NO_DONG_YET
        if rule.get("listed") and person.level >= rule["level"]:
            return None if is_listed(self.id, person.person_key) else Refusal.NOT_ON_THE_LIST
        return None if not rule.get("listed") and fits(person, rule) else Refusal.NOT_ON_THE_ROLL


class Contest(Model):
    """One question or one budget: ballot kind, limits, ceiling, counting rule, what happens on overflow, tie list and
    the seed of its lot. `limits` holds what a rarer kind asks for ("exact", "max_length" ...)."""

    __tablename__ = "contests"
    __table_args__ = (UniqueConstraint("vote_id", "no"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    vote_id: Mapped[int] = mapped_column(ForeignKey("votes.id"))
    no: Mapped[int]
    title: Mapped[str]
    kind: Mapped[str]
    k: Mapped[int | None]
    ceiling: Mapped[Won | None] = mapped_column(WonType)
    seats: Mapped[int | None]
    counting: Mapped[str]
    overflow: Mapped[str]
    min_share_pct: Mapped[str] = mapped_column(default="0")
    ties: Mapped[list[str]] = mapped_column(JSON)
    limits: Mapped[dict[str, Any]] = mapped_column(JSON)
    seed: Mapped[str]
    options: Mapped[list["Option"]] = relationship(
        order_by="Option.no", cascade="all, delete-orphan", lazy="selectin"
    )


class Option(Model):
    """What can be chosen: words and cost are copied in from `source` ("proposals/12") and frozen."""

    __tablename__ = "options"
    __table_args__ = (UniqueConstraint("contest_id", "no"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    contest_id: Mapped[int] = mapped_column(ForeignKey("contests.id"))
    no: Mapped[int]
    title: Mapped[str]
    summary: Mapped[str]
    cost: Mapped[Won | None] = mapped_column(WonType)
    source: Mapped[str | None]
    category: Mapped[str | None]


class RollMark(Model):
    """That somebody took part, where and on which day; never what she chose. The constraints are the guard.

    `dong_id` (a number alone, so that nothing hangs on a roll) and `band`, the tens of her years: for the turnout."""

    __tablename__ = "roll_marks"
    __table_args__ = (UniqueConstraint("round_key", "person_key"), {"sqlite_with_rowid": False})
    vote_id: Mapped[int] = mapped_column(ForeignKey("votes.id"), primary_key=True)
    person_key: Mapped[str] = mapped_column(primary_key=True)
    round_key: Mapped[str | None]
    channel: Mapped[Channel] = mapped_column(one_of(Channel))
    place: Mapped[str]
    day: Mapped[date]
    level: Mapped[int]
    basis: Mapped[str]
    dong_id: Mapped[int | None]
    band: Mapped[str] = mapped_column(default="", server_default="")


class RollSum(Model):
    """How many marks of a roll there were once the marks are destroyed: KOREA PRIV-04. Nobody stands behind it."""

    __tablename__ = "roll_sums"
    vote_id: Mapped[int] = mapped_column(ForeignKey("votes.id"), primary_key=True)
    channel: Mapped[Channel] = mapped_column(one_of(Channel), primary_key=True)
    level: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    people: Mapped[int]


class Ballot(Model):
    """A sealed choice under a random key: no person, time, address or order."""

    __tablename__ = "ballots"
    __table_args__ = {"sqlite_with_rowid": False}
    vote_id: Mapped[int] = mapped_column(ForeignKey("votes.id"), primary_key=True)
    key: Mapped[bytes] = mapped_column(LargeBinary(16), primary_key=True)
    sealed: Mapped[bytes] = mapped_column(LargeBinary)


class VoteNotice(Model):
    """A public notice on a vote: extension or cancellation, with its reason."""

    __tablename__ = "vote_notices"
    id: Mapped[int] = mapped_column(primary_key=True)
    vote_id: Mapped[int] = mapped_column(ForeignKey("votes.id"), index=True)
    at: Mapped[datetime] = mapped_column(UTC)
    title: Mapped[str]
    text: Mapped[str]


FROZEN = (
    "title",
    "summary",
    "dong_id",
    "round_key",
    "opens",
    "first_closes",
    "roll_rule",
    "level",
    "objection_days",
    "published_at",
    "rule_sheet",
    "digest",
    "public_key",
    "count_key_id",
)
"""What of a vote never changes once it is published; `closes` only moves on, and a managed key only goes."""


@event.listens_for(Vote, "before_update")
def _keep_vote(mapper: Any, connection: Connection, vote: Vote) -> None:
    earlier = any(before > vote.closes for before in inspect(vote).attrs["closes"].history.deleted)
    other_key = vote.id and any(inspect(vote).attrs["locked_count_key"].history.added or ())
    if earlier or other_key or any(inspect(vote).attrs[name].history.has_changes() for name in FROZEN):
        _refuse_if_published(connection, [vote.id], [])


@event.listens_for(Contest, "before_insert")
@event.listens_for(Contest, "before_update")
@event.listens_for(Contest, "before_delete")
def _keep_contest(mapper: Any, connection: Connection, contest: Contest) -> None:
    _refuse_if_published(connection, _now_and_before(contest, "vote_id"), [contest.id])


@event.listens_for(Option, "before_insert")
@event.listens_for(Option, "before_update")
@event.listens_for(Option, "before_delete")
def _keep_option(mapper: Any, connection: Connection, option: Option) -> None:
    _refuse_if_published(connection, [], _now_and_before(option, "contest_id"))


def _now_and_before(row: Any, name: str) -> list[int]:
    return [getattr(row, name), *inspect(row).attrs[name].history.deleted]


def _refuse_if_published(connection: Connection, votes: list[int], contests: list[int]) -> None:
    """Asks the table, not the object: a vote is published once its digest is stored."""
    owners = select(Contest.vote_id).where(Contest.id.in_(contests))
    published = select(Vote.id).where(Vote.digest.is_not(None), or_(Vote.id.in_(votes), Vote.id.in_(owners))).limit(1)
    if connection.scalar(published) is not None:
        raise Refused(Refusal.RULES_FROZEN)


@event.listens_for(RollMark, "before_update")
@event.listens_for(Ballot, "before_update")
def _never(mapper: Any, connection: Connection, row: Any) -> None:
    raise RuntimeError("marks and ballots are never changed")
