"""Reading invitations: by the token of the link, or by the account that was asked."""

import hashlib
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from ...accounts.models import Account
from ...accounts.states import AccountState
from ...database import db
from ...permissions import Role
from ..models import Invitation, Proposal
from ..states import InvitationState

DESKS = (Role.DONG_OFFICER, Role.PB_OFFICER)
"""They act for whoever handed in a proposal on paper."""


def acts_for(actor: Any, proposal: Proposal) -> bool:
    """Whether she wrote it, writes it along, or keeps the desk for one that came in on paper."""
    if actor is None or actor.id is None:
        return False
    return proposal.is_shared_with(actor) or speaks_for(actor, proposal)


def speaks_for(actor: Any, proposal: Proposal) -> bool:
    """Whether her word counts as its author's: she wrote it, or keeps the desk for one that came in on paper."""
    if actor is None or actor.id is None:
        return False
    if proposal.author_id == actor.id:
        return True
    return on_paper(proposal) and any(actor.holds(role, proposal.dong_id) for role in DESKS)


def on_paper(proposal: Proposal) -> bool:
    """Whether somebody without an account handed it in; asked of the database only where nobody is its author."""
    return proposal.author_id is None and proposal.paper is not None


def hash_of(token: str) -> str:
    """What is stored of a token: who reads the table cannot open the link."""
    return hashlib.sha256(token.encode()).hexdigest()


def invitation_by_token(token: str) -> Invitation | None:
    wanted = select(Invitation).where(Invitation.token_hash == hash_of(token))
    return db.session.scalar(wanted.options(joinedload(Invitation.proposal)))


def invitations_for(actor: Any) -> list[Invitation]:
    """Those that wait for her answer."""
    waiting = select(Invitation).where(Invitation.account_id == actor.id, Invitation.state == InvitationState.OPEN)
    return list(db.session.scalars(waiting.options(joinedload(Invitation.proposal)).order_by(Invitation.id)))


def invitation_for(actor: Any, invitation_id: int) -> Invitation | None:
    """One that was sent to her, or that she has taken."""
    wanted = select(Invitation).where(Invitation.id == invitation_id, Invitation.account_id == actor.id)
    return db.session.scalar(wanted.options(joinedload(Invitation.proposal)))


def invitation_in(proposal: Proposal, invitation_id: int) -> Invitation | None:
    return next((invitation for invitation in proposal.invitations if invitation.id == invitation_id), None)


def account_by_address(address: str) -> Account | None:
    """Whom an invitation by address is for; nobody is told whether there is such an account."""
    wanted = select(Account).where(Account.email == address.strip().lower(), Account.state == AccountState.ACTIVE)
    return db.session.scalar(wanted)
