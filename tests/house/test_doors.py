"""Everybody at every door of the house: the matrix is made from the map of addresses, so no route is left out."""

from collections import Counter

import pytest

from ganggu_participation.audit import AuditEntry
from ganggu_participation.database import db
from ganggu_participation.permissions import Role
from ganggu_participation.refusals import Refusal
from ganggu_participation.web.doors import AUDIENCE, FRESHLY

from .. import world
from ..approvals.builders import a_request
from ..assemblies.builders import an_assembly_in_preparation
from ..counts.builders import a_count
from ..proposals.builders import a_submitted_proposal
from ..votes.builders import a_closed_vote, an_open_vote

STRANGER = "stranger"
EVERYBODY = [*world.CAST, STRANGER]
RESIDENTS = {"kim", "lee", "na"}
OFFICIALS = set(world.CAST) - RESIDENTS - {"oh"}
ADMITTED = {
    "anyone": set(EVERYBODY),
    "arriving": set(world.CAST),
    "residents": set(world.CAST),
    "electors": set(world.CAST),
    "officials": OFFICIALS,
    "observers": OFFICIALS | {"oh"},
    "administrators": {"ahn"},
}
WALLS = {
    "officials": Refusal.NOT_AN_OFFICIAL,
    "observers": Refusal.NOT_AN_OBSERVER,
    "administrators": Refusal.NOT_AN_ADMINISTRATOR,
}
ENDS_THE_SIGN_IN = ("sign_outs.create",)
DANGEROUS = {
    "factor_resets.create",
    "list_letters.create",
    "account_sign_outs.create",
    "counts.create",
    "certifications.create",
    "grants.create",
    "revocations.create",
    "approval_agreements.create",
    "vote_cancellations.create",
    "office_call_offs.create",
    "office_allocations.create",
    "totp_keys.create",
    "totp_keys.update",
    "passkeys.create",
    "passkeys.update",
    "recovery_codes.create",
}


def routes(app):
    """(endpoint, audience, method, address) of everything; rows are number 1. Signing out comes last."""
    found = []
    for rule in app.url_map.iter_rules():
        address = rule.build(dict.fromkeys(rule.arguments, 1), append_unknown=False)
        assert address is not None, rule
        audience = getattr(app.view_functions[rule.endpoint], AUDIENCE)
        found += [(rule.endpoint, audience, method, address[1]) for method in {"GET", "POST"} & rule.methods]
    return sorted(found, key=lambda route: (route[0] in ENDS_THE_SIGN_IN, route[3], route[2]))


def asked(browser, method, address):
    return browser.get(address) if method == "GET" else browser.post(address)


def is_turned_away(answer, audience):
    """By the door itself, not by a rule behind it."""
    location = answer.location or ""
    led = (
        audience != "anyone"
        and answer.status_code == 303
        and (location.startswith("/sign-in") or location.endswith("/entrance"))
    )
    wall = WALLS.get(audience)
    unknown = answer.status_code == 401 and any(
        no.message in answer.text for no in (Refusal.NOT_SIGNED_IN, Refusal.NOT_IDENTIFIED)
    )
    return led or unknown or (wall is not None and answer.status_code == 403 and wall.message in answer.text)


@pytest.mark.parametrize("who", EVERYBODY)
def test_who_passes_which_door(as_, app, town, who):
    browser = as_(getattr(town, who) if who != STRANGER else None)
    wrong, looked_at = [], 0
    for endpoint, audience, method, address in routes(app):
        answer = asked(browser, method, address)
        looked_at += 1
        if answer.status_code >= 500 or is_turned_away(answer, audience) == (who in ADMITTED[audience]):
            wrong.append(f"{who} {method} {address} ({endpoint}, {audience}): {answer.status_code}")
    assert not wrong, "\n".join(wrong)
    assert looked_at == len(routes(app)) >= 100


def test_every_audience_is_known_and_the_office_is_no_public_place(app):
    for endpoint, audience, method, address in routes(app):
        assert audience in ADMITTED, endpoint
        if address.startswith(("/office", "/admin")):
            assert audience in WALLS, (endpoint, method)


def test_dangerous_acts_ask_again_and_nothing_else_does(app):
    fresh = {end for end, view in app.view_functions.items() if hasattr(view, FRESHLY)}
    assert fresh == DANGEROUS


PAYLOAD = {
    "reason": "다른 동의 담당자가 적은 까닭입니다. 서른 자가 넘도록 길게 적어 보내는 글입니다.",
    "text": "다른 동의 담당자가 적은 답입니다. 서른 자가 넘도록 길게 적어 보내는 글입니다. 주민이 봅니다.",
    "answer": "다른 동의 담당자가 적은 답입니다.",
    "department": "다른 부서",
    "post": "주무관",
    "closes": "2030-01-01T10:00",
    "notice": "다른 동의 담당자가 적은 공고문입니다. 길게 적습니다.",
    "code": "123456",
    "request": "다른 동의 담당자가 적은 요청입니다.",
    "title": "남의 제안을 고친 이름",
    "role": "system_admin",
    "act": "count.open",
    "subject_id": "1",
}


OF_EVERYBODY = {"comment", "support", "follow", "notice"}
"""What anybody may say to anybody, whichever dong she lives in."""


def rows_of_pungam(town):
    """A row of 풍암동 or of its people for every kind of number in an address."""
    vote = an_open_vote(town)
    count = a_count(town, ballots=[{1: [1]}])
    return {
        "vote_id": [vote.id, count.vote_id],
        "count_id": [count.id],
        "assembly_id": [an_assembly_in_preparation(town).id],
        "proposal_id": [a_submitted_proposal(town.kim).id],
        "approval_id": [a_request(town, a_closed_vote(town, ballots=[])).id],
        "account_id": [town.kim.id],
        "grant_id": [town.park.grants[0].id],
    }


@pytest.mark.parametrize("who", ["choi", "lee", "oh"])
def test_nobody_of_another_dong_does_anything_here(as_, app, town, who):
    """Every POST with a number in it, with numbers of 풍암동: not one deed is done."""
    rows, stranger = rows_of_pungam(town), getattr(town, who)
    browser, before = as_(stranger), db.session.query(AuditEntry).count()
    tried = Counter()
    for rule in app.url_map.iter_rules():
        if "POST" not in rule.methods or not rule.arguments:
            continue
        for n in range(max(len(rows.get(name, [1])) for name in rule.arguments)):
            filled = {name: (rows.get(name, [1]) * 2)[n] for name in rule.arguments}
            answer = browser.post(rule.build(filled)[1], data=PAYLOAD)
            assert answer.status_code < 500, rule
            tried[rule.endpoint] += 1
    done = db.session.query(AuditEntry).filter(AuditEntry.id > before)
    assert {entry.verb.split(".")[0] for entry in done} <= OF_EVERYBODY
    assert len(tried) > 20


def test_an_observer_reads_the_logs_and_no_person(as_, town):
    """Logs, rules, balances; no name, address or birth date of anybody."""
    a_request(town, a_closed_vote(town, ballots=[]))
    browser = as_(town.oh)
    for address in ("/office", "/office/audit", "/office/audit/check", "/office/approvals", "/rights"):
        page = browser.get(address)
        assert page.status_code == 200, address
        main = page.text.split('id="main"')[1]
        for name in world.CAST:
            assert f"{name}@example.kr" not in main and getattr(town, name).name not in main, (address, name)
    for address in ("/admin/accounts", f"/admin/accounts/{town.kim.id}", "/office/proposals", "/office/votes"):
        assert browser.get(address).status_code == 403
    assert town.oh.grants[0].role is Role.OBSERVER
