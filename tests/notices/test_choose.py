"""follow.choose: whether and how often by mail; whoever chooses mail agrees to it, and whoever stops takes that back."""

from sqlalchemy import select

from ganggu_participation.accounts.consents import NEWS
from ganggu_participation.accounts.queries import consents_in_force
from ganggu_participation.database import db
from ganggu_participation.notices import actions
from ganggu_participation.notices.models import MailChoice
from ganggu_participation.notices.queries import follows_of, mail_of
from ganggu_participation.notices.states import Mail
from ganggu_participation.permissions import CLOCK
from ganggu_participation.refusals import Refusal

from .. import world
from ..persons import acts_so_far, refused


def test_whoever_has_signed_in_for_herself(town):
    for name in world.CAST:
        actions.choose(getattr(town, name), Mail.DAILY)
    assert {mail_of(getattr(town, name).id) for name in world.CAST} == {Mail.DAILY}
    refused(Refusal.NOT_YOURS, actions.choose, CLOCK, Mail.ONCE)
    refused(Refusal.NOT_SIGNED_IN, actions.choose, None, Mail.ONCE)
    assert len(db.session.scalars(select(MailChoice)).all()) == len(world.CAST)


def test_without_a_choice_there_is_no_mail_and_choosing_agrees_to_news(town):
    assert mail_of(town.lee.id) is Mail.NONE and NEWS.kind not in consents_in_force(town.lee.id)
    before = acts_so_far()
    actions.choose(town.lee, Mail.ONCE)
    assert mail_of(town.lee.id) is Mail.ONCE and NEWS.kind in consents_in_force(town.lee.id)
    actions.choose(town.lee, Mail.DAILY)
    assert mail_of(town.lee.id) is Mail.DAILY and NEWS.kind in consents_in_force(town.lee.id)
    actions.choose(town.lee, Mail.NONE)
    assert mail_of(town.lee.id) is Mail.NONE and NEWS.kind not in consents_in_force(town.lee.id)
    assert acts_so_far() == before and mail_of(town.kim.id) is Mail.NONE


def test_what_she_follows_stays_whatever_she_chooses(town):
    actions.begin(town.lee, "topics/공원", "공원")
    for mail in Mail:
        actions.choose(town.lee, mail)
    assert [follow.label for follow in follows_of(town.lee)] == ["공원"]
    assert len(db.session.scalars(select(MailChoice)).all()) == 1
