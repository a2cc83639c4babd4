"""A draft as it is written: begun, its words put in place, what was there before kept."""

from collections.abc import Mapping
from typing import Any

from .. import clock
from ..cycles.models import Cycle, Track
from ..cycles.states import CycleState
from ..dongs.models import Dong
from ..refusals import Refusal, Refused
from .models import WORDS, DraftCopy, Proposal
from .places import why_not_there
from .states import Channel, ProposalState, Proposer

COPIES_MAX = 20  # of a draft's earlier words
TEXTS = ("title", "necessity", "location", "content", "effect", "beneficiaries", "period", "group_name")


def begun(actor: Any, cycle: Cycle, track: Track, dong: Dong, channel: Channel = Channel.WEB) -> Proposal:
    """An empty one, not stored yet. Raises Refused(NO_CYCLE) before the year is announced."""
    if cycle.state is not CycleState.ANNOUNCED:
        raise Refused(Refusal.NO_CYCLE)
    return Proposal(
        cycle_id=cycle.id,
        track_id=track.id,
        dong_id=dong.id,
        author_id=getattr(actor, "id", None),
        author_name=getattr(actor, "display_name", ""),
        channel=channel,
        proposer=Proposer.PERSON,
        created_at=clock.now(),
        budget_year=cycle.budget_year,
        breakdown=[],
        revision=0,
        reaches_district=False,
        **dict.fromkeys(TEXTS, ""),
    )


def write(proposal: Proposal, words: Mapping[str, Any], whole: bool = True) -> None:
    """Puts the words in place and counts the revision; `whole`: the point on the map must lie in its dong.

    Raises TypeError for what is no word, Refused: FIXED_AFTER_RECEIPT, POINT_OUTSIDE, POINT_IN_OTHER_DONG."""
    dong, track = words.get("dong"), words.get("track")
    if (dong or track) and proposal.state is not ProposalState.DRAFT:
        raise Refused(Refusal.FIXED_AFTER_RECEIPT)
    for name, value in words.items():
        if name in ("dong", "track"):
            continue
        if name not in WORDS:
            raise TypeError(f"a proposal has no {name}")
        setattr(proposal, name, value)
    proposal.dong_id = dong.id if dong else proposal.dong_id
    proposal.track_id = track.id if track else proposal.track_id
    proposal.revision = (proposal.revision or 0) + 1
    _place(proposal, whole)


def _place(proposal: Proposal, whole: bool) -> None:
    """A half point is none; one that is elsewhere is refused, or left out while the page keeps by itself."""
    if proposal.lat is None or proposal.lon is None:
        proposal.lat = proposal.lon = None
        return
    refusal = why_not_there(proposal.dong_id, proposal.lat, proposal.lon)
    if refusal and whole:
        raise Refused(*refusal)
    if refusal:
        proposal.lat = proposal.lon = None


def is_the_one_read(proposal: Proposal, revision: int | None) -> None:
    """Raises Refused(WRITTEN_MEANWHILE) when somebody wrote since it was read; nothing asked, nothing checked."""
    if revision is not None and (proposal.revision or 0) != revision:
        raise Refused(Refusal.WRITTEN_MEANWHILE)


def keep_copy(proposal: Proposal) -> None:
    """What a draft says now, before it is written over: the last twenty."""
    if proposal.copies and proposal.copies[0].words == proposal.words:
        return
    proposal.copies.insert(0, DraftCopy(at=clock.now(), words=proposal.words))
    del proposal.copies[COPIES_MAX:]
