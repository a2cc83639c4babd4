"""What those who write a proposal do with it: begun, kept, revised, estimated, submitted, withdrawn."""

from collections.abc import Sequence
from typing import Any

from ...cycles.models import Cycle, Track
from ...deeds import deed
from ...dongs.models import Dong
from ...refusals import Refusal, Refused
from ...verbs import Verb
from ..backers import tell_of_the_end
from ..drafts import begun, is_the_one_read, keep_copy, write
from ..estimates import Row, row_of, total
from ..models import Proposal
from ..queries import merged_into
from ..receipts import REVIEW_DAYS, await_support, due_in, receipt_sentence, receive
from ..states import LIFE
from ..story import keep_version, needed, step, voice_of
from .again import stand_alone


def draft(actor: Any, *, cycle: Cycle, track: Track, dong: Dong, title: str, **words: Any) -> Proposal:
    """A first version that only its author sees; `words` as in `revise`.

    Raises Refused: NO_CYCLE before the year is announced, POINT_OUTSIDE, POINT_IN_OTHER_DONG."""
    proposal = begun(actor, cycle, track, dong)
    with deed(actor, Verb.PROPOSAL_DRAFT, proposal):
        LIFE.move(proposal, Verb.PROPOSAL_DRAFT)
        write(proposal, {"title": title, **words})
    return proposal


def keep(actor: Any, proposal: Proposal, *, revision: int, **words: Any) -> None:
    """What the page keeps by itself while somebody writes, whole or not; a new one is begun by it.

    Raises Refused(WRITTEN_MEANWHILE) when the draft is no longer the one that was read."""
    with deed(actor, Verb.PROPOSAL_KEEP, proposal):
        LIFE.move(proposal, Verb.PROPOSAL_KEEP)
        is_the_one_read(proposal, revision)
        write(proposal, words, whole=False)


def revise(actor: Any, proposal: Proposal, *, revision: int | None = None, **words: Any) -> None:
    """Changes some of its words; after the receipt each change is kept as a version with its reason.

    `words` are those of a version and, in a draft, dong and track. `revision` is the one that was read: another
    raises Refused(WRITTEN_MEANWHILE), and nothing is written over. What a draft said before is kept as a copy."""
    with deed(actor, Verb.PROPOSAL_REVISE, proposal) as facts:
        LIFE.move(proposal, Verb.PROPOSAL_REVISE)
        facts["words"] = sorted(words)
        is_the_one_read(proposal, revision)
        if proposal.receipt_no is None:
            keep_copy(proposal)
        write(proposal, words)
        if proposal.receipt_no is not None:
            keep_version(proposal, f"보완 요청에 답함: {proposal.request}", voice_of(actor, proposal))


def estimate(actor: Any, proposal: Proposal, rows: Sequence[Row]) -> None:
    """How many of which unit price: copied as they stand today. The most that it may cost becomes its cost."""
    with deed(actor, Verb.PROPOSAL_ESTIMATE, proposal) as facts:
        LIFE.move(proposal, Verb.PROPOSAL_ESTIMATE)
        proposal.breakdown = [row_of(row) for row in rows]
        if rows:
            proposal.cost = total(rows)[1]
        proposal.revision += 1
        facts["rows"] = len(rows)
        if proposal.receipt_no is not None:
            keep_version(proposal, f"보완 요청에 답함: {proposal.request}", voice_of(actor, proposal))


def submit(actor: Any, proposal: Proposal, review_days: int = REVIEW_DAYS) -> None:
    """Takes it in: receipt number, the day of the answer, a version. Raises Refused(PROPOSAL_INCOMPLETE)."""
    with deed(actor, Verb.PROPOSAL_SUBMIT, proposal) as facts:
        LIFE.move(proposal, Verb.PROPOSAL_SUBMIT)
        if proposal.missing:
            raise Refused(Refusal.PROPOSAL_INCOMPLETE, f"아직 적지 않은 것: {', '.join(proposal.missing)}.")
        again = proposal.receipt_no is not None
        if not again:
            receive(proposal)
        proposal.copies.clear()
        proposal.review_due = due_in(review_days)
        if not again:
            await_support(proposal)
        proposal.request = None
        by = voice_of(actor, proposal)
        keep_version(proposal, "고쳐 냄" if again else "처음 낸 글", by)
        step(proposal, by, receipt_sentence(proposal, again))
        facts["receipt_no"] = proposal.receipt_no


def withdraw(actor: Any, proposal: Proposal, reason: str = "") -> None:
    """Taken back; once received, its page stays with that note. What was merged into it stands alone again, and who
    supported it hears of both. For one on paper the desk says how its proposer asked for it.

    Raises Refused: PAPER_ANSWER_UNEXPLAINED, NOBODY_TO_ASK (who wrote it has left)."""
    with deed(actor, Verb.PROPOSAL_WITHDRAW, proposal):
        LIFE.move(proposal, Verb.PROPOSAL_WITHDRAW)
        if proposal.author_id is None:
            _asked_for(proposal, reason)
        proposal.review_due = None
        step(proposal, voice_of(actor, proposal), f"제안을 거두었습니다. {reason.strip()}".strip())
        parts = merged_into(proposal.id)
        tell_of_the_end(proposal, parts)
        for source in parts:
            stand_alone(actor, source, "합친 제안을 낸 사람이 제안을 거두었습니다.")


def _asked_for(proposal: Proposal, reason: str) -> None:
    if proposal.paper is None:
        raise Refused(Refusal.NOBODY_TO_ASK)
    needed(reason, Refusal.PAPER_ANSWER_UNEXPLAINED)
