"""Reading proposals, one file per question."""

from .files import attachment_seen_by, attachments_of
from .prices import is_priced, price_by_id, prices_in_use
from .queue import Queue, all_proposals_for_office, around_in_queue, proposals_for_office
from .reading import (
    OPEN,
    PER_PAGE,
    RECEIVED,
    call_of,
    eligible_in,
    last_signature,
    proposal_received,
    proposal_seen_by,
    proposals_of,
    timeline_of,
    words_on_a_ballot,
)
from .search import Wish, points_found, proposals_found, two_compared
from .similar import past_costs, similar_to
from .together import (
    account_by_address,
    acts_for,
    invitation_by_token,
    invitation_for,
    invitation_in,
    invitations_for,
    on_paper,
)
from .waiting import all_merged_into, merged_into, relations_of

__all__ = [
    "OPEN",
    "PER_PAGE",
    "RECEIVED",
    "Queue",
    "Wish",
    "account_by_address",
    "acts_for",
    "all_merged_into",
    "merged_into",
    "relations_of",
    "all_proposals_for_office",
    "around_in_queue",
    "attachment_seen_by",
    "attachments_of",
    "call_of",
    "eligible_in",
    "invitation_by_token",
    "invitation_for",
    "invitation_in",
    "invitations_for",
    "is_priced",
    "last_signature",
    "on_paper",
    "past_costs",
    "points_found",
    "price_by_id",
    "prices_in_use",
    "proposal_received",
    "proposal_seen_by",
    "proposals_for_office",
    "proposals_found",
    "proposals_of",
    "similar_to",
    "timeline_of",
    "two_compared",
    "words_on_a_ballot",
]
