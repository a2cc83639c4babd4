"""Reading proposals, one file per question."""

from .reading import (
    OPEN,
    PER_PAGE,
    RECEIVED,
    all_proposals_for_office,
    around_in_queue,
    call_of,
    eligible_in,
    last_signature,
    proposal_received,
    proposal_seen_by,
    proposals_for_office,
    proposals_of,
    proposals_seen_by,
)

__all__ = [
    "OPEN",
    "PER_PAGE",
    "RECEIVED",
    "all_proposals_for_office",
    "around_in_queue",
    "call_of",
    "eligible_in",
    "last_signature",
    "proposal_received",
    "proposal_seen_by",
    "proposals_for_office",
    "proposals_of",
    "proposals_seen_by",
]
