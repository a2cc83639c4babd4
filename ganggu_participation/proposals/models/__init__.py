"""Tables of the room, one file per noun."""

from .desk import Appeal, DeskNote, HeldAnswer
from .proposal import WORDS, Proposal, ProposalStep, ProposalVersion, ReceiptCounter, TimelineEntry, standing_of
from .review import Review

__all__ = [
    "WORDS",
    "Appeal",
    "DeskNote",
    "HeldAnswer",
    "Proposal",
    "ProposalStep",
    "ProposalVersion",
    "ReceiptCounter",
    "Review",
    "TimelineEntry",
    "standing_of",
]
