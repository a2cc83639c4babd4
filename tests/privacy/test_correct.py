"""Putting right what is kept about oneself."""

from datetime import date

import pytest
from sqlalchemy import select

from ganggu_participation.audit import AuditEntry
from ganggu_participation.database import db
from ganggu_participation.privacy.actions import correct
from ganggu_participation.refusals import Refusal, Refused


def test_somebody_puts_right_her_name_address_and_birth_date(town):
    correct(town.na, town.na, name="나바름", display_name="바름", email="new@example.kr", birth_date=date(1961, 2, 3))
    na = db.session.get(type(town.park), town.park.id - 1)
    assert (na.name, na.display_name, na.email, na.birth_date) == ("나바름", "바름", "new@example.kr", date(1961, 2, 3))


def test_the_trail_says_what_was_changed_and_not_to_what(town):
    correct(town.na, town.na, name="나바름", email="new@example.kr")
    facts = db.session.scalars(select(AuditEntry.facts).order_by(AuditEntry.id.desc())).first()
    assert facts == '{"changed": ["email", "name"]}'


def test_after_the_identity_check_name_and_birth_date_stand(town):
    for words in ({"name": "김다름"}, {"birth_date": date(1961, 2, 3)}):
        with pytest.raises(Refused) as no:
            correct(town.kim, town.kim, **words)
        assert no.value.refusal is Refusal.NAME_IS_VERIFIED
    correct(town.kim, town.kim, name="김풍암", display_name="호수")  # what does not change is no change
    assert (town.kim.name, town.kim.display_name) == ("김풍암", "호수")


def test_an_address_of_somebody_else_is_refused(town):
    with pytest.raises(Refused) as no:
        correct(town.na, town.na, email=" KIM@example.kr")
    assert no.value.refusal is Refusal.ADDRESS_OF_ANOTHER


@pytest.mark.parametrize("who", ["lee", "park", "ahn", "joo"])
def test_nobody_puts_right_what_is_kept_about_somebody_else(town, who):
    with pytest.raises(Refused) as no:
        correct(getattr(town, who), town.na, display_name="남")
    assert no.value.refusal is Refusal.NOT_YOURS and town.na.display_name == "나주민"


def test_only_what_is_hers_to_say_can_be_put_right(town):
    with pytest.raises(TypeError):
        correct(town.na, town.na, level=5)
    assert town.na.level == 0


def test_an_address_of_another_account_is_told_to_somebody_signed_in_in_a_sentence_of_its_own(town, as_):
    page = as_(town.na).post(
        "/me/correction", data={"name": "나주민", "display_name": "나", "email": "kim@example.kr", "birth_date": "19600301"}
    )
    assert page.status_code == 409 and "다른 계정이 쓰는 전자우편 주소입니다" in page.text
    assert "로그인해 주세요" not in page.text
