"""Tables of the room, one file per noun."""

from .proposal import WORDS, Proposal, ProposalStep, ProposalVersion, ReceiptCounter, TimelineEntry, standing_of
from .review import Review

__all__ = [
    "WORDS",
    "Proposal",
    "ProposalStep",
    "ProposalVersion",
    "ReceiptCounter",
    "Review",
    "TimelineEntry",
    "standing_of",
]
