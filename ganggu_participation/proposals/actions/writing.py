"""What those who write a proposal do with it: begun, kept, revised, estimated, submitted, withdrawn."""

from collections.abc import Sequence
from typing import Any

from ...cycles.models import Cycle, Track
from ...deeds import deed
from ...dongs.models import Dong
from ...refusals import Refusal, Refused
from ...verbs import Verb
from ..drafts import begun, is_the_one_read, keep_copy, write
from ..estimates import Row, row_of, total
from ..models import Proposal
from ..queries import merged_into
from ..receipts import await_support, due_in, receipt_sentence, receive
from ..states import LIFE, MERGEABLE, ProposalState
from ..story import PROPOSER, keep_version, needed, step

REVIEW_DAYS = 14  # KOREA PB-24


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
            by = PROPOSER if getattr(actor, "id", None) == proposal.author_id else "함께 쓰는 사람"
            keep_version(proposal, f"보완 요청에 답함: {proposal.request}", by)


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
            keep_version(proposal, f"보완 요청에 답함: {proposal.request}")


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
        keep_version(proposal, "고쳐 냄" if again else "처음 낸 글")
        step(proposal, PROPOSER, receipt_sentence(proposal, again))
        facts["receipt_no"] = proposal.receipt_no


def withdraw(actor: Any, proposal: Proposal, reason: str = "") -> None:
    """The author takes it back; once received, its page stays with that note. What was merged into it stands alone again."""
    with deed(actor, Verb.PROPOSAL_WITHDRAW, proposal):
        LIFE.move(proposal, Verb.PROPOSAL_WITHDRAW)
        proposal.review_due = None
        step(proposal, PROPOSER, f"제안을 거두었습니다. {reason.strip()}".strip())
        for source in merged_into(proposal.id):
            stand_alone(actor, source, "합친 제안을 낸 사람이 제안을 거두었습니다.")


def stand_alone(actor: Any, proposal: Proposal, reason: str) -> None:
    """Reviewed by itself again, from the beginning: a merged proposal whose author, or the other, wants it so.

    Raises Refused: NOT_TO_BE_MERGED once the other is on a ballot paper or decided, REASON_MISSING."""
    with deed(actor, Verb.PROPOSAL_STAND_ALONE, proposal) as facts:
        target = proposal.merged_into
        if target is not None and target.state not in (*MERGEABLE, ProposalState.WITHDRAWN):
            raise Refused(Refusal.NOT_TO_BE_MERGED)
        LIFE.move(proposal, Verb.PROPOSAL_STAND_ALONE)
        said = facts["reason"] = needed(reason, Refusal.REASON_MISSING)
        proposal.merged_into_id = proposal.gate = None
        proposal.review_due = due_in(REVIEW_DAYS)
        step(proposal, PROPOSER, f"합친 제안에서 나와 다시 따로 검토합니다. {said}")
        if target is not None and target.state is not ProposalState.WITHDRAWN:
            step(target, PROPOSER, f"합쳤던 ‘{proposal.title}’ 제안이 다시 따로 나갔습니다. {said}")
