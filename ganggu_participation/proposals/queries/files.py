"""Reading files: whoever may read the proposal may read what belongs to it."""

from typing import Any

from ...database import db
from ..models import Attachment, Proposal
from .reading import proposal_seen_by


def attachments_of(proposal: Proposal) -> list[Attachment]:
    """Pictures first, each in the order in which it was added."""
    return sorted(proposal.attachments, key=lambda attachment: not attachment.is_picture)


def attachment_seen_by(actor: Any, proposal_id: int, attachment_id: int) -> Attachment | None:
    """One file of a proposal within reach: files of a draft are seen by those who write it only."""
    attachment = db.session.get(Attachment, attachment_id)
    if attachment is None or attachment.proposal_id != proposal_id:
        return None
    return attachment if proposal_seen_by(actor, proposal_id) is not None else None
