"""The desk helps somebody without e-mail or telephone; each act with its reason, never a ballot."""

from datetime import timedelta

import pytest

from ganggu_participation import clock
from ganggu_participation.accounts.identity import Identity
from ganggu_participation.accounts.models import Account
from ganggu_participation.accounts.states import Basis, Level
from ganggu_participation.audit import AuditEntry
from ganggu_participation.database import db
from ganggu_participation.identities import actions
from ganggu_participation.identities.checks import account_of_letter
from ganggu_participation.identities.queries import visit_of
from ganggu_participation.refusals import Refusal, Refused
from ganggu_participation.verbs import Verb

from ..accounts.builders import CONSENTS, sign_up_someone
from .builders import BIRTH, NAME, REASON, a_visit

HOME = Basis.RESIDENCE


def refusal_of(act, *given, **words):
    with pytest.raises(Refused) as no:
        act(*given, **words)
    return no.value.refusal


def registered(town, **words):
    visit = a_visit(town.park, town.pungam, **words)
    actions.register(town.park, visit, basis=HOME, consents=CONSENTS)
    return visit


def account_of(visit):
    return db.session.get(Account, visit.account_id)


def test_a_woman_of_78_without_a_telephone_is_registered_seen_and_gets_a_letter(town):
    visit = registered(town)
    actions.see(town.park, visit, HOME)
    account = account_of(visit)
    assert (account.email, account.phone, account.level) == (None, None, Level.STAFF_SEEN)
    assert account.person_key == Identity(NAME, BIRTH).person_key
    paper = actions.print_letter(town.park, visit)
    assert account_of_letter("here", paper.code, BIRTH).id == account.id


def test_every_act_stands_in_the_trail_with_its_reason_and_no_name(town):
    visit = registered(town)
    actions.see(town.park, visit, HOME)
    actions.print_letter(town.park, visit)
    actions.end(town.park, visit)
    entries = db.session.query(AuditEntry).filter(AuditEntry.verb.startswith("desk.")).all()
    assert [entry.verb for entry in entries] == [
        "desk.receive",
        "desk.register",
        "desk.verify",
        "desk.print_letter",
        "desk.end",
    ]
    assert all(REASON in entry.facts for entry in entries[:-1])
    assert all(NAME not in entry.facts and entry.actor == town.park.audit_name for entry in entries)


def test_without_a_reason_nobody_is_received(town):
    assert refusal_of(a_visit, town.park, town.pungam, reason=" ") is Refusal.REASON_MISSING


def test_only_the_official_of_the_dong_receives_and_only_she_goes_on(town):
    for actor in (town.choi, town.roh, town.ahn, town.kim):
        assert refusal_of(a_visit, actor, town.pungam) is Refusal.ROLE_MISSING
    visit = registered(town)
    assert refusal_of(actions.see, town.choi, visit, HOME) is Refusal.ROLE_MISSING
    assert visit_of(town.choi, visit.id) is None and visit_of(town.ahn, visit.id) is None


def test_a_visit_is_over_after_a_while_and_when_it_is_ended(town):
    visit = registered(town)
    with clock.at(clock.now() + timedelta(minutes=61)):
        assert refusal_of(actions.see, town.park, visit, HOME) is Refusal.VISIT_OVER
        assert visit_of(town.park, visit.id) is None
    actions.end(town.park, visit)
    assert refusal_of(actions.see, town.park, visit, HOME) is Refusal.NOT_IN_THIS_STATE
    assert visit.sealed is None


def test_a_child_gets_no_account_at_the_desk_either(town):
    child = a_visit(town.park, town.pungam, birth_date=clock.today().replace(year=clock.today().year - 13))
    assert (
        refusal_of(actions.register, town.park, child, basis=HOME, consents=CONSENTS)
        is Refusal.TOO_YOUNG_FOR_AN_ACCOUNT
    )


def test_no_letter_before_she_was_seen(town):
    assert refusal_of(actions.print_letter, town.park, registered(town)) is Refusal.NOT_VERIFIED


def test_two_people_of_one_name_and_birth_date_are_told_apart(town):
    first, second = registered(town), registered(town)
    actions.see(town.park, first, HOME)
    assert refusal_of(actions.see, town.park, second, HOME) is Refusal.PERSON_KNOWN
    actions.tell_apart(town.park, second, HOME)
    keys = {account_of(visit).person_key for visit in (first, second)}
    assert len(keys) == 2 and None not in keys
    assert refusal_of(actions.tell_apart, town.park, second, HOME) is Refusal.ALREADY_VERIFIED
    paper = actions.print_letter(town.park, second)
    assert account_of_letter("here", paper.code, BIRTH).person_key == account_of(second).person_key


def test_from_then_on_no_provider_decides_who_of_them_it_is(town, as_):
    second = registered(town)
    actions.tell_apart(town.park, second, HOME)
    browser = as_(sign_up_someone("other@example.kr", name=NAME, birth_date=BIRTH))
    page = browser.get("/identity-checks/new?provider=demo").text
    number = page.split("확인 숫자</span> <b>")[1][:4]
    form = {"provider": "demo", "name": NAME, "birth_date": "19470508", "number": number, "agree_identity": "y"}
    answer = browser.post("/identity-checks", data=form)
    assert answer.status_code == 409 and "동 행정복지센터에서 확인해 드립니다" in answer.text


def test_an_official_does_not_sign_in_by_letter(town):
    visit = a_visit(town.park, town.pungam, name=town.choi.name, birth_date=town.choi.birth_date, account=town.choi)
    actions.see(town.park, visit, HOME)
    paper = actions.print_letter(town.park, visit)
    assert refusal_of(account_of_letter, "here", paper.code, town.choi.birth_date) is Refusal.LETTER_OF_AN_OFFICIAL


def test_the_desk_knows_no_ballot(app):
    desk = [rule for rule in app.url_map.iter_rules() if rule.rule.startswith("/office/desk")]
    assert desk and not any("vote" in rule.rule or "ballot" in rule.rule for rule in desk)
    assert not any("ballot" in verb or "vote" in verb for verb in Verb if verb.startswith("desk."))


def test_a_letter_is_good_for_one_sign_in_page(town, as_):
    visit = registered(town)
    actions.see(town.park, visit, HOME)
    paper, browser = actions.print_letter(town.park, visit), as_(None)
    form = {"letter_code": paper.code, "birth_date": "19470508"}
    assert browser.post("/letter-sign-in", data=form).status_code == 303
    assert NAME in browser.get("/me").text
    assert as_(None).post("/letter-sign-in", data=form).status_code == 422
