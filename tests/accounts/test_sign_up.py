from datetime import date

import pytest

from ganggu_participation.accounts.first_admin import create_admin
from ganggu_participation.accounts.models import Account, Consent
from ganggu_participation.accounts.passwords import fits
from ganggu_participation.audit import AuditEntry
from ganggu_participation.database import db
from ganggu_participation.refusals import Refusal, Refused
from tests.world import PASSWORD

from .builders import CONSENTS, sign_up_someone


def refusal_of(**words):
    with pytest.raises(Refused) as no:
        sign_up_someone(**words)
    assert db.session.query(Account).filter_by(email="someone@example.kr").count() == 0
    return no.value.refusal


def test_a_newcomer_has_an_account_with_no_rights_yet(town):
    account = sign_up_someone(" Someone@Example.KR ")
    assert account.email == "someone@example.kr"
    assert (account.level, account.dong_id, account.person_key) == (0, None, None)
    assert not account.is_official


def test_the_password_is_kept_as_argon2id_only(town):
    account = sign_up_someone()
    assert account.password_hash.startswith("$argon2id$v=19$m=19456,")
    assert fits(PASSWORD, account.password_hash)
    assert not fits(PASSWORD + "!", account.password_hash)


def test_consents_are_kept_with_their_version(town):
    account = sign_up_someone(consents=CONSENTS | {"news": "2026-11-01"})
    kept = db.session.query(Consent).filter_by(account_id=account.id).all()
    assert {(c.kind, c.version) for c in kept} == {("account", CONSENTS["account"]), ("news", "2026-11-01")}


def test_the_trail_names_nobody(town):
    sign_up_someone()
    entry = db.session.query(AuditEntry).one()
    assert entry.actor == "anyone"
    assert "신가입" not in entry.facts and "example" not in entry.facts


def test_fourteen_is_old_enough_and_a_day_less_is_not(town, time_machine):
    time_machine.move_to("2026-11-24T00:00:00+09:00", tick=False)
    assert sign_up_someone("old@example.kr", birth_date=date(2012, 11, 24))
    assert refusal_of(birth_date=date(2012, 11, 25)) is Refusal.TOO_YOUNG_FOR_AN_ACCOUNT


def test_without_the_required_consent_there_is_no_account(town):
    assert refusal_of(consents={}) is Refusal.CONSENT_MISSING
    assert refusal_of(consents={"news": "2026-11-01"}) is Refusal.CONSENT_MISSING


def test_an_address_is_taken_however_it_is_written(town):
    sign_up_someone("twice@example.kr")
    for spelling in ("twice@example.kr", "TWICE@example.kr"):
        with pytest.raises(Refused) as no:
            sign_up_someone(spelling)
        assert no.value.refusal is Refusal.ADDRESS_TAKEN


@pytest.mark.parametrize("password", ["password", "Password1234!", "dkssudgktpdy", "qlalfqjsgh123", "12345678",
                                      "9876543210", "aaaaaaaa", "1q2w3e4r", "안녕하세요1234", "QWERTYUIOP"])  # fmt: skip
def test_what_everybody_tries_first_is_refused(town, password):
    assert refusal_of(password=password) is Refusal.PASSWORD_TOO_COMMON


def test_a_short_password_is_refused(town):
    assert refusal_of(password="풍암호수길에서") is Refusal.PASSWORD_TOO_SHORT


@pytest.mark.parametrize(
    "password", ["풍암호수 둘레길", "correct horse battery", "금당산올라가자"[:7] + "9", "zkvpdhffl72"]
)
def test_no_composition_is_asked_for(town, password):
    assert sign_up_someone(password=password)


def test_korean_typed_in_pieces_is_the_same_password(town):
    import unicodedata

    account = sign_up_someone()
    assert fits(unicodedata.normalize("NFD", PASSWORD), account.password_hash)


def test_the_first_administrator_is_made_by_the_installer(town):
    admin = create_admin("chief@example.kr", PASSWORD, "관리자")
    assert admin.is_admin and admin.is_official
    assert [e.actor for e in db.session.query(AuditEntry).order_by(AuditEntry.id)] == ["installer", "installer"]


def test_the_first_administrator_needs_a_good_password_too(town):
    with pytest.raises(Refused) as no:
        create_admin("chief@example.kr", "password", "관리자")
    assert no.value.refusal is Refusal.PASSWORD_TOO_COMMON
