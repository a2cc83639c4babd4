"""Counting under the frozen rule, and certifying by other hands. Every recount is a new row."""

from collections.abc import Callable
from typing import Any

from sqlalchemy import func, select

from .. import clock
from ..approvals import actions as approvals
from ..database import db
from ..deeds import deed
from ..permissions import Act, permit
from ..refusals import Refusal, Refused
from ..verbs import Verb
from ..votes.models import Vote
from ..votes.states import LIFE, VoteState
from .box import opened
from .models import Certification, Count, Paper
from .queries import Groups, latest_count, papers_of, sealed_text, sheet_for

Report = Callable[[int, int, str], None]


def _silent(done: int, total: int, sentence: str) -> None:
    """Progress that nobody watches."""


def count(actor: Any, vote: Vote, report: Report = _silent) -> Count:
    """Opens the box, gathers the papers and counts them by the frozen rule; stores sheet and digest as a new row.

    The box of a closed vote cannot change, so it is opened before the deed takes its lock. Two count officers agree
    before it is opened; once opened it may be counted again. Raises Refused: NOT_APPROVED, BOX_DAMAGED when a ballot does not open, NOT_IN_THIS_STATE before the close."""
    permit(actor, Verb.COUNT_COUNT, vote)
    groups = opened(vote, report)
    with deed(actor, Verb.COUNT_COUNT, vote) as facts:
        if vote.state is VoteState.CLOSED:
            approvals.spend(actor, Act.OPEN_COUNT, vote)
        LIFE.move(vote, Verb.COUNT_COUNT)
        _keep_papers(vote, groups)
        text, digest = sealed_text(sheet_for(vote, groups))
        last = db.session.scalar(select(func.max(Count.no)).where(Count.vote_id == vote.id)) or 0
        done = Count(vote_id=vote.id, no=last + 1, sheet=text, digest=digest, counted_by=actor.id, at=clock.now())
        db.session.add(done)
        facts.update(no=done.no, digest=digest, ballots=sum(groups.values()))
    return done


def certify(actor: Any, done: Count, report: Report = _silent) -> Certification:
    """A second official opens the box and counts once more; only the same digest is certified and declared.

    Raises Refused: SAME_HANDS, COUNT_SUPERSEDED, CHECK_FAILED (a check line does not hold), COUNT_IS_STALE."""
    permit(actor, Verb.COUNT_CERTIFY, done)
    groups = opened(done.vote, report)
    with deed(actor, Verb.COUNT_CERTIFY, done) as facts:
        vote = db.session.get_one(Vote, done.vote_id, with_for_update=True)
        _stands(done, vote, groups)
        LIFE.move(vote, Verb.COUNT_CERTIFY)
        vote.declared_at = clock.now()
        hands = {"counted_by": done.counted_by, "certified_by": actor.id}
        certification = Certification(count_id=done.id, **hands, at=clock.now())
        db.session.add(certification)
        facts.update(digest=done.digest)
    return certification


def _keep_papers(vote: Vote, groups: Groups) -> None:
    """The papers of the first count stay; a later opening must give the same."""
    kept = papers_of(vote.id)
    if kept and kept != groups:
        raise Refused(Refusal.COUNT_IS_STALE)
    if not kept:
        db.session.add_all(
            Paper(vote_id=vote.id, contest_no=no, content=content, copies=copies)
            for (no, content), copies in sorted(groups.items())
        )


def _stands(done: Count, vote: Vote, groups: Groups) -> None:
    """The count is the last one, its papers are those of the box, its digest comes out again, its checks hold."""
    last = latest_count(vote.id)
    if last is None or last.id != done.id:
        raise Refused(Refusal.COUNT_SUPERSEDED)
    sheet = sheet_for(vote, groups)
    if papers_of(vote.id) != groups or sealed_text(sheet)[1] != done.digest:
        raise Refused(Refusal.COUNT_IS_STALE)
    if not sheet["ok"]:
        raise Refused(Refusal.CHECK_FAILED)
