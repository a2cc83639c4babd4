"""People who take part without an account: what rules ask of whoever acts."""

from dataclasses import dataclass
from datetime import date

from ..accounts.models import grade_on, years_between
from ..accounts.states import Basis
from ..permissions import Role


@dataclass(frozen=True)
class Elector:
    """A person known at a desk, by a code or by a check for one vote: offers what rules ask of an actor.

    `pass_hash` names the row that lets her in without an account; it goes when she has cast."""

    person_key: str
    dong_id: int | None
    basis: Basis | None
    level: int
    birth_date: date
    pass_hash: str = ""
    id: None = None
    audit_name: str = "elector"
    is_official: bool = False
    is_admin: bool = False
    is_observer: bool = False

    def holds(self, role: Role, dong_id: int | None) -> bool:
        return False

    def age_on(self, day: date) -> int:
        return years_between(self.birth_date, day)

    def grade_on(self, day: date) -> int:
        return grade_on(self.birth_date, day)
