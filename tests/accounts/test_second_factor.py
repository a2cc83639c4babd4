"""A code works once; without a second factor an official is nobody; dangerous acts and long rests ask again."""

from datetime import timedelta

import pytest

from ganggu_participation import clock
from ganggu_participation.accounts import totp
from ganggu_participation.accounts.actions import add_totp, grant, remove_factor, renew_codes, sign_in
from ganggu_participation.accounts.factors import RecoveryCode, TotpKey
from ganggu_participation.accounts.models import SignIn
from ganggu_participation.accounts.queries import account_of_token, factors_of
from ganggu_participation.accounts.second_factor import check_code
from ganggu_participation.audit import AuditEntry
from ganggu_participation.database import db
from ganggu_participation.permissions import Role
from ganggu_participation.refusals import Refusal, Refused
from tests.world import PASSWORD

from ..votes.houses import at_once, house
from .builders import sign_up_someone

__all__ = ["house"]
EMAIL = "someone@example.kr"
NOON = "2026-11-24T12:00:00+09:00"


@pytest.fixture
def noon(time_machine):
    time_machine.move_to(NOON, tick=False)
    return time_machine


def refusal_of(act, *given):
    with pytest.raises(Refused) as no:
        act(*given)
    return no.value.refusal


def with_app(account):
    """The secret of an app that she has just set up."""
    secret = totp.new_secret()
    add_totp(account, account, secret, totp.code_at(secret, totp.step_now()))
    return secret


def an_official(town, email=EMAIL):
    """A dong officer with a real password, and the secret of her app."""
    account = sign_up_someone(email)
    grant(town.ahn, account, Role.DONG_OFFICER, town.pungam)
    return account, with_app(account)


def now_code(secret):
    return totp.code_at(secret, totp.step_now())


def test_a_code_works_once(town, noon):
    secret = with_app(town.park)
    assert refusal_of(check_code, town.park, now_code(secret)) is Refusal.USED_CODE
    noon.shift(timedelta(seconds=30))
    check_code(town.park, now_code(secret))
    assert refusal_of(check_code, town.park, now_code(secret)) is Refusal.USED_CODE


def test_an_earlier_code_does_not_work_after_a_later_one(town, noon):
    secret = with_app(town.park)
    noon.shift(timedelta(minutes=5))
    before = totp.code_at(secret, totp.step_now() - 1)
    check_code(town.park, now_code(secret))
    assert refusal_of(check_code, town.park, before) is Refusal.USED_CODE


@pytest.mark.parametrize(("steps", "fits"), [(-2, False), (-1, True), (0, True), (1, True), (2, False)])
def test_one_step_of_grace_on_either_side(town, noon, steps, fits):
    secret = with_app(town.park)
    noon.shift(timedelta(minutes=5))
    code = totp.code_at(secret, totp.step_now() + steps)
    assert (
        (refusal_of(check_code, town.park, code) is Refusal.WRONG_CODE) if not fits else not check_code(town.park, code)
    )


def test_sixteen_at_once_use_a_code_once(house):
    from tests.world import Town

    with house.app_context():
        secret = with_app(Town().park)
        key = db.session.query(TotpKey).one()
        key.last_step -= 10
        db.session.commit()
        code = now_code(secret)
        db.session.remove()
    answers = at_once(house, lambda _: check_code(Town().park, code), list(range(16)))
    assert answers.count(None) == 1, answers
    others = {answer.refusal for answer in answers if isinstance(answer, Refused)}
    assert others <= {Refusal.USED_CODE, Refusal.TOO_MANY_TRIES}


def test_five_wrong_codes_lock(town, noon):
    secret = with_app(town.park)
    noon.shift(timedelta(minutes=1))
    for _ in range(5):
        assert refusal_of(check_code, town.park, "000000") is Refusal.WRONG_CODE
    assert refusal_of(check_code, town.park, now_code(secret)) is Refusal.TOO_MANY_TRIES
    noon.shift(timedelta(minutes=2))
    check_code(town.park, now_code(secret))


