"""Machines are told from people without a puzzle; people are told what to do."""

from datetime import timedelta

import pytest

from ganggu_participation import clock, rates
from ganggu_participation.accounts.models import Account
from ganggu_participation.database import db
from ganggu_participation.identities.models import OneTimeCode
from ganggu_participation.outbox import OutboxLetter
from ganggu_participation.rates import Rate
from ganggu_participation.refusals import Refusal, Refused
from ganggu_participation.web import guard

from ..accounts.builders import FORM, confirmed, sign_up_someone
from ..journeys.people import sign_up
from ..journeys.visitor import Visitor
from ..votes.houses import at_once, house

__all__ = ["house"]

EMAIL = "new@example.kr"
HOUR = timedelta(hours=1)


def sent(app, client=None, origin="127.0.0.1", **fields):
    """The answer to the first form of signing up, the one that any stranger may send."""
    client = client or app.test_client()
    return client.post("/contacts", data={"contact": EMAIL, **fields}, environ_base={"REMOTE_ADDR": origin})


def nothing_was_sent():
    return db.session.query(OutboxLetter).count() == db.session.query(OneTimeCode).count() == 0


def test_somebody_who_takes_three_seconds_gets_in(app):
    app.config["FORM_SECONDS"] = 3
    now = clock.now()
    with clock.at(now):
        stamp = guard.stamp()
    with clock.at(now + timedelta(seconds=4)):
        assert sent(app, opened=stamp).status_code == 303
    assert db.session.query(OutboxLetter).count() == 1


def test_whoever_is_quicker_is_told_to_press_again_and_nothing_typed_is_lost(app):
    app.config["FORM_SECONDS"] = 3
    now = clock.now()
    with clock.at(now):
        stamp = guard.stamp()
        answer = sent(app, opened=stamp)
    assert answer.status_code == 422 and guard.TOO_QUICK in answer.text and EMAIL in answer.text
    assert stamp in answer.text, "the same moment is sent again: waiting helps"
    assert nothing_was_sent()


@pytest.mark.parametrize("stamp", ["", "forged", "MTIz.x"])
def test_a_form_that_was_never_opened_is_refused_and_gets_a_moment_of_its_own(app, stamp):
    answer = sent(app, opened=stamp)
    assert answer.status_code == 422 and guard.TOO_OLD in answer.text and nothing_was_sent()


def test_a_form_of_yesterday_is_sent_again(app):
    now = clock.now()
    with clock.at(now):
        stamp = guard.stamp()
    with clock.at(now + timedelta(days=1, seconds=1)):
        assert guard.TOO_OLD in sent(app, opened=stamp).text


def test_whoever_fills_in_the_field_that_nobody_sees_is_refused(app):
    answer = sent(app, website="https://buy.example")
    assert answer.status_code == 422 and guard.FILLED in answer.text and nothing_was_sent()


def test_the_form_of_the_account_is_guarded_too(app):
    answer = confirmed(app.test_client()).post("/accounts", data={**FORM, "website": "https://buy.example"})
    assert answer.status_code == 422 and guard.FILLED in answer.text
    assert db.session.query(Account).filter_by(email=EMAIL).count() == 0


@pytest.mark.parametrize("address", ["/contacts/new", "/accounts/new", "/identity-checks/new?provider=demo&vote=1"])
def test_the_hidden_field_is_no_stop_for_keys_and_screen_readers(app, address):
    page = Visitor(confirmed(app.test_client())).open(address).page
    (field,) = page.xpath("//input[@name='website']")
    assert field.get("tabindex") == "-1" and field.get("autocomplete") == "off"
    assert field.xpath("ancestor::*[@aria-hidden='true']")


def test_one_address_signs_up_so_many_in_an_hour(app):
    app.config["SIGN_UPS_AN_HOUR"] = 2
    now = clock.now()
    with clock.at(now):
        for number in range(2):
            sign_up(Visitor(app.test_client()), f"n{number}@example.kr", "박새롬")
        before = db.session.query(Account).count()
        answer = confirmed(app.test_client()).post("/accounts", data=FORM)
        assert answer.status_code == 429 and Refusal.TOO_OFTEN.message in answer.text
        assert db.session.query(Account).count() == before
    with clock.at(now + HOUR):
        assert confirmed(app.test_client()).post("/accounts", data=FORM).status_code == 303


