"""Machines are told from people without a puzzle; people are told what to do."""

from datetime import timedelta

import pytest

from ganggu_participation import clock, rates
from ganggu_participation.accounts.models import Account
from ganggu_participation.accounts.queries import account_of_email
from ganggu_participation.database import db
from ganggu_participation.rates import Rate
from ganggu_participation.refusals import Refusal, Refused
from ganggu_participation.web import guard

from ..journeys.people import sign_up
from ..journeys.visitor import Visitor

EMAIL = "new@example.kr"
HOUR = timedelta(hours=1)


@pytest.fixture
def visitor(app):
    app.config["FORM_SECONDS"] = 3
    return Visitor(app.test_client())


def filled(name="박새롬"):
    from ..accounts.builders import FORM

    return {**FORM, "email": EMAIL}


def test_somebody_who_takes_three_seconds_gets_in(app):
    app.config["FORM_SECONDS"] = 3
    now = clock.now()
    with clock.at(now):
        stamp = guard.stamp()
    with clock.at(now + timedelta(seconds=4)):
        assert app.test_client().post("/accounts", data={**filled(), "opened": stamp}).status_code == 303
    assert account_of_email(EMAIL) is not None


def test_whoever_is_quicker_is_told_to_press_again_and_nothing_typed_is_lost(app):
    app.config["FORM_SECONDS"] = 3
    now = clock.now()
    with clock.at(now):
        stamp = guard.stamp()
        answer = app.test_client().post("/accounts", data={**filled(), "opened": stamp})
    assert answer.status_code == 422 and guard.TOO_QUICK in answer.text and EMAIL in answer.text
    assert stamp in answer.text, "the same moment is sent again: waiting helps"
    assert account_of_email(EMAIL) is None


@pytest.mark.parametrize("stamp", ["", "forged", "MTIz.x", None])
def test_a_form_that_was_never_opened_is_refused_and_gets_a_moment_of_its_own(app, stamp):
    data = {**filled(), "opened": stamp or ""}
    answer = app.test_client().post("/accounts", data=data)
    assert answer.status_code == 422 and guard.TOO_OLD in answer.text and account_of_email(EMAIL) is None


def test_a_form_of_yesterday_is_sent_again(app):
    now = clock.now()
    with clock.at(now):
        stamp = guard.stamp()
    with clock.at(now + timedelta(days=1, seconds=1)):
        assert guard.TOO_OLD in app.test_client().post("/accounts", data={**filled(), "opened": stamp}).text


def test_whoever_fills_in_the_field_that_nobody_sees_is_refused(app):
    answer = app.test_client().post("/accounts", data={**filled(), "website": "https://buy.example"})
    assert answer.status_code == 422 and guard.FILLED in answer.text and account_of_email(EMAIL) is None


def test_the_hidden_field_is_no_stop_for_keys_and_screen_readers(app):
    page = Visitor(app.test_client()).open("/accounts/new").page
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
        late = Visitor(app.test_client()).open("/accounts/new")
        answer = app.test_client().post("/accounts", data=filled())
        assert answer.status_code == 429 and Refusal.TOO_OFTEN.message in answer.text and late.status == 200
        assert db.session.query(Account).count() == before
    with clock.at(now + HOUR):
        assert app.test_client().post("/accounts", data=filled()).status_code == 303


def test_another_address_is_not_held_up(app):
    app.config["SIGN_UPS_AN_HOUR"] = 0
    answer = app.test_client().post("/accounts", data=filled(), environ_base={"REMOTE_ADDR": "10.0.0.1"})
    assert answer.status_code == 429
    app.config["SIGN_UPS_AN_HOUR"] = 1
    answer = app.test_client().post("/accounts", data=filled(), environ_base={"REMOTE_ADDR": "10.0.0.2"})
    assert answer.status_code == 303


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