def test_a_recovery_code_opens_once_and_only_hers(town):
    with_app(town.park)
    codes = renew_codes(town.park, town.park)
    assert len(set(codes)) == 10 and all(len(code) == 11 for code in codes)
    assert refusal_of(check_code, town.choi, codes[0]) is Refusal.WRONG_CODE
    check_code(town.park, f" {codes[0].upper()} ")
    assert refusal_of(check_code, town.park, codes[0]) is Refusal.WRONG_CODE
    assert factors_of(town.park.id).codes == 9


def test_new_codes_end_the_old_ones_and_only_hashes_are_kept(town):
    old = renew_codes(town.park, town.park)
    new = renew_codes(town.park, town.park)
    kept = {row.code_hash for row in db.session.query(RecoveryCode)}
    assert len(kept) == 10 and not kept & set(new)
    assert refusal_of(check_code, town.park, old[0]) is Refusal.WRONG_CODE


def test_the_secret_is_not_in_the_database_nor_in_the_trail(town):
    secret = with_app(town.park)
    assert secret.encode() not in db.session.query(TotpKey).one().locked
    assert all(secret not in entry.facts for entry in db.session.query(AuditEntry))


def test_a_row_moved_to_another_account_opens_nothing(town):
    from ganggu_participation.keys import Unreadable

    secret = with_app(town.park)
    db.session.query(TotpKey).update({"account_id": town.choi.id, "last_step": 0})
    db.session.commit()
    with pytest.raises(Unreadable):
        check_code(town.choi, now_code(secret))


def test_a_wrong_first_code_registers_nothing(town):
    assert refusal_of(add_totp, town.park, town.park, totp.new_secret(), "000000") is Refusal.WRONG_CODE
    assert db.session.query(TotpKey).count() == 0


def test_nobody_touches_the_factors_of_another(town):
    with_app(town.park)
    key = factors_of(town.park.id).totp
    for actor in (town.choi, town.ahn, None):
        assert refusal_of(add_totp, actor, town.park, "A" * 32, "000000") is Refusal.NOT_YOURS
        assert refusal_of(renew_codes, actor, town.park) is Refusal.NOT_YOURS
        assert refusal_of(remove_factor, actor, town.park, key) is Refusal.NOT_YOURS
    assert refusal_of(remove_factor, town.choi, town.choi, key) is Refusal.NOT_YOURS


def test_the_last_factor_of_an_official_stays_and_that_of_a_resident_goes(town):
    with_app(town.park)
    with_app(town.kim)
    assert refusal_of(remove_factor, town.park, town.park, factors_of(town.park.id).totp) is Refusal.LAST_FACTOR
    remove_factor(town.kim, town.kim, factors_of(town.kim.id).totp)
    assert factors_of(town.kim.id).number == 0


def test_a_sign_in_without_the_second_factor_holds_no_role(town):
    half = account_of_token(sign_in(town.park, town.park, 8))
    assert half.lacks_second_factor and not half.is_official and not half.holds(Role.DONG_OFFICER, town.pungam.id)
    whole = account_of_token(sign_in(town.park, town.park, 8, second_factor=True))
    assert whole.holds(Role.DONG_OFFICER, town.pungam.id)


# ---- at pages -------------------------------------------------------------------------------------------------------


def come_in(as_, email=EMAIL):
    browser = as_(None)
    answer = browser.post("/sign-in", data={"email": email, "password": PASSWORD})
    return browser, answer


def test_an_official_is_led_to_her_second_factor_and_does_nothing_before(as_, town, noon):
    _, secret = an_official(town)
    noon.shift(timedelta(minutes=1))
    browser, answer = come_in(as_)
    assert answer.location == "/second-factor/new"
    for address in ("/office", "/me", "/me/factors", "/me/sessions", "/me/authenticator/new?next=/office"):
        led = browser.get(address)
        assert (led.status_code, led.location or "") != (200, "") and "등록할 글자" not in led.text, address
    assert browser.post("/me/authenticator", data={"code": "000000"}).status_code == 403
    assert browser.post("/me/recovery-codes").status_code == 403
    assert browser.post("/me/password", data={"old": PASSWORD}).status_code == 403
    assert browser.post("/second-factor", data={"code": "000000"}).status_code == 422
    assert browser.get("/office").status_code == 303
    assert browser.post("/second-factor", data={"code": now_code(secret)}).location == "/office"
    assert browser.get("/office").status_code == 200


