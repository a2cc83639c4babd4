"""A proposal that somebody handed in on paper, by telephone or at an assembly: staff type it in for her."""

from typing import Any

from ... import clock
from ...cycles.models import Cycle, Track
from ...database import db
from ...deeds import deed
from ...dongs.models import Dong
from ...refusals import Refusal, Refused
from ...verbs import Verb
from ..drafts import begun, write
from ..models import PaperEntry, Proposal
from ..papers import Paper
from ..receipts import REVIEW_DAYS, receipt_sentence, take_in_now
from ..states import LIFE, ON_PAPER, Channel
from ..story import keep_version, step


def take_in(
    actor: Any,
    *,
    cycle: Cycle,
    track: Track,
    dong: Dong,
    channel: Channel,
    paper: Paper,
    title: str,
    review_days: int = REVIEW_DAYS,
    **words: Any,
) -> Proposal:
    """Received at once, without an account: it says how it came in, and the sheet is its first version (KOREA PB-16).

    Raises Refused: NOT_A_PAPER_CHANNEL, PAPER_UNSIGNED, PAPER_CONSENT_MISSING, PROPOSAL_INCOMPLETE, as `draft`."""
    proposal = begun(None, cycle, track, dong, channel)
    with deed(actor, Verb.PROPOSAL_TAKE_IN, proposal) as facts:
        LIFE.move(proposal, Verb.PROPOSAL_TAKE_IN)
        _signed(paper, channel)
        write(proposal, {"title": title, **words})
        proposal.author_name, proposal.dong, proposal.cycle = paper.shown.strip(), dong, cycle
        proposal.track = track
        if proposal.missing:
            raise Refused(Refusal.PROPOSAL_INCOMPLETE, f"아직 적지 않은 것: {', '.join(proposal.missing)}.")
        take_in_now(proposal, review_days)
        entry = {"name": paper.name.strip(), "contact": paper.contact.strip(), "entered_by": actor.id}
        proposal.paper = PaperEntry(**entry, entered_at=clock.now())
        keep_version(proposal, f"처음 낸 글({channel.label} 접수)")
        db.session.add(proposal)
        db.session.flush()  # its line of the story is announced with its address
        step(proposal, f"{dong.name} 담당자", receipt_sentence(proposal, again=False))
        facts |= {"receipt_no": proposal.receipt_no, "channel": str(channel)}
    return proposal


def _signed(paper: Paper, channel: Channel) -> None:
    if channel not in ON_PAPER:
        raise Refused(Refusal.NOT_A_PAPER_CHANNEL)
    if not paper.name.strip() or not paper.shown.strip():
        raise Refused(Refusal.PAPER_UNSIGNED)
    if not paper.consented:
        raise Refused(Refusal.PAPER_CONSENT_MISSING)
