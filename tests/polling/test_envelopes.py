"""Envelopes on the screens of the officials: written down without the roll, decided with it after the close."""

from datetime import timedelta

import pytest

from ganggu_participation import clock
from ganggu_participation.database import db
from ganggu_participation.permissions import CLOCK
from ganggu_participation.polling import actions
from ganggu_participation.polling.models import PaperEnvelope
from ganggu_participation.polling.states import EnvelopeState
from ganggu_participation.votes import actions as votes
from ganggu_participation.votes.queries import turnout_of
from tests.votes.builders import an_open_vote

from .builders import a_place, seen

PERSON = {"name": "봉투사람", "birth_date": "1950-05-05", "basis": "residence"}


@pytest.fixture
def place(town):
    return a_place(town, an_open_vote(town, left=timedelta(hours=1)))


@pytest.fixture
def at(place):
    return f"/office/places/{place.id}/envelopes"


def written(client, at, **words):
    answer = client.post(at, data=PERSON | words)
    assert answer.status_code == 303, answer.text
    return client.get(answer.location)


def closed(place):
    votes.close(CLOCK, place.vote)


def test_an_envelope_is_written_down_with_its_number_and_strikes_nobody(town, as_, place, at):
    park = as_(town.park)
    assert at in park.get(f"/office/places/{place.id}").text and at in park.get(f"/office/places/{place.id}/desk").text
    assert "봉투 번호는 1번입니다" in written(park, at).text
    assert "봉투 번호는 2번입니다" in written(park, at, name="다른사람").text
    assert turnout_of(place.vote).total == 0
    page = park.get(f"/office/places/{place.id}").text
    assert "1번 봉투" in page and "확인 기다림" in page and "봉투사람" not in page


def test_whoever_is_struck_already_can_still_hand_one_in(town, as_, place, at):
    actions.hand_out_paper(town.park, place, seen(place, "봉투사람"))
    park = as_(town.park)
    assert "봉투 번호는 1번입니다" in written(park, at).text
    with clock.at(place.vote.closes):
        closed(place)
        page = park.get(f"{at}/1").text
        assert "인정할 수 없습니다" in page and "이미 투표했습니다" in page and "풍암동 주민센터" in page
        assert "/admission" not in page
        assert park.post(f"{at}/1/admission").status_code == 409
        assert park.post(f"{at}/1/refusal", data={"answer": "이미 종이로 참여한 분입니다."}).status_code == 303
        told = park.get(f"/office/places/{place.id}").text
    assert "세지 않음" in told and "이미 종이로 참여한 분입니다." in told and turnout_of(place.vote).total == 1


def test_after_the_close_it_is_admitted_and_the_person_struck(town, as_, place, at):
    park = as_(town.park)
    written(park, at)
    early = park.get(f"{at}/1").text
    assert "마감한 뒤" in early and "인정하기" not in early
    assert park.post(f"{at}/1/admission").status_code == 409
    with clock.at(place.vote.closes):
        closed(place)
        page = park.get(f"{at}/1").text
        assert "인정할 수 있습니다" in page and "봉투사람" not in page
        done = park.post(f"{at}/1/admission")
        assert done.status_code == 303 and "1번 봉투를 인정했습니다" in park.get(done.location).text
        assert park.post(f"{at}/1/admission").status_code == 409
        assert "참여한 것으로 적혀 있습니다" in park.get(f"{at}/1").text
    assert turnout_of(place.vote).total == 1


@pytest.mark.parametrize("answer", ["", "  ", "음"])
def test_an_envelope_that_is_not_counted_needs_a_reason_and_is_never_admitted_by_mistake(town, as_, place, at, answer):
    park = as_(town.park)
    written(park, at)
    with clock.at(place.vote.closes):
        closed(place)
        page = park.post(f"{at}/1/refusal", data={"answer": answer})
        assert page.status_code in (409, 422) and "까닭" in page.text
    assert turnout_of(place.vote).total == 0
    assert db.session.scalars(db.select(PaperEnvelope.state)).one() is EnvelopeState.SEALED


def test_what_is_wrong_is_told_and_what_was_typed_stays(town, as_, place, at):
    park = as_(town.park)
    bad = park.post(at, data=PERSON | {"birth_date": "1850-01-01"})
    assert bad.status_code == 422 and "생년월일을 19600301처럼" in bad.text and "봉투사람" in bad.text
    assert db.session.query(PaperEnvelope).count() == 0


def test_other_desks_and_residents_reach_no_envelope(town, as_, place, at):
    written(as_(town.park), at)
    other = a_place(town, place.vote, "둘째 투표소")
    for who, status in ((town.choi, 404), (town.kim, 403)):
        assert as_(who).get(f"{at}/1").status_code == status
        assert as_(who).get(f"{at}/new").status_code == status
        assert as_(who).post(f"{at}/1/refusal", data={"answer": "보고 싶습니다."}).status_code == status
    assert as_(town.park).get(f"/office/places/{other.id}/envelopes/1").status_code == 404