def test_the_session_is_renewed_by_the_second_factor(as_, town, noon):
    _, secret = an_official(town)
    noon.shift(timedelta(minutes=1))
    browser, _ = come_in(as_)
    with browser.session_transaction() as kept:
        half = kept["_user_id"]
    browser.post("/second-factor", data={"code": now_code(secret)})
    with browser.session_transaction() as kept:
        assert kept["_user_id"] != half
    assert account_of_token(half) is None


def test_a_role_given_in_the_middle_of_a_sign_in_waits_for_the_second_factor(as_, town):
    sign_up_someone(EMAIL)
    browser, _ = come_in(as_)
    assert browser.get("/me").status_code == 200
    account = db.session.query(SignIn).one().account
    grant(town.ahn, account, Role.OBSERVER)
    assert browser.get("/office").location == "/second-factor/new?next=/office"
    assert browser.get("/second-factor/new").location == "/me/authenticator/new"


def test_the_first_app_brings_ten_codes_shown_once(as_, town):
    account = sign_up_someone(EMAIL)
    grant(town.ahn, account, Role.OBSERVER)
    browser, _ = come_in(as_)
    page = browser.get("/me/authenticator/new").text
    secret = page.split('data-secret="')[1].split('"')[0]
    assert f'data-secret="{secret}"' in browser.get("/me/authenticator/new").text
    wrong = browser.post("/me/authenticator", data={"code": "000000"})
    assert wrong.status_code == 422 and "확인 번호가 맞지 않습니다" in wrong.text
    answer = browser.post("/me/authenticator", data={"code": now_code(secret)})
    codes = browser.get(answer.location).text
    assert codes.count("<li><code>") == 10
    assert browser.get("/me/recovery-codes").location == "/me/factors"
    assert browser.get("/office").status_code == 200


ACT = "/admin/accounts/{}/roles"
GIVE = {"role": "observer", "dong": "", "until": ""}


def test_a_dangerous_act_asks_again_after_five_minutes_and_keeps_what_was_typed(as_, town, noon):
    _, secret = an_official(town)
    account, _ = an_official(town, "boss@example.kr")
    grant(town.ahn, account, Role.SYSTEM_ADMIN)
    boss_secret = with_app(account)
    noon.shift(timedelta(minutes=1))
    browser, _ = come_in(as_, "boss@example.kr")
    browser.post("/second-factor", data={"code": now_code(boss_secret)})
    noon.shift(timedelta(minutes=5))
    address = ACT.format(town.kim.id)
    asked = browser.post(address, data=GIVE)
    assert asked.status_code == 403 and "중요한 일이라" in asked.text
    assert '<input type="hidden" name="role" value="observer">' in asked.text and f'action="{address}?"' in asked.text
    assert not town.kim.is_observer
    wrong = browser.post(address, data={**GIVE, "confirm_code": "000000"})
    assert wrong.status_code == 422 and "확인 번호가 맞지 않습니다" in wrong.text and 'value="observer"' in wrong.text
    assert browser.post(address, data={**GIVE, "confirm_password": "틀린 비밀번호"}).status_code == 422
    assert not town.kim.is_observer
    assert browser.post(address, data={**GIVE, "confirm_code": now_code(boss_secret)}).status_code == 303
    assert town.kim.is_observer
    assert browser.post(ACT.format(town.lee.id), data=GIVE).status_code == 303


