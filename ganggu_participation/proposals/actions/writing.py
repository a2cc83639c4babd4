"""What its author does with a proposal: written, revised, submitted, withdrawn."""

from datetime import timedelta
from typing import Any

from ... import clock
from ...cycles.models import Cycle, Track
from ...cycles.states import CycleState
from ...deeds import deed
from ...dongs.models import Dong
from ...money import Won
from ...refusals import Refusal, Refused
from ...verbs import Verb
from ..models import WORDS, Proposal
from ..receipts import receipt_sentence, receive
from ..states import LIFE, Channel, ProposalState
from ..story import PROPOSER, keep_version, step

REVIEW_DAYS = 14  # KOREA PB-24
OFFICE_CLOSES = 18  # o'clock, on the day an answer is due


def draft(
    actor: Any,
    *,
    cycle: Cycle,
    track: Track,
    dong: Dong,
    title: str,
    necessity: str = "",
    location: str = "",
    content: str = "",
    cost: Won | None = None,
) -> Proposal:
    """A first version that only its author sees. Raises Refused(NO_CYCLE) before the year is announced."""
    proposal = Proposal(
        cycle_id=cycle.id,
        track_id=track.id,
        dong_id=dong.id,
        author_id=getattr(actor, "id", None),
        author_name=getattr(actor, "display_name", ""),
        channel=Channel.WEB,
        title=title,
        necessity=necessity,
        location=location,
        content=content,
        cost=cost,
        created_at=clock.now(),
        budget_year=cycle.budget_year,
    )
    with deed(actor, Verb.PROPOSAL_DRAFT, proposal):
        if cycle.state is not CycleState.ANNOUNCED:
            raise Refused(Refusal.NO_CYCLE)
        LIFE.move(proposal, Verb.PROPOSAL_DRAFT)
    return proposal


def revise(actor: Any, proposal: Proposal, **words: Any) -> None:
    """Changes some of its words; after the receipt each change is kept as a version with its reason.

    `words` are title, necessity, location, content, cost and, in a draft, dong and track."""
    with deed(actor, Verb.PROPOSAL_REVISE, proposal) as facts:
        LIFE.move(proposal, Verb.PROPOSAL_REVISE)
        facts["words"] = sorted(words)
        _place(proposal, words.pop("dong", None), words.pop("track", None))
        for name, value in words.items():
            if name not in WORDS:
                raise TypeError(f"a proposal has no {name}")
            setattr(proposal, name, value)
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
        proposal.review_due = clock.moment(clock.today() + timedelta(days=review_days), OFFICE_CLOSES)
        proposal.request = None
        keep_version(proposal, "고쳐 냄" if again else "처음 낸 글")
        step(proposal, PROPOSER, receipt_sentence(proposal, again))
        facts["receipt_no"] = proposal.receipt_no


def withdraw(actor: Any, proposal: Proposal, reason: str = "") -> None:
    """The author takes it back; once received, its page stays with that note."""
    with deed(actor, Verb.PROPOSAL_WITHDRAW, proposal):
        LIFE.move(proposal, Verb.PROPOSAL_WITHDRAW)
        proposal.review_due = None
        step(proposal, PROPOSER, f"제안을 거두었습니다. {reason.strip()}".strip())


def _place(proposal: Proposal, dong: Dong | None, track: Track | None) -> None:
    """A receipt number names the dong: both may change in a draft only."""
    if (dong or track) and proposal.state is not ProposalState.DRAFT:
        raise Refused(Refusal.FIXED_AFTER_RECEIPT)
    proposal.dong_id = dong.id if dong else proposal.dong_id
    proposal.track_id = track.id if track else proposal.track_id
