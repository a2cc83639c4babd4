"""Who stands at the desk: the one name of a person in rolls, and people who act without an account."""

import hashlib
import hmac
import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from ..accounts.identity import Identity
from ..accounts.states import Basis, Level
from ..identities.namesakes import known
from ..keys import derived, person_key
from ..votes.roll import Elector
from .models import ClassCode, KioskCode, PaperEnvelope

ALPHABET: Final = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"
"""Without I, L, O, 0 and 1: what is read off a slip is read once."""
CODE_LENGTH: Final = 8


@dataclass(frozen=True)
class Seen:
    """Somebody whose identity an official saw: her name is used to find her and kept nowhere."""

    name: str
    birth_date: date
    basis: Basis
    dong_id: int
    apart: str = ""

    @property
    def person_key(self) -> str:
        return key_of(self.name, self.birth_date, self.apart)

    @property
    def elector(self) -> Elector:
        return Elector(self.person_key, self.dong_id, self.basis, int(Level.STAFF_SEEN), self.birth_date)


@dataclass(frozen=True, kw_only=True)
class Pupil(Elector):
    """Whoever holds a class code: no person, only a card, admitted to one vote."""

    admitted_to: int


def key_of(name: str, birth_date: date, apart: str = "") -> str:
    """The same name in rolls as an identity check of the same person gives; `apart`: which of those who share it."""
    who = Identity(name, birth_date)
    return who.marked(known(who.person_key).marks.get(apart, 0) if apart else 0).person_key


def new_code() -> str:
    return "".join(secrets.choice(ALPHABET) for _ in range(CODE_LENGTH))


def plain_code(typed: str) -> str:
    """As it was printed, however it was typed: small letters, blanks and strokes are no mistake."""
    return "".join(sign for sign in typed.upper() if sign in ALPHABET)


def hash_of(code: str) -> str:
    """Keyed: a stolen database gives no code away, short as codes are."""
    return hmac.new(derived("hall code"), plain_code(code).encode(), hashlib.sha256).hexdigest()


def holder_of(code: KioskCode | PaperEnvelope) -> Elector:
    """Whoever got this code, or gave this envelope, at the desk."""
    return Elector(code.person_key, code.person_dong_id, code.basis, int(Level.STAFF_SEEN), code.birth_date)


def pupil_of(card: ClassCode) -> Pupil:
    """A roll entry of its own for every card; the dong is told by the vote alone."""
    return Pupil(
        person_key=person_key(f"class code:{card.vote_id}:{card.code_hash}"),
        dong_id=card.dong_id or 0,
        basis=Basis.SCHOOL,
        level=int(Level.NONE),
        birth_date=date.min,
        admitted_to=card.vote_id,
    )


def fresh_codes(number: int) -> Iterator[tuple[str, str]]:
    """(code, hash) pairs, all different."""
    made: dict[str, str] = {}
    while len(made) < number:
        code = new_code()
        made[hash_of(code)] = code
    yield from ((code, hashed) for hashed, code in made.items())




def hash_of_token(token: str) -> str:
    """Of a device: long and random, so a plain hash is enough."""
    return hashlib.sha256(token.encode()).hexdigest()
