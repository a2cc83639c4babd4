"""Photos and documents: attached to a proposal and taken off again."""

from typing import Any

from ... import clock
from ...deeds import deed
from ...refusals import Refusal, Refused
from ...verbs import Verb
from ..models import FILES_MAX, Attachment, Proposal
from ..shelf import Shelf
from ..states import LIFE
from ..uploads import Checked

ALT_MAX = 200


def attach(actor: Any, proposal: Proposal, file: Checked, shelf: Shelf, alt: str = "") -> Attachment:
    """Keeps a file that `uploads.check` has passed. `alt` says in words what a picture shows.

    The bytes are written first: a row never names a file that is not there. Raises Refused(TOO_MANY_FILES)."""
    key = shelf.keep(file.data)
    try:
        with deed(actor, Verb.PROPOSAL_ATTACH, proposal) as facts:
            LIFE.move(proposal, Verb.PROPOSAL_ATTACH)
            if len(proposal.attachments) >= FILES_MAX:
                raise Refused(Refusal.TOO_MANY_FILES)
            attachment = Attachment(
                key=key,
                name=file.name,
                mime=file.mime,
                size=len(file.data),
                alt=" ".join(alt.split())[:ALT_MAX],
                added_at=clock.now(),
                added_by=actor.id,
            )
            proposal.attachments.append(attachment)
            facts["mime"] = file.mime
    except BaseException:
        shelf.drop(key)
        raise
    return attachment


def detach(actor: Any, proposal: Proposal, attachment: Attachment, shelf: Shelf) -> None:
    """Takes a file off a draft; its bytes go once the row is gone."""
    keys = attachment.key, attachment.thumbnail
    number = attachment.id
    with deed(actor, Verb.PROPOSAL_DETACH, proposal) as facts:
        LIFE.move(proposal, Verb.PROPOSAL_DETACH)
        proposal.attachments[:] = [kept for kept in proposal.attachments if kept.id != number]
        facts["attachment"] = number
    shelf.drop(*keys)
