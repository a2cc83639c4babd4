"""A vote of the whole district at a polling place: the desk asks for the dong of the person."""

from datetime import timedelta

import pytest

from ganggu_participation import clock
from ganggu_participation.database import db
from ganggu_participation.permissions import CLOCK
from ganggu_participation.polling import actions
from ganggu_participation.polling.models import KioskCode, PaperEnvelope
from ganggu_participation.votes import actions as votes
from ganggu_participation.votes.models import RollMark, Vote

from ..votes.builders import a_contest, roll_rule
from .builders import a_place
from .test_pages import PERSON, cast_by, code_on

HOUR = timedelta(hours=1)


@pytest.fixture
def place(town):
    """A place of a vote in which all dongs take part, open now."""
    now = clock.now()
    opens, closes = now - HOUR, now + 8 * HOUR
    with clock.at(opens - 24 * HOUR):
        vote = votes.prepare(
            town.han, title="구 전체 투표", summary="구에서 정합니다.", dong=None, opens=opens, closes=closes,
            round_key=None, roll_rule=roll_rule(None, now.date()), contests=[a_contest(k=2)],
        )  # fmt: skip
        votes.publish(town.han, vote)
    with clock.at(opens):
        votes.open(CLOCK, vote)
    return actions.add_place(town.han, vote, name="서구청 로비", address="서구청 1층", opens=opens, closes=closes)


def at(place, what=""):
    return f"/office/places/{place.id}/desk{what}"


def who(town, **words):
    return {**PERSON, "dong": str(town.chipyeong.id), **words}


def test_kiosk_and_paper_are_counted_with_the_dong_of_each_person(town, as_, place):
    desk, vote_id = as_(town.han), place.vote_id
    assert 'name="dong"' in desk.get(at(place)).text
    assert "치평동" in desk.get(at(place)).text
    found = desk.post(at(place), data=who(town))
    assert found.status_code == 200 and f'name="dong" value="{town.chipyeong.id}"' in found.text
    slip = desk.post(at(place, "/codes"), data=who(town))
    assert slip.status_code == 303
    code = code_on(desk.get(slip.location).text)
    booth = as_(town.han)
    assert booth.post(f"/office/places/{place.id}/kiosks", data={"label": "기기 1"}).status_code == 303
    assert "receipt-code" in cast_by(booth, code, ["1", "2"])
    assert desk.post(at(place, "/papers"), data=who(town, name="이몽룡", dong=str(town.pungam.id))).status_code == 303
    marks = {(mark.channel.value, mark.dong_id) for mark in db.session.query(RollMark)}
    assert marks == {("kiosk", town.chipyeong.id), ("paper", town.pungam.id)}
    again = desk.post(at(place), data=who(town))
    assert "이미" in again.text and "서구청 로비" in again.text
    assert db.session.get_one(Vote, vote_id).dong_id is None


def test_without_a_dong_nobody_gets_a_ballot(town, as_, place):
    desk = as_(town.han)
    for what in ("", "/codes", "/papers"):
        answer = desk.post(at(place, what), data=who(town, dong=""))
        assert answer.status_code == 422 and "동" in answer.text and "골라 주세요" in answer.text
        assert 'value="홍길동"' in answer.text
    assert db.session.query(RollMark).count() == db.session.query(KioskCode).count() == 0


def test_a_dong_that_is_none_is_refused(town, as_, place):
    assert as_(town.han).post(at(place, "/papers"), data=who(town, dong="999")).status_code == 422
    assert db.session.query(RollMark).count() == 0


def test_an_envelope_of_the_whole_district_asks_for_the_dong_too(town, as_, place):
    desk = as_(town.han)
    assert desk.post(f"/office/places/{place.id}/envelopes", data=who(town, dong="")).status_code == 422
    assert desk.post(f"/office/places/{place.id}/envelopes", data=who(town)).status_code == 303
    assert db.session.query(PaperEnvelope).one().person_dong_id == town.chipyeong.id


def test_a_place_of_one_dong_asks_for_none(town, as_):
    place = a_place(town)
    assert 'name="dong"' not in as_(town.park).get(at(place)).text
    forged = {**PERSON, "dong": str(town.chipyeong.id)}
    assert as_(town.park).post(at(place, "/papers"), data=forged).status_code == 303
    assert db.session.query(RollMark).one().dong_id == town.pungam.id
