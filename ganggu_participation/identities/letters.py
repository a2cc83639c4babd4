"""Codes on paper: twelve signs that nobody mistakes for one another, kept as a hash, good once and for a while."""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from sqlalchemy import select

from .. import clock, keys
from ..accounts.attempts import count, take_back
from ..accounts.identity import Identity
from ..accounts.states import Level
from ..database import db, transaction
from ..refusals import Refusal, Refused
from .models import SignInLetter
from .states import LetterState

SIGNS: Final = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH, GROUP = 12, 4
LASTS: Final = timedelta(days=30)
TRIES: Final = 5
FROM_ONE_ORIGIN: Final = 30


@dataclass(frozen=True)
class Printed:
    """What stands on the paper, and nowhere else afterwards."""

    code: str
    name: str
    address: str
    expires_at: datetime


def new_code() -> str:
    """`7KQM-2XHV-9PRT`: 58 bits."""
    signs = "".join(secrets.choice(SIGNS) for _ in range(LENGTH))
    return "-".join(signs[at : at + GROUP] for at in range(0, LENGTH, GROUP))


def hash_of_code(code: str) -> str:
    plain = "".join(sign for sign in code.upper() if sign.isalnum())
    return keys.nameless("letters", plain)


def written(
    identity: Identity, printed_by: int | None, address: str = "", **words: int | None
) -> tuple[SignInLetter, Printed]:
    """A letter, not stored yet, and its paper. `words`: account_id or list_id."""
    code, now = new_code(), clock.now()
    said = {"name": identity.name, "birth_date": identity.birth_date.isoformat()}
    letter = SignInLetter(
        code_hash=hash_of_code(code),
        state=LetterState.PRINTED,
        dong_id=identity.dong_id,
        basis=identity.basis,
        told_apart=identity.told_apart,
        level=int(identity.level),
        sealed=keys.wrapped("letter", said),
        printed_by=printed_by,
        printed_at=now,
        expires_at=now + LASTS,
        **words,
    )
    return letter, Printed(code, identity.name, address, letter.expires_at)


@contextmanager
def guessing(origin: str) -> Iterator[None]:
    """Counts a try from one network before it is judged; a right one is taken back."""
    guesses = keys.nameless("letter origin", origin)
    try:
        count(guesses, FROM_ONE_ORIGIN)
    except Refused as no:
        raise Refused(Refusal.TOO_MANY_CHECKS, no.detail) from no
    try:
        yield
    except Refused as no:
        raise Refused(Refusal.WRONG_LETTER) from no
    take_back(guesses)


def opened(code: str, birth_date: date) -> SignInLetter:
    """The unused letter of that code, when the birth date fits; a wrong one is counted on it. Raises Refused(WRONG_LETTER)."""
    this = select(SignInLetter).where(SignInLetter.code_hash == hash_of_code(code)).with_for_update()
    with transaction():
        letter = db.session.scalars(this.execution_options(populate_existing=True)).one_or_none()
        lasts = letter is not None and letter.state is LetterState.PRINTED and letter.expires_at > clock.now()
        right = lasts and letter is not None and letter.words["birth_date"] == birth_date.isoformat()
        if letter is not None and lasts and not right:
            letter.tries += 1
            letter.state = LetterState.BLOCKED if letter.tries >= TRIES else letter.state
    if letter is None or not right:
        raise Refused(Refusal.WRONG_LETTER)
    return letter


def identity_of(letter: SignInLetter) -> Identity:
    """Whom it was written to."""
    words = letter.words
    birth, basis = date.fromisoformat(words["birth_date"]), letter.basis
    return Identity(words["name"], birth, Level(letter.level), letter.dong_id, basis, letter.told_apart)
