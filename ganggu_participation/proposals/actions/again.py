"""What comes back: a proposal that fell short of support, and one that leaves what it was merged into."""

from typing import Any

from ...cycles.queries import current_cycle
from ...deeds import deed
from ...refusals import Refusal, Refused
from ...verbs import Verb
from ..backers import tell_that_it_left
from ..models import Proposal
from ..queries.waiting import track_in
from ..receipts import REVIEW_DAYS, await_support, belong, due_in, revival_sentence
from ..states import LIFE, MAY_BE_LEFT, ProposalState
from ..story import needed, step, voice_of


def revive(actor: Any, proposal: Proposal) -> None:
    """Handed in once more with number, text and support, to the year that asks for proposals now or next; it gathers
    support for as long as a new one does."""
    with deed(actor, Verb.PROPOSAL_REVIVE, proposal) as facts:
        LIFE.move(proposal, Verb.PROPOSAL_REVIVE)
        _into_this_year(proposal)
        proposal.review_due = due_in(REVIEW_DAYS)
        await_support(proposal)
        facts["budget_year"] = proposal.budget_year
        step(proposal, voice_of(actor, proposal), revival_sentence(proposal))


def stand_alone(actor: Any, proposal: Proposal, reason: str) -> None:
    """Reviewed by itself again, from the beginning: a merged proposal whose author, or the other, wants it so. Who
    supports it is told, and may take back her support of either.

    Raises Refused: NOT_TO_BE_MERGED while the other is on a ballot paper or once a vote decided, REASON_MISSING."""
    with deed(actor, Verb.PROPOSAL_STAND_ALONE, proposal) as facts:
        target = proposal.merged_into
        if target is not None and target.state not in MAY_BE_LEFT:
            raise Refused(Refusal.NOT_TO_BE_MERGED, "투표에 올랐거나 투표로 정해진 제안에서는 나올 수 없습니다.")
        LIFE.move(proposal, Verb.PROPOSAL_STAND_ALONE)
        said = facts["reason"] = needed(reason, Refusal.REASON_MISSING)
        by = voice_of(actor, proposal)
        proposal.merged_into_id = proposal.gate = None
        proposal.review_due = due_in(REVIEW_DAYS)
        step(proposal, by, f"합친 제안에서 나와 다시 따로 검토합니다. {said}")
        if target is not None and target.state is not ProposalState.WITHDRAWN:
            step(target, by, f"합쳤던 ‘{proposal.title}’ 제안이 다시 따로 나갔습니다. {said}")
        tell_that_it_left(proposal, target)


def _into_this_year(proposal: Proposal) -> None:
    """Its own year where no later one is announced; the track of the same kind in another."""
    cycle = current_cycle()
    if cycle is not None and cycle.budget_year > proposal.cycle.budget_year:
        track = track_in(cycle, proposal.track.key)
        proposal.cycle, proposal.track = cycle, track
        proposal.cycle_id, proposal.track_id = cycle.id, track.id
    belong(proposal)
