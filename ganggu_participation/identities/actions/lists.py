"""Lists of residents: imported as a whole after a look, removed with everybody on them."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import delete, insert

from ... import clock, keys
from ...database import db
from ...deeds import deed
from ...dongs.models import Dong
from ...refusals import Refusal, Refused
from ...verbs import Verb
from ..list_files import Line
from ..models import ListedPerson, ResidentList, SignInLetter
from ..states import ROLL_LIFE


def import_list(actor: Any, *, title: str, dong: Dong | None, people: Sequence[Line]) -> ResidentList:
    """A list in use from now on; names and addresses are sealed. Raises Refused(LIST_EMPTY)."""
    if not people:
        raise Refused(Refusal.LIST_EMPTY)
    fresh = ResidentList(
        title=title,
        dong_id=dong.id if dong else None,
        people=len(people),
        imported_by=actor.id,
        imported_at=clock.now(),
    )
    with deed(actor, Verb.ROLL_IMPORT, fresh) as facts:
        ROLL_LIFE.move(fresh, Verb.ROLL_IMPORT)
        db.session.add(fresh)
        db.session.flush()
        db.session.execute(insert(ListedPerson), [_row(fresh.id, line) for line in people])
        facts.update(title=title, people=len(people))
    return fresh


def _row(list_id: int, line: Line) -> dict[str, Any]:
    words = {"name": line.name, "birth_date": line.birth_date.isoformat(), "address": line.address}
    sealed = keys.wrapped("listed person", words)
    return {"list_id": list_id, "person_key": line.person_key, "dong_id": line.dong_id, "sealed": sealed}


def remove_list(actor: Any, kept: ResidentList, reason: str) -> None:
    """Everybody on it and the unused letters go; that there was a list stays."""
    with deed(actor, Verb.ROLL_REMOVE, kept) as facts:
        ROLL_LIFE.move(kept, Verb.ROLL_REMOVE)
        db.session.execute(delete(SignInLetter).where(SignInLetter.list_id == kept.id))
        db.session.execute(delete(ListedPerson).where(ListedPerson.list_id == kept.id))
        facts["reason"] = reason
