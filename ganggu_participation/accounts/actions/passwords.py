"""Passwords after the first one, and the sign-ins of other devices."""

from typing import Any

from sqlalchemy import update

from ... import clock
from ...database import db
from ...deeds import deed
from ...refusals import Refusal, Refused
from ...verbs import Verb
from ..factors import PasswordReset
from ..models import Account, SignIn
from ..passwords import fits, kept, why_not_password
from ..queries import factors_of, hash_of, sign_ins_of
from ..states import LIFE

SHORTEST_ALONE = 15
SHORTEST_REASON = 5


def change_password(actor: Any, account: Account, old: str, new: str) -> None:
    """A new password; every other sign-in ends.

    Raises Refused: PASSWORD_NOT_YOURS, PASSWORD_TOO_SHORT, PASSWORD_TOO_COMMON, PASSWORD_TOO_SHORT_ALONE."""
    if not fits(old, account.password_hash):
        raise Refused(Refusal.PASSWORD_NOT_YOURS)
    hashed = _hashed(account, new)
    with deed(actor, Verb.ACCOUNT_CHANGE_PASSWORD, account):
        LIFE.move(account, Verb.ACCOUNT_CHANGE_PASSWORD)
        account.password_hash = hashed
        _end(account, keep=account.sign_in_token)


def reset_password(actor: Any, token: str, new: str) -> None:
    """A new password by a link that was mailed to her; it opens once, and every sign-in ends.

    Raises Refused: LINK_SPENT, PASSWORD_TOO_SHORT, PASSWORD_TOO_COMMON, PASSWORD_TOO_SHORT_ALONE."""
    link = db.session.get(PasswordReset, hash_of(token))
    if link is None or link.used_at is not None or link.expires_at <= clock.now():
        raise Refused(Refusal.LINK_SPENT)
    account = db.session.get_one(Account, link.account_id)
    hashed = _hashed(account, new)
    with deed(actor, Verb.ACCOUNT_RESET_PASSWORD, account):
        _spend(hash_of(token))
        LIFE.move(account, Verb.ACCOUNT_RESET_PASSWORD)
        account.password_hash = hashed
        _end(account)


def end_sign_ins(actor: Any, account: Account) -> None:
    """Signs her out everywhere but here."""
    with deed(actor, Verb.ACCOUNT_END_SIGN_INS, account):
        LIFE.move(account, Verb.ACCOUNT_END_SIGN_INS)
        _end(account, keep=account.sign_in_token)


def sign_out_everywhere(actor: Any, account: Account, reason: str) -> int:
    """Ends every sign-in of somebody, as when a device was lost or an account was taken over; returns how many there were.

    Raises Refused(REASON_MISSING) under 5 characters. ASVS 7.4.5."""
    with deed(actor, Verb.ACCOUNT_SIGN_OUT_EVERYWHERE, account) as facts:
        if len(reason := " ".join(reason.split())) < SHORTEST_REASON:
            raise Refused(Refusal.REASON_MISSING)
        LIFE.move(account, Verb.ACCOUNT_SIGN_OUT_EVERYWHERE)
        ended = len(sign_ins_of(account.id))
        _end(account)
        facts.update(ended=ended, reason=reason)
    return ended


def _hashed(account: Account, new: str) -> str:
    """A password that is the only factor of an official is longer: NIST SP 800-63B-4, 3.1.1.2."""
    if refusal := why_not_password(new):
        raise Refused(refusal)
    if account.needs_second_factor and len(new) < SHORTEST_ALONE and not factors_of(account.id).number:
        raise Refused(Refusal.PASSWORD_TOO_SHORT_ALONE)
    return kept(new)


def _spend(token_hash: str) -> None:
    """Once, however many press at the same moment."""
    link = db.session.get_one(PasswordReset, token_hash, with_for_update=True, populate_existing=True)
    if link.used_at is not None:
        raise Refused(Refusal.LINK_SPENT)
    link.used_at = clock.now()


def _end(account: Account, keep: str = "") -> None:
    others = (SignIn.account_id == account.id, SignIn.ended_at.is_(None), SignIn.token_hash != hash_of(keep))
    db.session.execute(update(SignIn).where(*others).values(ended_at=clock.now()))
