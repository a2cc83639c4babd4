"""A person and her own data: correct it, agree, take it back, go."""

from datetime import date
from typing import Any

from sqlalchemy import delete

from ... import clock
from ...accounts.binding import end_consent
from ...accounts.consents import IDENTITY, NEWS, TERMS
from ...accounts.models import Account, Consent, SignIn
from ...accounts.queries import account_of_email, consents_in_force
from ...accounts.states import LIFE, Level
from ...database import db
from ...deeds import deed
from ...notices.actions import choose
from ...notices.queries import mail_of
from ...notices.states import Mail
from ...permissions import CLOCK
from ...refusals import Refusal, Refused
from ...verbs import Verb
from ..destroying import empty
from ..models import Destruction
from ..retention import BY_KEY
from ..states import DestructionState

CORRECTABLE = ("name", "display_name", "email", "birth_date")
CHECKED = ("name", "birth_date")


def correct(actor: Any, account: Account, **words: str | date) -> None:
    """Changes what is kept about her: name, display_name, email, birth_date. The trail keeps which, never what.

    Raises Refused: NAME_IS_VERIFIED (name and birth date after the identity check), ADDRESS_OF_ANOTHER."""
    with deed(actor, Verb.ACCOUNT_CORRECT, account) as facts:
        LIFE.move(account, Verb.ACCOUNT_CORRECT)
        changed = {name: value for name, value in words.items() if value != getattr(account, name)}
        if refusal := _why_not(account, changed):
            raise Refused(refusal)
        for name, value in changed.items():
            setattr(account, name, value)
        facts["changed"] = sorted(changed)


def _why_not(account: Account, changed: dict[str, Any]) -> Refusal | None:
    if changed.keys() - set(CORRECTABLE):
        raise TypeError(f"not hers to change: {sorted(changed)}")
    if account.person_key is not None and changed.keys() & set(CHECKED):
        return Refusal.NAME_IS_VERIFIED
    other = account_of_email(changed["email"]) if "email" in changed else None
    return Refusal.ADDRESS_OF_ANOTHER if other is not None and other.id != account.id else None


def give(actor: Any, account: Account, consents: dict[str, str]) -> None:
    """Agrees to what was shown: kind and version. The one that it replaces ends."""
    with deed(actor, Verb.CONSENT_GIVE, account) as facts:
        LIFE.move(account, Verb.CONSENT_GIVE)
        for kind, version in consents.items():
            end_consent(account.id, kind)
            db.session.add(Consent(account_id=account.id, kind=kind, version=version, given_at=clock.now()))
        if NEWS.kind in consents:
            _news(account, Mail.DAILY)
        facts["consents"] = consents


def withdraw(actor: Any, account: Account, kind: str) -> None:
    """Takes a consent back. Without the one to identity checks she is no longer verified; what she cast stays cast.

    Raises Refused: CONSENT_NEEDED (the account itself rests on it), NOTHING_TO_WITHDRAW."""
    with deed(actor, Verb.CONSENT_WITHDRAW, account) as facts:
        LIFE.move(account, Verb.CONSENT_WITHDRAW)
        if kind not in consents_in_force(account.id):
            raise Refused(Refusal.NOTHING_TO_WITHDRAW)
        if TERMS[kind].required and kind != IDENTITY.kind:
            raise Refused(Refusal.CONSENT_NEEDED)
        end_consent(account.id, kind)
        if kind == IDENTITY.kind:
            account.person_key, account.verified_at, account.level = None, None, int(Level.NONE)
        if kind == NEWS.kind:
            _news(account, Mail.NONE)
        facts["kind"] = kind


def _news(account: Account, mail: Mail) -> None:
    """The consent to news and the choice of mail are one will."""
    if (mail_of(account.id) is Mail.NONE) != (mail is Mail.NONE):
        choose(account, mail)


def close(actor: Any, account: Account, keep_credit: bool) -> None:
    """She goes (or was not seen for a year): everything personal goes at once, and every sign-in ends.

    What she published stays; `keep_credit` leaves the name she chose to show on it. No ballot can be found, so none
    is touched. Raises Refused(STILL_IN_OFFICE)."""
    with deed(actor, Verb.ACCOUNT_CLOSE, account) as facts:
        LIFE.move(account, Verb.ACCOUNT_CLOSE)
        account.closed_at = clock.now()
        db.session.execute(delete(SignIn).where(SignIn.account_id == account.id))
        db.session.add(_in_the_ledger("unused" if actor is CLOCK else "account"))
        facts.update(proposals=empty(account, keep_credit), keep_credit=keep_credit)


def _in_the_ledger(rule: str) -> Destruction:
    now = clock.now()
    return Destruction(state=DestructionState.DONE, at=now, rule=rule, what=BY_KEY["account"].what, number=1)
