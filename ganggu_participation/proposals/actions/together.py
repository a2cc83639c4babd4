"""Writing together: somebody is invited by a link or by her address, and says yes or no."""

import secrets
from datetime import date
from typing import Any

from ... import clock
from ...accounts.models import Account
from ...deeds import deed
from ...refusals import Refusal, Refused
from ...verbs import Verb
from ..models import Invitation, Proposal
from ..queries.together import hash_of
from ..states import INVITATION_LIFE, InvitationState, ProposalState

WRITERS_MAX = 10
MIN_AGE = 14  # KOREA: accounts, and whoever signs a text
OPEN_FOR_WRITING = (ProposalState.DRAFT, ProposalState.NEEDS_INFO)


def invite(actor: Any, proposal: Proposal, account: Account | None = None) -> tuple[Invitation, str]:
    """A place among the writers, for whoever has the link or for one account; returns it with the link's token.

    Raises Refused: TOO_MANY_WRITERS, INVITED_ALREADY, NOT_IN_THIS_STATE."""
    token = secrets.token_urlsafe(24)
    invitation = Invitation(
        proposal=proposal,
        token_hash=hash_of(token),
        account_id=account.id if account else None,
        name="",
        sent_at=clock.now(),
    )
    with deed(actor, Verb.INVITATION_SEND, invitation) as facts:
        INVITATION_LIFE.move(invitation, Verb.INVITATION_SEND)
        _there_is_room(proposal, account)
        facts["proposal"] = proposal.id
    return invitation, token


def accept(actor: Any, invitation: Invitation) -> None:
    """From now on she writes it too, and is named as one of its writers. Raises Refused: INVITATION_OLD, TOO_YOUNG_TO_WRITE."""
    with deed(actor, Verb.INVITATION_ACCEPT, invitation):
        if invitation.is_old:
            raise Refused(Refusal.INVITATION_OLD)
        if _age(actor.birth_date) < MIN_AGE:
            raise Refused(Refusal.TOO_YOUNG_TO_WRITE)
        if invitation.proposal.is_shared_with(actor):
            raise Refused(Refusal.INVITED_ALREADY)
        INVITATION_LIFE.move(invitation, Verb.INVITATION_ACCEPT)  # only now: by then she is one of its writers
        invitation.account_id, invitation.name, invitation.answered_at = actor.id, actor.display_name, clock.now()


def decline(actor: Any, invitation: Invitation) -> None:
    """She does not write it, or no longer."""
    with deed(actor, Verb.INVITATION_DECLINE, invitation):
        INVITATION_LIFE.move(invitation, Verb.INVITATION_DECLINE)
        invitation.account_id, invitation.answered_at = actor.id, clock.now()


def recall(actor: Any, invitation: Invitation) -> None:
    """The author takes back an invitation that nobody has answered."""
    with deed(actor, Verb.INVITATION_RECALL, invitation):
        INVITATION_LIFE.move(invitation, Verb.INVITATION_RECALL)
        invitation.answered_at = clock.now()


def _there_is_room(proposal: Proposal, account: Account | None) -> None:
    if proposal.state not in OPEN_FOR_WRITING:
        raise Refused(Refusal.NOT_IN_THIS_STATE)
    living = [i for i in proposal.invitations if i.state in (InvitationState.OPEN, InvitationState.ACCEPTED)]
    if len(living) >= WRITERS_MAX:
        raise Refused(Refusal.TOO_MANY_WRITERS)
    if account and any(i.account_id == account.id for i in living):
        raise Refused(Refusal.INVITED_ALREADY)


def _age(born: date) -> int:
    today = clock.today()
    return today.year - born.year - ((today.month, today.day) < (born.month, born.day))
