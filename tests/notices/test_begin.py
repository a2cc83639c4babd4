"""follow.begin: she hears of a thing, a dong or a word from now on; asking twice changes nothing."""

import pytest
from sqlalchemy import select

from ganggu_participation.database import db
from ganggu_participation.notices import actions
from ganggu_participation.notices.delivery import deliver
from ganggu_participation.notices.models import Follow
from ganggu_participation.notices.queries import follows_of
from ganggu_participation.permissions import CLOCK
from ganggu_participation.refusals import Refusal, Refused

from .. import world
from ..persons import acts_so_far, refused, told
from ..proposals.builders import a_submitted_proposal


def test_whoever_has_signed_in_for_herself(town):
    for name in world.CAST:
        actions.begin(getattr(town, name), "topics/공원", "공원")
    follows = db.session.scalars(select(Follow.author_id).where(Follow.subject == "topics/공원")).all()
    assert sorted(follows) == sorted(getattr(town, name).id for name in world.CAST)
    refused(Refusal.NOT_SIGNED_IN, actions.begin, None, "topics/공원", "공원")
    refused(Refusal.NOT_YOURS, actions.begin, CLOCK, "topics/공원", "공원")
    assert len(db.session.scalars(select(Follow)).all()) == len(world.CAST)


def test_twice_is_once_and_it_stands_in_no_trail(town):
    before = acts_so_far()
    for _ in range(2):
        actions.begin(town.lee, f"dongs/{town.pungam.id}", "풍암동")
    assert [follow.label for follow in follows_of(town.lee)] == ["풍암동"] and acts_so_far() == before
    a_submitted_proposal(town.kim)
    deliver()
    assert told(town.lee) == ["풍암호수 둘레길 의자 놓기: 접수"]


def test_a_hundred_follows_are_enough(town):
    for number in range(100):
        actions.begin(town.lee, f"proposals/{number + 1}", "이름")
    with pytest.raises(Refused) as no:
        actions.begin(town.lee, "topics/공원", "공원")
    assert no.value.refusal is Refusal.TOO_MANY_FOLLOWS
