"""Every form that somebody unknown may send, and what keeps a machine from sending it without end.

A new one has no line here, and the first test fails: give it a guard or a rate, or show that it keeps nothing."""

import pytest
from sqlalchemy import func, select

from ganggu_participation.database import Model, db
from ganggu_participation.refusals import Refusal
from ganggu_participation.web import guard
from ganggu_participation.web.doors import AUDIENCE

from ..accounts.builders import FORM, confirmed
from ..votes.builders import an_open_vote

ANYONE = "anyone"
CONTACT = {"contact": "new@example.kr"}
CHECK = {
    "vote": "1",
    "provider": "demo",
    "name": "박새롬",
    "birth_date": "19600301",
    "number": "1",
    "agree_identity": "y",
}
LISTED = {**CHECK, "provider": "roll", "name": "박새롬{n}"}
TEXTED = {**CHECK, "provider": "code", "contact": "n{n}@example.kr"}
LETTER = {"letter_code": "ABCDEFGHJKLM", "birth_date": "19600301"}
GUARDED = {
    # endpoint: a form that is otherwise right
    "accounts.create": FORM,
    "contacts.create": CONTACT,
    "identity_checks.create": CHECK,
}
RATED = {
    # endpoint: what one network address sends again and again; {n} is another each time
    "accounts.create": [FORM],
    "contacts.create": [{"contact": "n{n}@example.kr"}],
    "identity_checks.create": [LISTED, TEXTED, {**CHECK, **LETTER, "provider": "letter"}],
    "letter_sign_ins.create": [LETTER],
    "password_resets.create": [{"email": "n{n}@example.kr"}],
    "sign_ins.create": [{"email": "n{n}@example.kr", "password": "틀린 비밀번호"}],
}
KEEPS_NOTHING = {
    # endpoint: what somebody sends who makes it up
    "confirmations.create": {"confirm_password": "틀린 비밀번호"},
    "contact_confirmations.create": {"contact": "made up", "code": "123456"},
    "display.update": {"text": "150"},
    "follow_ends.update": {},
    "identity_answers.create": {"vote": "1", "run": "made up", "code": "123456"},
    "password_resets.update": {
        "token": "made up",
        "password": "아주 긴 새 비밀번호",
        "password_again": "아주 긴 새 비밀번호",
    },
    "box_log_look_ups.create": {"code": "0000-0000-0000-0000"},
    "practices.create": {"c1": "1"},
    "practices.edit": {"c1": "1"},
    "practice_reviews.create": {"c1": "1"},
    "proposals.create": {"title": "의자", "dong": "1"},
    "sign_outs.create": {},
}
"""A one-time code has five tries (tests/identities/test_codes.py); links and runs have tokens that nobody guesses."""
CODES_ON_PAPER = {"booths.create", "booth_ballots.edit", "booth_ballots.create", "booth_reviews.create"}
"""A code of the polling desk or of a class card opens them, and nothing else does."""
MOST = 40
"""More than any of the limits that are in code; those of the settings are made small."""


def open_forms(app):
    """Endpoint -> its address, of every form whose door lets anybody in."""
    rules = [rule for rule in app.url_map.iter_rules() if "POST" in rule.methods]
    anybody = [rule for rule in rules if getattr(app.view_functions[rule.endpoint], AUDIENCE) == ANYONE]
    return {rule.endpoint: rule.build(dict.fromkeys(rule.arguments, 1), append_unknown=False)[1] for rule in anybody}


def rows():
    tables = Model.metadata.sorted_tables
    return {table.name: db.session.scalar(select(func.count()).select_from(table)) for table in tables}


def test_every_form_of_a_stranger_is_in_one_of_the_lists(app):
    assert set(open_forms(app)) == {*GUARDED, *RATED, *KEEPS_NOTHING, *CODES_ON_PAPER}


@pytest.mark.parametrize("endpoint", GUARDED)
@pytest.mark.parametrize(
    ("machine", "sentence"), [({"website": "https://buy.example"}, guard.FILLED), ({"opened": ""}, guard.TOO_OLD)]
)
def test_a_machine_is_told_and_keeps_nothing(app, town, endpoint, machine, sentence):
    an_open_vote(town)
    before = rows()
    answer = confirmed(app.test_client()).post(open_forms(app)[endpoint], data={**GUARDED[endpoint], **machine})
    assert answer.status_code == 422 and sentence in answer.text
    assert rows() == before


@pytest.mark.parametrize(("endpoint", "data"), [(end, data) for end, forms in RATED.items() for data in forms])
def test_one_address_is_stopped_after_a_while(app, town, endpoint, data):
    """Each time a browser of its own and another contact: neither helps."""
    an_open_vote(town)
    app.config.update(SIGN_UPS_AN_HOUR=3, LETTERS_AN_HOUR=3)
    address, tries = open_forms(app)[endpoint], 0
    for tries in range(1, MOST + 1):
        browser = confirmed(app.test_client(), email=f"n{tries}@example.kr")
        answer = browser.post(address, data={name: words.format(n=tries) for name, words in data.items()})
        if answer.status_code == Refusal.TOO_OFTEN.status:
            break
    assert answer.status_code == 429 and 1 < tries < MOST


@pytest.mark.parametrize("endpoint", KEEPS_NOTHING)
def test_what_is_made_up_leaves_nothing_behind(app, town, endpoint):
    an_open_vote(town)
    before = rows()
    answer = app.test_client().post(open_forms(app)[endpoint], data=KEEPS_NOTHING[endpoint])
    assert answer.status_code < 500 and rows() == before


@pytest.mark.parametrize("endpoint", sorted(CODES_ON_PAPER))
def test_a_code_that_nobody_printed_opens_no_booth(app, town, endpoint):
    an_open_vote(town)
    before = rows()
    answer = app.test_client().post(open_forms(app)[endpoint], data={"code": "ABCDEFGH"})
    assert Refusal.CODE_UNKNOWN.message in answer.text and answer.status_code >= 400
    assert rows() == before | {"sign_in_failures": 1}  # the try itself, counted for its network address
