"""A check from its first step to its end: what a provider must remember is kept on the server and used once."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any, Final

from .. import clock
from ..accounts import actions as accounts
from ..accounts.identity import Identity
from ..accounts.models import Account, Presence, years_between
from ..database import db
from ..refusals import Refusal, Refused
from . import notes
from .actions.passes import use_letter
from .listed import namesakes_of
from .providers import Asker, Away, IdentityProvider, Question, providers

LASTS: Final = timedelta(minutes=10)
YOUNGEST: Final = 14
RUN: Final = "identity run"


def begin(
    key: str, asker: Asker, answers: Mapping[str, Any], back: str, where: Mapping[str, Any]
) -> Identity | tuple[str, Question | Away]:
    """The first step: an identity at once, or the token of a run with what comes next. `where` is handed back at the end."""
    step = _known(key).start(asker, answers, back)
    if isinstance(step, Identity):
        return _trusted(step)
    token = step.token if isinstance(step, Away) else notes.new_token()
    told = {"remember": step.remember, "where": dict(where), "asker": asker.name, "away": isinstance(step, Away)}
    notes.keep(RUN, token, told | {"provider": key}, LASTS)
    return token, step


def end(token: str, asker: Asker, answers: Mapping[str, Any]) -> tuple[Identity, dict[str, Any]]:
    """The second step of her own run, which ends with it: nothing of it opens twice. Returns also `where`.

    Who comes back from elsewhere has one try: the run is taken out first, so that one state works once. After a wrong
    one-time code she may type again. Raises Refused(RUN_OVER ...)."""
    provider, told = _run(token, asker)
    if told["away"] and not notes.drop(token):
        raise Refused(Refusal.RUN_OVER)
    identity = _trusted(provider.finish(told["remember"], answers))
    notes.drop(token)
    return identity, told["where"]


def where_of(token: str, asker: Asker) -> dict[str, Any]:
    """Where her run came from. Raises Refused(RUN_OVER)."""
    where: dict[str, Any] = _run(token, asker)[1]["where"]
    return where


def _run(token: str, asker: Asker) -> tuple[IdentityProvider, dict[str, Any]]:
    told: dict[str, Any] | None = notes.read(RUN, token)
    if told is None or told["asker"] != asker.name:
        raise Refused(Refusal.RUN_OVER)
    return _known(told["provider"]), told


def _known(key: str) -> IdentityProvider:
    offered = providers()
    if key not in offered or offered[key].face.at_desk:
        raise Refused(Refusal.IDENTITY_UNCONFIRMED)
    return offered[key]


def _trusted(identity: Identity) -> Identity:
    """Refuses those below 14 (KOREA SCH-07) and names that stand for more than one human here, unless told apart."""
    if years_between(identity.birth_date, clock.today()) < YOUNGEST:
        raise Refused(Refusal.TOO_YOUNG_ONLINE)
    if not identity.told_apart and namesakes_of(identity.person_key):
        raise Refused(Refusal.NAMESAKES)
    return identity


def verify(me: Account, identity: Identity, consents: dict[str, str]) -> None:
    accounts.verify(me, me, identity, consents)


def sign_in_again(account: Account, hours: int, device: str, before: Account | None) -> str:
    """A fresh sign-in in place of what this browser had: KOREA SEC-07. Returns its token."""
    seen = before is not None and before.id == account.id and before.presence.second_factor
    if before is not None:
        accounts.sign_out(before, before, before.sign_in_token)
    token = accounts.sign_in(account, account, hours, device, seen)
    account.presence = Presence(seen, clock.now(), clock.now())
    return token


def account_of_letter(origin: str, code: str, birth_date: date) -> Account:
    """Whom a letter signs in. Raises Refused(WRONG_LETTER, LETTER_OF_AN_OFFICIAL ...)."""
    letter = use_letter(None, origin, code, birth_date)
    account = db.session.get(Account, letter.account_id) if letter.account_id else None
    if account is None:
        raise Refused(Refusal.WRONG_LETTER)
    if account.needs_second_factor:
        raise Refused(Refusal.LETTER_OF_AN_OFFICIAL)
    return account
