from datetime import date

import pytest

from ganggu_participation.accounts.actions import verify
from ganggu_participation.accounts.identity import Identity
from ganggu_participation.accounts.models import Consent
from ganggu_participation.accounts.states import Basis, Level
from ganggu_participation.audit import AuditEntry
from ganggu_participation.database import db
from ganggu_participation.refusals import Refusal, Refused

from .builders import sign_up_someone

BIRTH = date(1960, 3, 1)


def identity_of(name="나주민", birth=BIRTH, level=Level.REAL_PERSON, **where):
    return Identity(name, birth, level, **where)


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
    verify(town.na, town.na, identity_of())
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


def namesake_of_na(town):
    """Another account in her name."""
    return sign_up_someone("again@example.kr", name="나 주민", birth_date=BIRTH)


def test_one_person_has_one_account_whichever_way_she_is_checked(town):
    verify(town.na, town.na, identity_of())
    again = namesake_of_na(town)
    surer = identity_of("나  주민", level=Level.STAFF_SEEN)
    assert refusal_of(again, again, surer) is Refusal.PERSON_KNOWN
    assert again.person_key is None


def test_a_telephone_alone_does_not_keep_the_person_herself_out(town):
    stranger = namesake_of_na(town)
    verify(stranger, stranger, identity_of(level=Level.SMS))
    verify(town.na, town.na, identity_of())
    assert town.na.person_key and town.na.level == Level.DECLARED_BASIS
    assert (stranger.person_key, stranger.level) == (None, Level.NONE)


def test_nor_does_one_telephone_push_out_another(town):
    stranger = namesake_of_na(town)
    verify(stranger, stranger, identity_of(level=Level.SMS))
    assert refusal_of(town.na, town.na, identity_of(level=Level.SMS)) is Refusal.PERSON_KNOWN


def test_a_surer_check_makes_us_surer(town):
    verify(town.na, town.na, identity_of(level=Level.SMS))
    verify(town.na, town.na, identity_of())
    assert town.na.level == Level.DECLARED_BASIS
    assert refusal_of(town.na, town.na, identity_of()) is Refusal.ALREADY_VERIFIED
    lives_here = {"dong_id": town.pungam.id, "basis": Basis.RESIDENCE}
    verify(town.na, town.na, identity_of(level=Level.RESIDENCE_VERIFIED, **lives_here))
    assert town.na.level == Level.RESIDENCE_VERIFIED


def test_a_list_of_another_dong_verifies_no_residence_here(town):
    elsewhere = {"dong_id": town.chipyeong.id, "basis": Basis.RESIDENCE}
    verify(town.na, town.na, identity_of(level=Level.RESIDENCE_VERIFIED, **elsewhere))
    assert (town.na.dong_id, town.na.level) == (town.pungam.id, Level.DECLARED_BASIS)


def test_a_second_check_cannot_give_a_second_key(town):
    before = town.kim.person_key
    assert refusal_of(town.kim, town.kim, identity_of("김풍암", level=Level.STAFF_SEEN)) is Refusal.ALREADY_VERIFIED
    assert town.kim.person_key == before


def test_nobody_is_checked_for_somebody_else(town):
    for actor in (town.lee, town.ahn, None):
        assert refusal_of(actor, town.na, identity_of()) is Refusal.NOT_YOURS
