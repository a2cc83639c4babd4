from datetime import date

import pytest

from ganggu_participation.accounts.actions import verify
from ganggu_participation.accounts.identity import DemoProvider, Identity, providers
from ganggu_participation.accounts.models import Consent
from ganggu_participation.accounts.states import Level
from ganggu_participation.audit import AuditEntry
from ganggu_participation.database import db
from ganggu_participation.refusals import Refusal, Refused

BIRTH = date(1960, 3, 1)


def identity_of(name="나주민", birth=BIRTH, said="na's own", level=Level.REAL_PERSON):
    return Identity(identity=said, name=name, birth_date=birth, level=level)


def refusal_of(actor, account, identity):
    with pytest.raises(Refused) as no:
        verify(actor, account, identity)
    return no.value.refusal


def test_a_checked_person_with_a_dong_may_take_part(town):
    verify(town.na, town.na, identity_of(), {"identity": "2026-11-01"})
    assert town.na.level == Level.DECLARED_BASIS
    assert town.na.verified_at is not None
    assert db.session.query(Consent).one().kind == "identity"


def test_the_key_says_nothing_of_the_identity(town):
    verify(town.na, town.na, identity_of(said="demo:나주민:1960-03-01"))
    assert len(town.na.person_key) == 64 and "나주민" not in town.na.person_key
    assert town.na.person_key not in db.session.query(AuditEntry).one().facts


def test_without_a_dong_she_is_only_a_real_person(town):
    verify(town.park, town.park, identity_of("박동담"))
    assert town.park.level == Level.REAL_PERSON


def test_a_weak_check_stays_weak(town):
    verify(town.na, town.na, identity_of(level=Level.SMS))
    assert town.na.level == Level.SMS


@pytest.mark.parametrize("other", [{"name": "나주만"}, {"birth": date(1960, 3, 2)}])
def test_another_name_or_birth_date_is_not_her(town, other):
    assert refusal_of(town.na, town.na, identity_of(**other)) is Refusal.IDENTITY_UNCONFIRMED
    assert town.na.person_key is None


def test_one_person_has_one_account(town):
    verify(town.na, town.na, identity_of())
    assert refusal_of(town.park, town.park, identity_of("박동담")) is Refusal.PERSON_KNOWN


def test_a_second_check_cannot_give_a_second_key(town):
    before = town.kim.person_key
    assert refusal_of(town.kim, town.kim, identity_of("김풍암")) is Refusal.ALREADY_VERIFIED
    assert town.kim.person_key == before


def test_nobody_is_checked_for_somebody_else(town):
    for actor in (town.lee, town.ahn, None):
        assert refusal_of(actor, town.na, identity_of()) is Refusal.NOT_YOURS


def test_the_demo_check_believes_her_when_the_number_fits(app):
    demo = DemoProvider()
    answers = {"name": "나 주민", "birth_date": BIRTH, "number": demo.challenge(7)}
    assert demo.verify(7, answers) == Identity("demo:나주민:1960-03-01", "나주민", BIRTH, Level.REAL_PERSON)


def test_the_demo_check_wants_the_number_of_her_own_page(app):
    demo = DemoProvider()
    for number in ("0000", demo.challenge(8)):
        with pytest.raises(Refused) as no:
            demo.verify(7, {"name": "나주민", "birth_date": BIRTH, "number": number})
        assert no.value.refusal is Refusal.IDENTITY_UNCONFIRMED


def test_the_demo_check_is_offered_on_demo_installations_only():
    assert [each.key for each in providers(("demo",), demo=True)] == ["demo"]
    assert providers(("demo",), demo=False) == []


def test_an_unknown_check_in_the_settings_is_told():
    with pytest.raises(KeyError, match="pass"):
        providers(("pass",), demo=True)