def asked_for(app, way, n):
    """The answer to one more letter to somebody new, asked for in that way; always from one address."""
    browser, contact = app.test_client(), f"n{n}@example.kr"
    if way == "sign up":
        return browser.post("/contacts", data={"contact": contact})
    if way == "new password":
        return browser.post("/password-resets", data={"email": contact})
    check = {"name": "박새롬", "birth_date": "19600301", "contact": contact, "agree_identity": "y"}
    return browser.post("/identity-checks", data={**check, "provider": "code", "vote": "1"})


@pytest.mark.parametrize("last", ["sign up", "new password", "identity check"])
def test_one_address_asks_for_so_many_letters_in_an_hour_whatever_they_are(app, last):
    app.config["LETTERS_AN_HOUR"] = 3
    now = clock.now()
    with clock.at(now):
        for n, way in enumerate(("sign up", "new password", "identity check")):
            assert asked_for(app, way, n).status_code == 303
        letters = db.session.query(OutboxLetter).count()
        answer = asked_for(app, last, 9)
        assert answer.status_code == 429 and Refusal.TOO_OFTEN.message in answer.text and "n9@example.kr" in answer.text
        assert db.session.query(OutboxLetter).count() == letters == 2
    with clock.at(now + HOUR):
        assert asked_for(app, last, 9).status_code == 303


@pytest.mark.parametrize("path", ["/contacts", "/password-resets"])
def test_who_asks_too_often_does_not_learn_who_is_known(app, path):
    app.config["LETTERS_AN_HOUR"] = 0
    sign_up_someone("known@example.kr")
    pages = []
    for email in ("known@example.kr", "nobody@example.kr"):
        page = app.test_client().post(path, data={"contact": email, "email": email}).text
        lines = page.replace(email, "").splitlines()
        pages.append([line for line in lines if "csrf_token" not in line])
    assert pages[0] == pages[1]


def test_another_address_is_not_held_up(app):
    app.config["LETTERS_AN_HOUR"] = 1
    assert sent(app, origin="10.0.0.1", contact="a@example.kr").status_code == 303
    assert sent(app, origin="10.0.0.1", contact="b@example.kr").status_code == 429
    assert sent(app, origin="10.0.0.2", contact="c@example.kr").status_code == 303


def test_of_sixteen_at_once_so_many_pass_as_are_allowed(house):
    with house.app_context():
        house.config["LETTERS_AN_HOUR"] = 5
    answers = at_once(house, lambda _: rates.count_letter("10.0.0.1"), list(range(16)))
    told = [answer.refusal for answer in answers if isinstance(answer, Refused)]
    assert told == [Refusal.TOO_OFTEN] * 11


def test_what_is_counted_names_nobody(app):
    rates.count("sign_up", "10.0.0.1", 5, HOUR)
    (row,) = db.session.query(Rate)
    assert "10.0.0.1" not in row.who and (row.what, row.times) == ("sign_up", 1)


def test_a_count_begins_anew_when_its_span_is_over(app):
    now = clock.now()
    for moment, allowed in ((now, True), (now, False), (now + HOUR - timedelta(seconds=1), False), (now + HOUR, True)):
        with clock.at(moment):
            try:
                rates.count("x", "kim", 1, HOUR)
                assert allowed
            except Refused as no:
                assert no.refusal is Refusal.TOO_OFTEN and not allowed


def test_one_account_writes_so_many_proposals_a_day(app, town, as_):
    from ..proposals.builders import an_announced_cycle

    an_announced_cycle()
    app.config["PROPOSALS_A_DAY"] = 1
    browser, data = as_(town.kim), {"title": "의자", "dong": town.pungam.id}
    assert browser.post("/proposals", data=data).status_code == 303
    assert browser.post("/proposals", data=data).status_code == 429
    assert as_(town.lee).post("/proposals", data=data).status_code == 303