def test_guessing_at_the_question_is_counted(as_, town, noon):
    browser, account = as_(town.ahn), town.ahn
    db.session.query(SignIn).filter_by(account_id=account.id).update({"confirmed_at": clock.now() - timedelta(hours=1)})
    db.session.commit()
    address = ACT.format(town.kim.id)
    answers = [browser.post(address, data={**GIVE, "confirm_password": f"틀린 {n}"}).status_code for n in range(6)]
    assert answers == [422] * 5 + [429]


def rested(as_, town, noon, minutes):
    """A dong officer who did nothing for so long."""
    _, secret = an_official(town)
    noon.shift(timedelta(minutes=1))
    browser, _ = come_in(as_)
    browser.post("/second-factor", data={"code": now_code(secret)})
    noon.shift(timedelta(minutes=minutes))
    return browser, secret


def test_an_official_who_rests_twenty_minutes_is_asked_again(as_, town, noon):
    browser, secret = rested(as_, town, noon, 19)
    assert browser.get("/office").status_code == 200
    noon.shift(timedelta(minutes=20))
    page = browser.get("/office")
    assert page.status_code == 403 and "화면을 잠갔습니다" in page.text
    assert browser.get("/").status_code == 200
    assert browser.post("/confirmations", data={"next": "/office", "confirm_password": "틀림"}).status_code == 422
    answer = browser.post("/confirmations", data={"next": "/office", "confirm_code": now_code(secret)})
    assert (answer.status_code, answer.location) == (303, "/office")
    assert browser.get("/office").status_code == 200


def test_what_was_typed_before_the_rest_is_kept(as_, town, noon):
    browser, _ = rested(as_, town, noon, 25)
    data = {"dong": str(town.pungam.id), "basis": "residence"}
    asked = browser.post("/me/basis", data=data)
    assert asked.status_code == 403 and 'name="basis" value="residence"' in asked.text
    assert browser.post("/me/basis", data={**data, "confirm_password": PASSWORD}).status_code == 303
    assert db.session.query(SignIn).filter(SignIn.device != "x").count()


def test_one_press_keeps_the_sign_in_awake(as_, town, noon):
    browser, _ = rested(as_, town, noon, 18)
    assert browser.post("/me/presence").status_code == 303
    noon.shift(timedelta(minutes=19))
    assert browser.get("/office").status_code == 200


def test_eight_hours_end_it_whatever_she_does(as_, town, noon):
    browser, secret = rested(as_, town, noon, 0)
    for _ in range(31):
        noon.shift(timedelta(minutes=15))
        assert browser.get("/office").status_code == 200
    noon.shift(timedelta(minutes=15))
    assert browser.get("/office").location == "/sign-in?next=/office"
    assert browser.post("/confirmations", data={"confirm_code": now_code(secret)}).location == "/sign-in"


def test_a_resident_may_rest(as_, town, noon):
    sign_up_someone(EMAIL)
    browser, _ = come_in(as_)
    noon.shift(timedelta(days=13))
    assert browser.get("/me").status_code == 200
    noon.shift(timedelta(days=1))
    assert browser.get("/me").status_code == 303


@pytest.mark.parametrize(("setting", "minutes"), [(1, 10), (15, 15), (600, 30)])
def test_the_setting_stays_between_ten_and_thirty_minutes(app, setting, minutes):
    from ganggu_participation.accounts.views.presence import idle_limit

    app.config["STAFF_IDLE_MINUTES"] = setting
    assert idle_limit() == timedelta(minutes=minutes)


def test_the_office_opens_from_allowed_networks_only(as_, app, town):
    app.config["STAFF_NETWORKS"] = ("10.1.0.0/16", "2001:db8::/32")
    browser = as_(town.park)
    answer = browser.get("/office")
    assert answer.status_code == 403 and "정해진 업무망" in answer.text
    assert browser.get("/me").status_code == 200
    for here in ("10.1.7.7", "2001:db8::7"):
        assert browser.get("/office", environ_base={"REMOTE_ADDR": here}).status_code == 200
    assert browser.get("/office", environ_base={"REMOTE_ADDR": "10.2.0.1"}).status_code == 403
