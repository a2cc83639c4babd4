"""follow.end: she hears no more of it, and may begin again."""

from sqlalchemy import func, select

from ganggu_participation.database import db
from ganggu_participation.notices import actions
from ganggu_participation.notices.delivery import deliver
from ganggu_participation.notices.models import Follow
from ganggu_participation.notices.queries import follow_of, follows_of
from ganggu_participation.refusals import Refusal

from ..persons import acts_so_far, nobody_else_may, refused, told
from ..proposals.builders import a_submitted_proposal


def test_her_own_and_nobody_else_s(town):
    actions.begin(town.lee, "topics/공원", "공원")
    follow = follow_of(town.lee, "topics/공원")
    nobody_else_may(town, lambda who: actions.end(who, follow), "lee", hears=Refusal.NOT_YOURS)
    assert follows_of(town.lee) == [follow]


def test_once_and_in_no_trail_and_the_others_go_on(town):
    actions.begin(town.lee, "topics/공원", "공원")
    actions.begin(town.lee, "topics/조명", "조명")
    follow, before = follow_of(town.lee, "topics/공원"), acts_so_far()
    actions.end(town.lee, follow)
    refused(Refusal.NOT_IN_THIS_STATE, actions.end, town.lee, follow)
    assert [each.label for each in follows_of(town.lee)] == ["조명"] and acts_so_far() == before


def test_an_ended_follow_brings_nothing_and_can_begin_again(town):
    actions.begin(town.lee, f"dongs/{town.pungam.id}", "풍암동")
    actions.end(town.lee, follow_of(town.lee, f"dongs/{town.pungam.id}"))
    a_submitted_proposal(town.kim)
    deliver()
    assert told(town.lee) == [] and follows_of(town.lee) == []
    actions.begin(town.lee, f"dongs/{town.pungam.id}", "풍암동")
    assert [follow.label for follow in follows_of(town.lee)] == ["풍암동"]
    assert db.session.scalar(select(func.count()).select_from(Follow)) == 1
