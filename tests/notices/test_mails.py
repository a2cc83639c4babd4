"""Who chose mail gets it: each at once or all of a day together; who did not gets none; nobody gets one twice."""

from datetime import timedelta

import pytest

from ganggu_participation import clock, outbox
from ganggu_participation.database import transaction
from ganggu_participation.notices import actions
from ganggu_participation.notices.bulletins import tell
from ganggu_participation.notices.mails import post
from ganggu_participation.notices.queries import stop_token
from ganggu_participation.notices.states import Mail

NOON = clock.moment(clock.today(), 12)


@pytest.fixture(autouse=True)
def an_empty_outbox(app):
    for path in outbox.folder().glob("*.json"):
        path.unlink()


def told(who, *titles):
    with transaction():
        for title in titles:
            tell(who.id, title, "자세한 말", "/proposals/1")


def titles():
    return sorted(letter["title"] for letter in outbox.letters())


def test_each_at_once_and_never_twice(town):
    with clock.at(NOON):
        actions.choose(town.lee, Mail.ONCE)
        told(town.lee, "하나", "둘")
        assert (post(), post()) == (2, 0)
    assert titles() == ["둘", "하나"]
    letter = outbox.letters()[0]
    assert letter["to"] == "lee@example.kr" and f"/stop/{stop_token(town.lee.id)}" in letter["text"]


def test_a_day_in_one_letter_at_eight_and_only_once_a_day(town):
    with clock.at(clock.moment(clock.today(), 7)):
        actions.choose(town.lee, Mail.DAILY)
        told(town.lee, "하나", "둘")
        assert post() == 0
    with clock.at(NOON):
        assert post() == 1
        told(town.lee, "셋")
        assert post() == 0
    assert titles() == ["새 소식 2건"]
    with clock.at(NOON + timedelta(days=1)):
        assert post() == 1
    assert titles() == ["새 소식 1건", "새 소식 2건"]


def test_nobody_is_written_to_who_did_not_choose_it(town):
    told(town.lee, "하나")
    assert post() == 0 and titles() == []


def test_what_was_told_before_she_chose_is_not_sent_after(town):
    with clock.at(NOON):
        told(town.lee, "먼저")
    with clock.at(NOON + timedelta(minutes=1)):
        actions.choose(town.lee, Mail.ONCE)
        told(town.lee, "나중")
        post()
    assert titles() == ["나중"]


def test_who_stopped_gets_none(town):
    with clock.at(NOON):
        actions.choose(town.lee, Mail.ONCE)
        actions.choose(town.lee, Mail.NONE)
        told(town.lee, "하나")
        assert post() == 0
