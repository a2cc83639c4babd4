"""Whether somebody stands on a list, and whether her name stands for one human only."""

from sqlalchemy import select

from ..database import db
from .models import ListedPerson, Namesake, ResidentList
from .states import RollState


def dongs_listed(person_key: str) -> list[int]:
    """Where a person of this name and birth date stands on a list that is in use: a line for every human of that name."""
    lines = select(ListedPerson.dong_id).join(ResidentList, ListedPerson.list_id == ResidentList.id)
    here = lines.where(ListedPerson.person_key == person_key, ResidentList.state == RollState.IN_USE)
    return sorted(set(db.session.scalars(here)))


def namesakes_of(person_key: str) -> int:
    """How many others of this name and birth date were told apart."""
    found = db.session.get(Namesake, person_key)
    return found.others if found is not None else 0


def people_listed(list_id: int) -> list[ListedPerson]:
    return list(
        db.session.scalars(select(ListedPerson).where(ListedPerson.list_id == list_id).order_by(ListedPerson.id))
    )
