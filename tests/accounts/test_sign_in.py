from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from ganggu_participation import clock
from ganggu_participation.accounts import passwords
from ganggu_participation.accounts.actions import sign_in, sign_out
from ganggu_participation.accounts.attempts import admitted
from ganggu_participation.accounts.models import SignIn, SignInFailure
from ganggu_participation.accounts.queries import account_of_token
from ganggu_participation.audit import AuditEntry
from ganggu_participation.database import db
from ganggu_participation.refusals import Refusal, Refused
from tests.world import PASSWORD

from .builders import sign_up_someone

EMAIL = "someone@example.kr"


def tried(email=EMAIL, password="틀린 비밀번호"):
    """The refusal of one try, with its sentence."""
    with pytest.raises(Refused) as no:
        admitted(email, password)
    return no.value


def test_the_right_password_admits(town):
    account = sign_up_someone(EMAIL)
    assert admitted("Someone@example.kr ", PASSWORD).id == account.id
    assert db.session.query(SignInFailure).count() == 0


@pytest.mark.parametrize("email", [EMAIL, "nobody@example.kr", "kim@example.kr"])
def test_known_and_unknown_addresses_hear_the_same(town, email):
    sign_up_someone(EMAIL)
    no = tried(email)
    assert (no.refusal, no.message) == (Refusal.WRONG_PASSWORD, Refusal.WRONG_PASSWORD.message)


@pytest.mark.parametrize("email", [EMAIL, "nobody@example.kr", "kim@example.kr"])
def test_one_hash_is_computed_whoever_asks(town, email, monkeypatch):
    sign_up_someone(EMAIL)
    asked = []

    class Counting:
        def verify(self, kept, password):
            asked.append(kept)
            raise passwords.VerificationError

    monkeypatch.setattr(passwords, "_hasher", Counting())
    tried(email)
    assert len(asked) == 1
    assert asked[0].startswith("$argon2id$v=19$m=19456,t=2,p=1$")


@pytest.mark.parametrize("email", [EMAIL, "nobody@example.kr"])
def test_after_five_tries_even_the_right_password_waits(town, email):
    sign_up_someone(EMAIL)
    assert [tried(email).refusal for _ in range(5)] == [Refusal.WRONG_PASSWORD] * 5
    no = tried(email, PASSWORD)
    assert no.refusal is Refusal.TOO_MANY_TRIES
    assert "1분 뒤에" in no.message


def test_waits_grow_to_a_quarter_of_an_hour(town, time_machine):
    time_machine.move_to("2026-11-24T09:00:00+09:00", tick=False)
    sign_up_someone(EMAIL)
    for _ in range(4):
        tried()
    waits = []
    for _ in range(6):
        tried()
        waits.append((db.session.query(SignInFailure).one().locked_until - clock.now()).total_seconds() / 60)
        time_machine.shift(timedelta(minutes=waits[-1]))
    assert waits == [1, 2, 4, 8, 15, 15]


def test_after_the_wait_the_right_password_clears_the_count(town, time_machine):
    time_machine.move_to("2026-11-24T09:00:00+09:00", tick=False)
    sign_up_someone(EMAIL)
    for _ in range(5):
        tried()
    time_machine.shift(timedelta(seconds=59))
    assert tried(password=PASSWORD).refusal is Refusal.TOO_MANY_TRIES
    time_machine.shift(timedelta(seconds=1))
    admitted(EMAIL, PASSWORD)
    assert tried().refusal is Refusal.WRONG_PASSWORD


def test_one_address_does_not_lock_another(town):
    sign_up_someone(EMAIL)
    for _ in range(6):
        tried("kim@example.kr")
    assert admitted(EMAIL, PASSWORD)


def test_the_count_keeps_no_address(town):
    tried("nobody@example.kr")
    assert "nobody" not in db.session.query(SignInFailure).one().address_hash


def test_the_count_is_forgotten_after_a_day(town, time_machine):
    time_machine.move_to("2026-11-24T09:00:00+09:00", tick=False)
    tried("nobody@example.kr")
    time_machine.shift(timedelta(days=1, seconds=1))
    tried("other@example.kr")
    assert db.session.query(SignInFailure).count() == 1


def test_many_tries_at_once_are_counted_too(bare_app):
    def one_try(_):
        with bare_app.app_context():
            try:
                admitted("nobody@example.kr", "틀린 비밀번호")
            except Refused as no:
                return no.refusal
            finally:
                db.session.remove()

    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(one_try, range(12)))
    assert answers.count(Refusal.WRONG_PASSWORD) == 5
    assert answers.count(Refusal.TOO_MANY_TRIES) == 7


def test_only_two_passwords_are_checked_at_once(monkeypatch):
    monkeypatch.setattr(passwords, "PATIENCE_SECONDS", 0)
    with passwords._turn(), passwords._turn(), pytest.raises(Refused) as no:
        passwords.fits("x", None)
    assert no.value.refusal is Refusal.TOO_BUSY


def test_a_token_opens_until_it_expires(town, time_machine):
    time_machine.move_to("2026-11-24T09:00:00+09:00", tick=False)
    token = sign_in(town.kim, town.kim, 12)
    assert account_of_token(token).id == town.kim.id
    time_machine.shift(timedelta(hours=12))
    assert account_of_token(token) is None


def test_only_the_hash_of_a_token_is_kept(town):
    token = sign_in(town.kim, town.kim, 12)
    assert token not in [row.token_hash for row in db.session.query(SignIn)]


def test_signing_in_and_out_is_not_chained_into_the_trail(town):
    sign_out(town.kim, town.kim, sign_in(town.kim, town.kim, 12))
    assert db.session.query(AuditEntry).count() == 0


def test_signing_out_ends_this_token_and_no_other(town):
    here, there = sign_in(town.kim, town.kim, 12), sign_in(town.kim, town.kim, 12)
    sign_out(town.kim, town.kim, here)
    assert account_of_token(here) is None
    assert account_of_token(there).id == town.kim.id


def test_nobody_signs_somebody_else_out(town):
    token = sign_in(town.kim, town.kim, 12)
    for actor, refusal in ((town.lee, Refusal.NOT_YOURS), (town.ahn, Refusal.NOT_YOURS), (None, Refusal.NOT_YOURS)):
        with pytest.raises(Refused) as no:
            sign_out(actor, town.kim, token)
        assert no.value.refusal is refusal
    sign_out(town.lee, town.lee, token)
    assert account_of_token(token).id == town.kim.id


def test_old_sign_ins_are_swept_at_the_next_one(town, time_machine):
    time_machine.move_to("2026-09-01T09:00:00+09:00", tick=False)
    sign_in(town.kim, town.kim, 12)
    time_machine.move_to("2026-10-02T09:00:00+09:00", tick=False)
    sign_in(town.kim, town.kim, 12)
    assert db.session.query(SignIn).filter_by(account_id=town.kim.id).count() == 1
