"""Whom an official has before her, and which of the people of one name and birth date it is."""

from datetime import date

from ..accounts.identity import Identity
from ..accounts.models import Account
from ..accounts.states import Basis, Level
from .listed import namesakes_of
from .models import DeskVisit


def identity_at(visit: DeskVisit, basis: Basis) -> Identity:
    """Whom the official has before her."""
    words = visit.words
    born = date.fromisoformat(words["birth_date"])
    return Identity(words["name"], born, Level.STAFF_SEEN, visit.dong_id, basis)


def mark_of(account: Account, who: Identity) -> int:
    """Which of the people of one name and birth date an account belongs to."""
    marks = range(namesakes_of(who.person_key) + 1)
    return next((mark for mark in marks if who.marked(mark).person_key == account.person_key), 0)
