"""A room to vote in, and people who come to it."""

from datetime import date, timedelta
from typing import Any

from ganggu_participation import clock
from ganggu_participation.accounts.states import Basis
from ganggu_participation.polling import actions
from ganggu_participation.polling.models import KioskCode, PollingPlace
from ganggu_participation.polling.people import Seen, hash_of
from ganggu_participation.votes.models import Vote
from tests.votes.builders import an_open_vote

BORN = date(1950, 5, 5)


def a_place(town: Any, vote: Vote | None = None, name: str = "풍암동 주민센터", **words: Any) -> PollingPlace:
    """Open from an hour ago until the close of its vote."""
    vote = vote or an_open_vote(town)
    hours = {"opens": clock.now() - timedelta(hours=1), "closes": vote.closes, **words}
    return actions.add_place(town.park, vote, name=name, address="풍암동 1, 1층", **hours)


def seen(place: PollingPlace, name: str = "홍길동", born: date = BORN, basis: Basis = Basis.RESIDENCE) -> Seen:
    """Somebody whose identity card an official looked at."""
    return Seen(name, born, basis, place.dong_id or 0)


def a_code(town: Any, place: PollingPlace, name: str = "홍길동") -> tuple[str, KioskCode]:
    """(as printed, as kept)."""
    from ganggu_participation.database import db

    code = actions.hand_out_code(town.park, place, seen(place, name))
    return code, db.session.scalars(db.select(KioskCode).where(KioskCode.code_hash == hash_of(code))).one()
