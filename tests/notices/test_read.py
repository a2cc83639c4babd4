"""notice.read: whoever was told marks it as read, once."""

import pytest
from sqlalchemy import select

from ganggu_participation.database import db, transaction
from ganggu_participation.notices import actions
from ganggu_participation.notices.bulletins import tell
from ganggu_participation.notices.models import Notice
from ganggu_participation.notices.queries import notices_of, unread_of
from ganggu_participation.refusals import Refusal

from ..persons import acts_so_far, nobody_else_may, refused


@pytest.fixture
def notice(town):
    with transaction():
        tell(town.lee.id, "제목", "자세한 말", "/proposals/1")
        tell(town.lee.id, "다른 제목", "자세한 말", "/proposals/2")
    return db.session.scalars(select(Notice).where(Notice.title == "제목")).one()


def test_whom_it_was_sent_to_and_nobody_else(town, notice):
    nobody_else_may(town, lambda who: actions.read(who, notice), "lee", hears=Refusal.NOT_YOURS)
    assert len(unread_of(town.lee)) == 2


def test_the_others_stay_new_and_no_trail_says_what_she_reads(town, notice):
    before = acts_so_far()
    actions.read(town.lee, notice)
    assert [each.title for each in unread_of(town.lee)] == ["다른 제목"] and len(notices_of(town.lee).items) == 2
    assert acts_so_far() == before


def test_once_is_enough(town, notice):
    actions.read(town.lee, notice)
    refused(Refusal.NOT_IN_THIS_STATE, actions.read, town.lee, notice)
    assert [each.title for each in unread_of(town.lee)] == ["다른 제목"]
