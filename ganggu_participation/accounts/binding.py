"""What deeds about people share: keeping a consent, and binding an account to the one person that a check found."""

from typing import Any

from sqlalchemy import update

from .. import clock
from ..database import db
from ..refusals import Refusal, Refused
from .identity import Identity
from .models import Account, Consent
from .queries import account_of_person
from .states import Level


def keep_consents(account_id: int, consents: dict[str, str]) -> None:
    now = clock.now()
    for kind, version in consents.items():
        db.session.add(Consent(account_id=account_id, kind=kind, version=version, given_at=now))


def end_consent(account_id: int, kind: str) -> None:
    mine = (Consent.account_id == account_id, Consent.kind == kind, Consent.withdrawn_at.is_(None))
    db.session.execute(update(Consent).where(*mine).values(withdrawn_at=clock.now()))


def bind(account: Account, identity: Identity) -> dict[str, Any]:
    """Inside a deed: the key, the dong where the check knows it, and the level. Raises Refused(PERSON_KNOWN)."""
    facts = _make_room(account, identity)
    if identity.dong_id is not None and account.basis is None:
        account.dong_id, account.basis = identity.dong_id, identity.basis
    account.person_key, account.verified_at = identity.person_key, clock.now()
    account.level = int(identity.level_in(account.dong_id, account.basis))
    return facts | {"level": account.level}


def _make_room(account: Account, identity: Identity) -> dict[str, Any]:
    rival = account_of_person(identity.person_key)
    if rival is None or rival.id == account.id:
        return {}
    if rival.level > Level.SMS or identity.level <= Level.SMS:
        raise Refused(Refusal.PERSON_KNOWN)
    rival.person_key, rival.level, rival.verified_at = None, int(Level.NONE), None
    db.session.flush()
    return {"instead_of": rival.id}
