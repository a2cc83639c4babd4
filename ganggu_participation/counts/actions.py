"""Counting under the frozen rule, certifying by other hands, showing the result, and objections to it.

Every recount is a new row; an objection that is upheld leads to one."""

from collections.abc import Callable, Sequence
from typing import Any

from sqlalchemy import delete, func, select

from .. import clock
from ..approvals import actions as approvals
from ..approvals.queries import open_approval
from ..approvals.states import ApprovalState
from ..countkeys import actions as countkeys
from ..database import db
from ..deeds import deed
from ..permissions import CLOCK, Act, permit
from ..polling.queries import papers_entered
from ..refusals import Refusal, Refused
from ..verbs import Verb
from ..votes.count_key import count_key_of
from ..votes.models import Vote
from ..votes.states import LIFE, SEALED, VoteState
from .box import opened
from .models import Certification, Count, Objection, Paper, Reveal
from .queries import certified_count, latest_count, objections_of, papers_of, steps_of
from .sheets import Groups, lines_off, sealed_text, sheet_for, sheet_of
from .states import OBJECTIONS

ASKED = "개표를 마쳤습니다. 한 번 더 세어 확인해 주세요."
SHORTEST_CLAIM, SHORTEST_ANSWER = 20, 30
Report = Callable[[int, int, str], None]


def _silent(done: int, total: int, sentence: str) -> None:
    """Progress that nobody watches."""


def count(actor: Any, vote: Vote, report: Report = _silent) -> Count:
    """Opens the box, gathers the papers and counts them by the frozen rule; stores sheet and digest as a new row.

    The box of a closed vote cannot change, so it is opened before the deed takes its lock. Two count officers agree
    before it is opened; once opened it may be counted again. At level "sealed" the shares that officers entered are
    joined for it and gone with it; a later count may do with the papers of the first opening.
    Raises Refused: NOT_APPROVED, BOX_DAMAGED when a ballot does not open or the box is not the one of the log,
    SHARES_MISSING, BALANCE_OPEN or ENVELOPES_WAIT (papers of a place), NOT_IN_THIS_STATE before the close."""
    permit(actor, Verb.COUNT_COUNT, vote)
    groups = _out_of_the_box(actor, vote, report)
    with deed(actor, Verb.COUNT_COUNT, vote) as facts:
        if vote.state is VoteState.CLOSED:
            approvals.spend(actor, Act.OPEN_COUNT, vote)
        LIFE.move(vote, Verb.COUNT_COUNT)
        _keep_papers(vote, groups)
        text, digest = sealed_text(sheet_for(vote, groups))
        last = db.session.scalar(select(func.max(Count.no)).where(Count.vote_id == vote.id)) or 0
        done = Count(vote_id=vote.id, no=last + 1, sheet=text, digest=digest, counted_by=actor.id, at=clock.now())
        _ask_to_certify(actor, done)
        facts.update(no=done.no, digest=digest, ballots=sum(groups.values()))
    return done


def certify(actor: Any, done: Count, report: Report = _silent) -> Certification:
    """A second official counts once more, out of the box or (sealed) from the papers; only the same digest is certified.

    So she approves what the first one asked for by counting, and it is done.
    Raises Refused: SAME_HANDS, COUNT_SUPERSEDED, CHECK_FAILED (a check line does not hold), COUNT_IS_STALE,
    NOT_APPROVED where the request was sent back or taken back, APPROVAL_LAPSED after three days."""
    permit(actor, Verb.COUNT_CERTIFY, done)
    vote = done.vote
    groups = papers_of(vote.id) if vote.level == SEALED else _out_of_the_box(actor, vote, report)
    with deed(actor, Verb.COUNT_CERTIFY, done) as facts:
        vote = db.session.get_one(Vote, done.vote_id, with_for_update=True)
        _stands(done, vote, groups)
        _agree(actor, done)
        LIFE.move(vote, Verb.COUNT_CERTIFY)
        vote.declared_at = clock.now()
        hands = {"counted_by": done.counted_by, "certified_by": actor.id}
        certification = Certification(count_id=done.id, **hands, at=clock.now())
        db.session.add(certification)
        facts.update(digest=done.digest)
    return certification


def _out_of_the_box(actor: Any, vote: Vote, report: Report) -> Groups:
    """What the box and the bundles of papers say together. Papers are asked first: no share is spent on half a count."""
    papers = papers_entered(vote)
    if vote.level != SEALED:
        return opened(vote, count_key_of(vote), report) + papers
    key, kept = vote.count_key, papers_of(vote.id)
    if key is None:
        raise Refused(Refusal.SHARES_MISSING)
    if key.is_gathered or not kept:
        return opened(vote, countkeys.join(actor, key), report) + papers
    last = latest_count(vote.id)
    if last is None or sealed_text(sheet_for(vote, kept))[1] != last.digest:  # kept papers are believed as counted only
        raise Refused(Refusal.COUNT_IS_STALE)
    return kept


def reopen(actor: Any, done: Count) -> None:
    """A declared vote is to be counted and certified anew; what was declared stays in sight until then."""
    with deed(actor, Verb.COUNT_REOPEN, done) as facts:
        vote = db.session.get_one(Vote, done.vote_id, with_for_update=True)
        LIFE.move(vote, Verb.COUNT_REOPEN)
        facts.update(no=done.no, digest=done.digest)


