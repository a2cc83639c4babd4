"""Who somebody really is, as a check found it; and the one rule that makes one name of it for every roll."""

import unicodedata
from dataclasses import dataclass, replace
from datetime import date

from ..keys import person_key
from .states import Basis, Level, level_with


@dataclass(frozen=True)
class Identity:
    """What a check found. `dong_id` and `basis`: where she belongs, when the check knows it too.

    `told_apart` is the mark of somebody with the same name and birth date as somebody else, given at a desk."""

    name: str
    birth_date: date
    level: Level = Level.REAL_PERSON
    dong_id: int | None = None
    basis: Basis | None = None
    told_apart: int = 0

    @property
    def person_key(self) -> str:
        """The same at every provider: a keyed hash of plain name and birth date, all that every provider knows.

        An identifier that only one provider knows (CI, DI, sub) would give one human as many ballots as there are
        providers, or need a table of persons that stays after a vote without an account. Two people with one name
        and one birth date are told apart at a desk, and from then on no provider decides who of them it is."""
        mark = f"#{self.told_apart}" if self.told_apart else ""
        return person_key(f"{plain_name(self.name)}:{self.birth_date.isoformat()}{mark}")

    def level_in(self, dong_id: int | None, basis: Basis | None) -> Level:
        """How sure we are of a person who says that she belongs to a dong in some way: more than declared only for
        what the check itself has seen."""
        seen = basis is not None and (self.dong_id, self.basis) == (dong_id, basis)
        return level_with(self.level if seen else min(self.level, Level.REAL_PERSON), basis)

    def marked(self, told_apart: int) -> "Identity":
        return replace(self, told_apart=told_apart)


def plain_name(name: str) -> str:
    """Blanks, letter case and the way a keyboard composed the syllables tell nobody apart."""
    return "".join(unicodedata.normalize("NFKC", name).split()).casefold()
