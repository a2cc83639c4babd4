"""Letters to everybody on a list: all names and addresses at once, so two people agree and the access log tells."""

from datetime import date
from typing import Any

from sqlalchemy import delete

from ... import access_log
from ...access_log import Access
from ...accounts.identity import Identity
from ...accounts.states import Basis, Level
from ...approvals.actions import spend
from ...approvals.queries import open_approval
from ...database import db
from ...deeds import deed
from ...identities.letters import Printed, written
from ...identities.listed import people_listed
from ...identities.models import ListedPerson, ResidentList, SignInLetter
from ...identities.states import ROLL_LIFE
from ...permissions import Act
from ...verbs import Verb

ITEMS = "명단의 이름, 주소"


def print_letters(actor: Any, kept: ResidentList) -> list[Printed]:
    """A fresh letter for everybody on the list; the unused ones before are worth nothing any more.

    The reason is that of the approval, which is used up. Raises Refused(NOT_APPROVED)."""
    with deed(actor, Verb.ROLL_PRINT_LETTERS, kept) as facts:
        ROLL_LIFE.move(kept, Verb.ROLL_PRINT_LETTERS)
        asked = open_approval(Act.UNSEAL, kept.id)
        spend(actor, Act.UNSEAL, kept)
        db.session.execute(delete(SignInLetter).where(SignInLetter.list_id == kept.id))
        letters = [_letter(actor, kept, person) for person in people_listed(kept.id)]
        db.session.add_all(letter for letter, _ in letters)
        access_log.note(actor, Access.PRINT, [], ITEMS, asked.reason if asked else "", nameless=len(letters))
        facts.update(letters=len(letters))
    return [paper for _, paper in letters]


def _letter(actor: Any, kept: ResidentList, person: ListedPerson) -> tuple[SignInLetter, Printed]:
    words = person.words
    born = date.fromisoformat(words["birth_date"])
    identity = Identity(words["name"], born, Level.RESIDENCE_VERIFIED, person.dong_id, Basis.RESIDENCE)
    return written(identity, actor.id, words["address"], list_id=kept.id)
