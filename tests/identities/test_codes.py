"""One-time codes: right, in time, once; few tries however many come at once; nobody learns who is known."""

from collections import Counter
from datetime import timedelta

import pytest

from ganggu_participation import clock
from ganggu_participation.database import db
from ganggu_participation.identities import codes
from ganggu_participation.identities.codes import Contact, contact_of
from ganggu_participation.identities.models import OneTimeCode
from ganggu_participation.outbox import OutboxLetter
from ganggu_participation.refusals import Refusal, Refused

from ..accounts.builders import sign_up_someone
from ..votes.houses import at_once, house

__all__ = ["house"]
HERS = Contact("sms", "01012345678")


def refusal_of(code, contact=HERS, purpose="x"):
    with pytest.raises(Refused) as no:
        codes.confirm(purpose, contact, code)
    return no.value.refusal


def other_than(code):
    return f"{(int(code) + 1) % 10**6:06}"


@pytest.mark.parametrize(
    ("typed", "contact"),
    [
        ("010-1234-5678", HERS),
        ("010 1234 5678", HERS),
        ("+82 10-1234-5678", HERS),
        ("+82 (0)10 1234 5678", HERS),
        ("0082 10 1234 5678", HERS),
        (" Name@Example.KR ", Contact("mail", "name@example.kr")),
        ("062-123-4567", None),
        ("010-12-34", None),
        ("홍길동", None),
    ],
)
def test_a_contact_is_read_as_people_write_it(typed, contact):
    assert contact_of(typed) == contact


def test_a_code_opens_once(app):
    code = codes.send("x", HERS)
    codes.confirm("x", HERS, code)
    assert refusal_of(code) is Refusal.WRONG_ONE_TIME_CODE


def test_a_code_is_for_one_contact_and_one_purpose_and_not_kept(app):
    code = codes.send("x", HERS)
    assert refusal_of(code, Contact("sms", "01099998888")) is Refusal.WRONG_ONE_TIME_CODE
    assert refusal_of(code, purpose="y") is Refusal.WRONG_ONE_TIME_CODE
    assert code not in str([(row.slot, row.code_hash) for row in db.session.query(OneTimeCode)])


def test_a_code_runs_out(app):
    code = codes.send("x", HERS)
    with clock.at(clock.now() + codes.LASTS):
        assert refusal_of(code) is Refusal.WRONG_ONE_TIME_CODE


def test_after_five_wrong_ones_the_right_one_is_worth_nothing(app):
    code = codes.send("x", HERS)
    for _ in range(codes.TRIES):
        assert refusal_of(other_than(code)) is Refusal.WRONG_ONE_TIME_CODE
    assert refusal_of(code) is Refusal.TOO_MANY_CHECKS


def test_a_new_code_ends_the_one_before(app):
    first = codes.send("x", HERS)
    with clock.at(clock.now() + codes.PAUSE):
        second = codes.send("x", HERS)
        if first != second:
            assert refusal_of(first) is Refusal.WRONG_ONE_TIME_CODE
        codes.confirm("x", HERS, second)


def test_not_more_than_a_few_are_sent_in_an_hour(app):
    start, sent = clock.now(), 0
    for minute in range(59):
        with clock.at(start + timedelta(minutes=minute)):
            try:
                codes.send("x", HERS)
                sent += 1
            except Refused as no:
                assert no.refusal is Refusal.CODES_TOO_OFTEN
    assert sent == codes.SENT_AT_MOST
    with clock.at(start + timedelta(minutes=61)):
        codes.send("x", HERS)


def test_sixteen_at_once_have_five_tries_between_them(house):
    with house.app_context():
        code = codes.send("x", HERS)
        db.session.remove()
    wrong = [other_than(code)] * 16
    answers = at_once(house, lambda typed: codes.confirm("x", HERS, typed), wrong)
    told = Counter(answer.refusal for answer in answers)
    assert told == {Refusal.WRONG_ONE_TIME_CODE: codes.TRIES, Refusal.TOO_MANY_CHECKS: 16 - codes.TRIES}
    with house.app_context():
        assert refusal_of(code) is Refusal.TOO_MANY_CHECKS
        db.session.remove()


def test_of_sixteen_with_the_right_code_one_gets_in(house):
    with house.app_context():
        code = codes.send("x", HERS)
        db.session.remove()
    answers = at_once(house, lambda typed: codes.confirm("x", HERS, typed), [code] * 16)
    assert answers.count(None) == 1


def test_sixteen_who_ask_at_once_for_a_first_code_get_one(house):
    answers = at_once(house, lambda _: codes.send("x", HERS), list(range(16)))
    assert sum(isinstance(answer, str) for answer in answers) == 1
    assert {a.refusal for a in answers if isinstance(a, Refused)} == {Refusal.CODES_TOO_OFTEN}


def page_after(app, contact):
    """What a stranger reads who gives a contact, without the token of the page."""
    browser = app.test_client()
    answer = browser.post("/contacts", data={"contact": contact})
    page = browser.get(answer.location).text
    return answer.status_code, answer.location, page.partition("<form method")[0]


def test_a_known_contact_reads_the_same_as_an_unknown_one(app):
    app.config["DEMO"] = False
    sign_up_someone("known@example.kr")
    known, unknown = page_after(app, "known@example.kr"), page_after(app, "known@example.com")
    assert known[0] == 303 and known[2].replace("example.kr", "") == unknown[2].replace("example.com", "")
    assert db.session.query(OutboxLetter).count() == 2


def test_a_known_contact_has_no_code_that_opens(app):
    sign_up_someone("known@example.kr")
    browser = app.test_client()
    page = browser.get(browser.post("/contacts", data={"contact": "known@example.kr"}).location).text
    shown = page.split('demo-code">')[1][:6]
    token = page.split('name="contact" value="')[1].split('"')[0]
    answer = browser.post("/contacts/confirmation", data={"contact": token, "code": shown})
    assert answer.status_code == 422 and "확인번호가 맞지 않거나" in answer.text
