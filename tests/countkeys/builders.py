"""Count keys of every age, and the cards that their officers hold."""

from typing import Any

from ganggu_participation.accounts.models import RoleGrant
from ganggu_participation.accounts.states import GrantState
from ganggu_participation.ballotbox.shares import Share
from ganggu_participation.countkeys import actions
from ganggu_participation.countkeys.models import SharedKey
from ganggu_participation.database import db
from ganggu_participation.permissions import Role
from tests import world

Cards = dict[int, Share]
"""Account id -> her card."""


def officers(town: Any, number: int = 3) -> list[Any]:
    """백개표, 서개표 and, beyond the cast, officials who are given the role."""
    people = [town.baek, town.seo, town.jung, town.han, town.park][:number]
    for person in people:
        if not person.holds(Role.COUNT_OFFICER, None):
            db.session.add(
                RoleGrant(
                    state=GrantState.ACTIVE, account_id=person.id, role=Role.COUNT_OFFICER, from_at=world.LONG_AGO
                )
            )
    db.session.commit()
    return people


def a_begun_key(town: Any, threshold: int = 2, number: int = 3, **words: Any) -> SharedKey:
    people = officers(town, number)
    return actions.begin(
        town.baek, title="풍암동 개표 열쇠", dong=words.get("dong", town.pungam), threshold=threshold, officers=people
    )


def people_of(key: SharedKey) -> list[Any]:
    return [holder.account for holder in key.holders]


def a_made_key(town: Any, threshold: int = 2, number: int = 3) -> tuple[SharedKey, Cards]:
    """Made, and every officer took her card."""
    key = a_begun_key(town, threshold, number)
    seats = {person.id: actions.attend(person, key) for person in people_of(key)}
    actions.make(people_of(key)[0], key)
    return key, {person.id: actions.receive(person, key, seats[person.id]) for person in people_of(key)}


def entered(key: SharedKey, cards: Cards, people: list[Any]) -> None:
    """A table laid, and these officers' shares on it."""
    actions.call(people_of(key)[0], key)
    for person in people:
        actions.enter(person, key, " ".join(cards[person.id].words))


def a_tried_key(town: Any, threshold: int = 2, number: int = 3) -> tuple[SharedKey, Cards]:
    key, cards = a_made_key(town, threshold, number)
    entered(key, cards, people_of(key))
    actions.confirm(town.baek, key)
    return key, cards
