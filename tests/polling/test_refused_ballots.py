"""Every ballot that a booth must not take, by name: the sentence, what stays picked, and an empty box."""

from datetime import timedelta

import pytest
from lxml import html

from ganggu_participation import clock
from ganggu_participation.database import db
from ganggu_participation.polling import actions
from ganggu_participation.votes import actions as votes
from ganggu_participation.votes.models import Ballot, RollMark
from ganggu_participation.votes.states import Channel
from tests.votes.builders import a_contest, an_open_vote

from .builders import a_place, seen
from .test_pages import kiosk_of

CAST = "/booth/ballot/cast"
DOORS = ("/booth/ballot/review", CAST)


def words(answer):
    return " ".join(html.fromstring(answer.text).text_content().split())


def booth(town, as_, **contest):
    """A place of a vote with one contest, a device there, and a code from its desk."""
    contests = {"contests": [a_contest(**contest)]} if contest else {}
    place = a_place(town, an_open_vote(town, left=timedelta(hours=1), **contests))
    return place, kiosk_of(as_, town, place), actions.hand_out_code(town.park, place, seen(place))


def assert_nothing_in_the_box():
    assert db.session.query(Ballot).count() == db.session.query(RollMark).count() == 0


@pytest.mark.parametrize("door", DOORS)
@pytest.mark.parametrize(
    ("kind", "sent", "sentence", "kept"),
    [
        ("up_to_k", {"c1": ["1", "2", "3", "4"]}, "3개까지 고를 수 있습니다.", 4),
        ("exactly_k", {"c1": ["1"]}, "3개를 모두 골라 주세요. 지금은 1개를 골랐습니다.", 1),
        ("knapsack", {"c1": ["1", "2", "3"], "c1-cost": "1"}, "쓸 수 있는 예산보다 7,000,000원 많습니다.", 3),
        ("up_to_k", {"c1": ["1", "77"]}, "이 투표에 없는 선택지입니다.", 1),
        ("up_to_k", {"c1": ["True"]}, "투표 내용을 읽지 못했습니다.", 0),
        ("up_to_k", {"c1": ["1"], "c7": ["1"]}, "이 투표에 없는 투표용지가 들어 있습니다.", 1),
        ("up_to_k", {}, "고른 것이 없습니다.", 0),
    ],
)
def test_what_the_rules_do_not_allow(town, as_, door, kind, sent, sentence, kept):
    _, device, code = booth(town, as_, kind=kind)
    answer = device.post(door, data={"code": code, **sent})
    assert answer.status_code == 422
    assert sentence in words(answer)
    assert answer.text.count(" checked") == kept
    assert_nothing_in_the_box()


def test_a_ballot_that_is_sent_once_more(town, as_):
    _, device, code = booth(town, as_)
    assert device.post(CAST, data={"code": code, "c1": ["1"]}).status_code == 303
    again = device.post(CAST, data={"code": code, "c1": ["1"]})
    assert again.status_code == 422 and "번호를 찾지 못했습니다" in words(again)
    assert db.session.query(Ballot).count() == 1


def test_a_ballot_after_the_close(town, as_):
    place, device, code = booth(town, as_)
    with clock.at(place.vote.closes - timedelta(minutes=1)):
        code = actions.hand_out_code(town.park, place, seen(place, name="이늦음"))
    with clock.at(place.vote.closes):
        late = device.post(CAST, data={"code": code, "c1": ["1"]})
    assert late.status_code == 409 and "투표가 끝났습니다." in words(late)
    assert_nothing_in_the_box()


def test_a_ballot_of_somebody_who_voted_online_meanwhile(town, as_):
    place, device, code = booth(town, as_)
    votes.cast(seen(place).elector, place.vote, {1: [2]}, Channel.ONLINE)
    for door in ("/booth", *DOORS):
        answer = device.post(door, data={"code": code, "c1": ["1"]})
        assert answer.status_code == 409 and "온라인으로 참여했습니다." in words(answer), door
    assert db.session.query(Ballot).count() == 1


def test_a_ballot_in_a_second_dong_of_one_round(town, as_):
    here, there = (an_open_vote(town, left=timedelta(hours=1), round_key="2026") for _ in range(2))
    place = a_place(town, here)
    device, code = kiosk_of(as_, town, place), actions.hand_out_code(town.park, place, seen(place))
    votes.cast(seen(place).elector, there, {1: [2]}, Channel.ONLINE)
    answer = device.post(CAST, data={"code": code, "c1": ["1"]})
    assert answer.status_code == 409 and "한 동에서만 투표할 수 있습니다" in words(answer)
    assert db.session.query(Ballot).count() == 1


def test_a_ballot_of_a_megabyte(town, as_):
    _, device, code = booth(town, as_)
    answer = device.post(CAST, data={"code": code, "c1": "1" * (1024 * 1024 + 1)})
    assert answer.status_code == 413 and "글은 한 번에 1MB까지" in words(answer)
    assert_nothing_in_the_box()