def reveal(actor: Any, vote: Vote, shown: int) -> Reveal:
    """How many places the hall sees from now on, counted from the last one; more than there are means all."""
    with deed(actor, Verb.COUNT_REVEAL, vote) as facts:
        LIFE.move(vote, Verb.COUNT_REVEAL)
        kept = db.session.get(Reveal, vote.id) or Reveal(vote_id=vote.id, shown=0)
        kept.shown = facts["shown"] = min(max(shown, 0), len(steps_of(vote)))
        db.session.add(kept)
    return kept


def lodge(actor: Any, vote: Vote, claim: str) -> Objection:
    """Asks to look at the declared result again; everybody reads what is claimed, nobody who claims it.

    Raises Refused: NOT_DECLARED_YET, OBJECTIONS_OVER, CLAIM_TOO_SHORT (under 20 characters), OBJECTED_ALREADY."""
    declared = certified_count(vote.id)
    if declared is None:
        raise Refused(Refusal.NOT_DECLARED_YET)
    objection = Objection(vote=vote, count=declared, author_id=getattr(actor, "id", None), claim=claim.strip())
    with db.session.no_autoflush, deed(actor, Verb.OBJECTION_LODGE, objection) as facts:
        kept = db.session.get_one(Vote, vote.id, with_for_update=True)
        _may_claim(objection, objections_of(vote.id))
        OBJECTIONS.move(objection, Verb.OBJECTION_LODGE)
        objection.no, objection.at = len(objections_of(vote.id)) + 1, clock.now()
        kept.open_objections += 1
        facts.update(no=objection.no, count=declared.no, digest=declared.digest)
    return objection


def dismiss(actor: Any, objection: Objection, answer: str, answered_as: str) -> None:
    """The result stands, and why. Raises Refused: REASON_TOO_SHORT (under 30 characters), ANSWER_UNSIGNED."""
    with deed(actor, Verb.OBJECTION_DISMISS, objection) as facts:
        OBJECTIONS.move(objection, Verb.OBJECTION_DISMISS)
        _answer(actor, objection, answer, answered_as)
        facts.update(no=objection.no, answer=objection.answer)


def uphold(actor: Any, objection: Objection, answer: str, answered_as: str) -> None:
    """The result is counted again, and why. Raises Refused: REASON_TOO_SHORT (under 30 characters), ANSWER_UNSIGNED."""
    with deed(actor, Verb.OBJECTION_UPHOLD, objection) as facts:
        OBJECTIONS.move(objection, Verb.OBJECTION_UPHOLD)
        _answer(actor, objection, answer, answered_as)
        reopen(actor, objection.count)
        facts.update(no=objection.no, answer=objection.answer)


def _keep_papers(vote: Vote, groups: Groups) -> None:
    """The papers are those of the last count; a count that found others is compared with the earlier one by its sheet."""
    if papers_of(vote.id) == groups:
        return
    db.session.execute(delete(Paper).where(Paper.vote_id == vote.id))
    db.session.add_all(
        Paper(vote_id=vote.id, contest_no=no, content=content, copies=copies)
        for (no, content), copies in sorted(groups.items())
    )


def _ask_to_certify(actor: Any, done: Count) -> None:
    """Who counts asks for other hands to certify it; what was asked of the count before has no object any more."""
    before = latest_count(done.vote_id)
    asked = open_approval(Act.CERTIFY, before.id) if before else None
    if asked:
        approvals.lapse(CLOCK, asked, is_moot=True)
    db.session.add(done)
    db.session.flush()
    approvals.propose(actor, Act.CERTIFY, done, ASKED)


def _agree(actor: Any, done: Count) -> None:
    """Counting again with the same result is the approval, unless somebody gave it before."""
    asked = open_approval(Act.CERTIFY, done.id)
    if asked is not None and asked.state is ApprovalState.PROPOSED:
        approvals.approve(actor, asked)
    approvals.spend(actor, Act.CERTIFY, done)


def _stands(done: Count, vote: Vote, groups: Groups) -> None:
    """The count is the last one, its checks hold, its papers are those of the box, its digest comes out again."""
    last = latest_count(vote.id)
    if last is None or last.id != done.id:
        raise Refused(Refusal.COUNT_SUPERSEDED)
    if done.certification is not None:
        raise Refused(Refusal.RECOUNT_FIRST)
    if off := lines_off(sheet_of(done)):
        raise Refused(Refusal.CHECK_FAILED, " ".join(off))
    sheet = sheet_for(vote, groups)
    if papers_of(vote.id) != groups or sealed_text(sheet)[1] != done.digest:
        raise Refused(Refusal.COUNT_IS_STALE)


def _may_claim(objection: Objection, earlier: Sequence[Objection]) -> None:
    if refusal := objection.why_no_objection():
        raise Refused(refusal)
    if len(objection.claim) < SHORTEST_CLAIM:
        raise Refused(Refusal.CLAIM_TOO_SHORT)
    if any(o.count_id == objection.count.id and o.author_id == objection.author_id for o in earlier):
        raise Refused(Refusal.OBJECTED_ALREADY)


def _answer(actor: Any, objection: Objection, answer: str, answered_as: str) -> None:
    if len(answer.strip()) < SHORTEST_ANSWER:
        raise Refused(Refusal.REASON_TOO_SHORT)
    if not answered_as.strip():
        raise Refused(Refusal.ANSWER_UNSIGNED)
    vote = db.session.get_one(Vote, objection.vote_id, with_for_update=True)
    vote.open_objections -= 1
    objection.answer, objection.answered_as = answer.strip(), answered_as.strip()
    objection.answered_by, objection.answered_at = actor.id, clock.now()
