"""Tables of the room, one file per noun."""

from .desk import Appeal, DeskNote, HeldAnswer
from .files import FILES_MAX, Attachment
from .price import UnitPrice
from .proposal import WORDS, Proposal, standing_of
from .review import Review
from .story import ProposalStep, ProposalVersion, ReceiptCounter
from .text import ProposalText
from .together import INVITATION_DAYS, DraftCopy, Invitation, PaperEntry

__all__ = [
    "FILES_MAX",
    "INVITATION_DAYS",
    "WORDS",
    "Attachment",
    "DraftCopy",
    "Invitation",
    "PaperEntry",
    "Appeal",
    "DeskNote",
    "HeldAnswer",
    "Proposal",
    "ProposalStep",
    "ProposalText",
    "ProposalVersion",
    "ReceiptCounter",
    "Review",
    "UnitPrice",
    "standing_of",
]
