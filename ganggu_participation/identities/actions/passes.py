"""Taking part without an account: a pass for one vote, and letters that sign in."""

import secrets
from datetime import date, timedelta
from typing import Any, Final

from sqlalchemy import delete

from ... import clock
from ...accounts.identity import Identity
from ...accounts.queries import hash_of
from ...accounts.states import Basis, Level, level_with
from ...database import db
from ...deeds import deed
from ...dongs.models import Dong
from ...dongs.states import DongState
from ...refusals import Refusal, Refused
from ...verbs import Verb
from ..letters import guessing, opened
from ..models import ElectorPass, SignInLetter
from ..states import LETTER_LIFE, PASS_LIFE

LASTS: Final = timedelta(minutes=30)
BYTES: Final = 32


def issue(actor: Any, identity: Identity, vote_id: int) -> str:
    """The token of a pass for one vote: half an hour, or until she has cast. Passes that are over go."""
    token = secrets.token_urlsafe(BYTES)
    fresh = ElectorPass(
        token_hash=hash_of(token),
        vote_id=vote_id,
        person_key=identity.person_key,
        birth_date=identity.birth_date,
        dong_id=identity.dong_id,
        basis=identity.basis if identity.dong_id else None,
        level=int(identity.level_in(identity.dong_id, identity.basis if identity.dong_id else None)),
        expires_at=clock.now() + LASTS,
    )
    with deed(actor, Verb.PASS_ISSUE, fresh):
        db.session.execute(delete(ElectorPass).where(ElectorPass.expires_at <= clock.now()))
        PASS_LIFE.move(fresh, Verb.PASS_ISSUE)
    return token


def declare_basis(actor: Any, held: ElectorPass, dong: Dong, basis: Basis) -> None:
    """Where she belongs, by her own word; what a check saw is not overwritten by it with a higher level."""
    with deed(actor, Verb.PASS_DECLARE_BASIS, held):
        if dong.state is not DongState.ACTIVE:
            raise Refused(Refusal.NO_DONG_YET)
        PASS_LIFE.move(held, Verb.PASS_DECLARE_BASIS)
        if (held.dong_id, held.basis) != (dong.id, basis):
            held.level = int(level_with(min(Level(held.level), Level.REAL_PERSON), basis))
        held.dong_id, held.basis = dong.id, basis


def use_letter(actor: Any, origin: str, code: str, birth_date: date) -> SignInLetter:
    """The letter of that code and birth date, now used. Wrong birth dates block it, wrong codes stop who guesses.

    Raises Refused(WRONG_LETTER, TOO_MANY_CHECKS): the same for a code that never was and for one that is over."""
    with guessing(origin):
        letter = opened(code, birth_date)
        with deed(actor, Verb.LETTER_USE, letter):
            LETTER_LIFE.move(letter, Verb.LETTER_USE)
    return letter
