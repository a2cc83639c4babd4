"""Reading counts: the last one, the certified one, and what their sheets say."""

from collections import Counter
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from ..database import db
from ..votes.models import Vote
from ..votes.queries import keeps
from ..votes.states import WITH_A_RESULT
from .models import Certification, Count, Objection, Paper, Reveal
from .sheets import Groups
from .sheets import explained as explained
from .sheets import sheet_of as sheet_of

Step = tuple[dict[str, Any], dict[str, Any]]


def counts_of(vote_id: int) -> list[Count]:
    """Every count of a vote, the last first."""
    found = select(Count).where(Count.vote_id == vote_id).order_by(Count.no.desc())
    return list(db.session.scalars(found.options(joinedload(Count.certification), joinedload(Count.vote))))


def latest_count(vote_id: int) -> Count | None:
    return next(iter(counts_of(vote_id)), None)


def certified_count(vote_id: int) -> Count | None:
    """The count that a second official certified, or nothing; after an upheld objection the later one."""
    found = select(Count).join(Certification).where(Count.vote_id == vote_id).order_by(Count.no.desc()).limit(1)
    return db.session.scalars(found.options(joinedload(Count.certification))).one_or_none()


def declared_with_study(vote_id: int) -> Count | None:
    """The certified count with what was worked out beside it."""
    found = select(Count).join(Certification).where(Count.vote_id == vote_id).order_by(Count.no.desc()).limit(1)
    beside = joinedload(Count.certification), joinedload(Count.study)
    return db.session.scalars(found.options(*beside)).one_or_none()


def objections_of(vote_id: int) -> list[Objection]:
    """Every objection to a vote's results, the first one first."""
    found = select(Objection).where(Objection.vote_id == vote_id).order_by(Objection.no)
    return list(db.session.scalars(found.options(joinedload(Objection.count))))


def objection_kept_by(actor: Any, objection_id: int) -> Objection | None:
    """An objection on the desk of an official who keeps its vote."""
    whole = joinedload(Objection.count), joinedload(Objection.vote).joinedload(Vote.dong)
    found = db.session.scalars(select(Objection).where(Objection.id == objection_id).options(*whole)).one_or_none()
    return found if found is not None and keeps(actor, found.vote) else None


def declared_vote(vote_id: int) -> Vote | None:
    """A vote whose result is public."""
    found = select(Vote).where(Vote.id == vote_id, Vote.state.in_(WITH_A_RESULT)).options(joinedload(Vote.dong))
    return db.session.scalars(found).one_or_none()


def objection_to_lodge(vote: Vote) -> Objection:
    """As it would be, to ask whether it may be."""
    return Objection(vote=vote)


def shown_of(vote_id: int) -> int:
    """How many places the hall has been shown."""
    return db.session.scalar(select(Reveal.shown).where(Reveal.vote_id == vote_id)) or 0


def steps_of(vote: Vote) -> list[Step]:
    """(contest, row) in the order in which a hall is shown them: contest by contest, the last place first."""
    done = certified_count(vote.id)
    contests = explained(sheet_of(done)) if done else []
    return [(contest, row) for contest in contests for row in reversed(contest["rows"])]


@dataclass(frozen=True)
class Stage:
    """What a hall sees: the contest that is being told, and of it only the rows that were revealed, the best first."""

    shown: int
    total: int
    contest: dict[str, Any] | None
    rows: list[dict[str, Any]]

    @property
    def newest(self) -> dict[str, Any] | None:
        return self.rows[0] if self.rows else None

    @property
    def is_over(self) -> bool:
        return bool(self.total) and self.shown >= self.total


def stage_of(vote: Vote) -> Stage:
    steps = steps_of(vote)
    shown = min(shown_of(vote.id), len(steps))
    contest = steps[max(shown - 1, 0)][0] if steps else None
    rows = [row for its, row in steps[:shown] if its is contest]
    return Stage(shown, len(steps), contest, rows[::-1])


def count_seen_by(actor: Any, count_id: int) -> Count | None:
    """A count before its declaration is seen by officials of the dong and by observers; afterwards by all."""
    found = select(Count).where(Count.id == count_id)
    count = db.session.scalars(found.options(joinedload(Count.certification), joinedload(Count.vote))).one_or_none()
    if count is None or count.vote.is_declared:
        return count
    return count if actor is not None and actor.is_observer else None


def papers_of(vote_id: int) -> Groups:
    """The papers as stored at the first count."""
    rows = db.session.execute(select(Paper.contest_no, Paper.content, Paper.copies).where(Paper.vote_id == vote_id))
    return Counter({(no, content): copies for no, content, copies in rows})
