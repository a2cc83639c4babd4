"""Whether somebody stands on a list, and whether her name stands for one human only."""

from collections import Counter

from sqlalchemy import select

from ..database import db
from .models import ListedPerson, Namesake, ResidentList
from .states import RollState


def dongs_listed(person_key: str) -> list[int]:
    """Where people of this name and birth date stand on lists that are in use, a dong for every human: two lines of one
    list are two humans, a line again on another list of the dong is the same one."""
    lines = select(ListedPerson.list_id, ListedPerson.dong_id).join(ResidentList, ListedPerson.list_id == ResidentList.id)
    here = lines.where(ListedPerson.person_key == person_key, ResidentList.state == RollState.IN_USE)
    humans: Counter[int] = Counter()
    for (_, dong_id), number in Counter((row.list_id, row.dong_id) for row in db.session.execute(here)).items():
        humans[dong_id] = max(humans[dong_id], number)
    return sorted(humans.elements())


def namesakes_of(person_key: str) -> int:
    """How many others of this name and birth date were told apart."""
    found = db.session.get(Namesake, person_key)
    return found.others if found is not None else 0


def people_listed(list_id: int) -> list[ListedPerson]:
    return list(
        db.session.scalars(select(ListedPerson).where(ListedPerson.list_id == list_id).order_by(ListedPerson.id))
    )
