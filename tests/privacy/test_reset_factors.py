"""An official who lost every second factor: two people clear them, she is told, and enrols anew."""

from datetime import timedelta

import pytest
from sqlalchemy import select, update

from ganggu_participation import clock, outbox
from ganggu_participation.accounts.actions import grant, renew_codes, sign_in
from ganggu_participation.accounts.models import SignIn
from ganggu_participation.accounts.queries import account_of_token, factors_of
from ganggu_participation.approvals import actions as approvals
from ganggu_participation.audit import AuditEntry
from ganggu_participation.database import db
from ganggu_participation.permissions import Act, Role
from ganggu_participation.privacy.actions import reset_factors
from ganggu_participation.refusals import Refusal, Refused
from tests.world import PASSWORD

from ..accounts.test_second_factor import an_official, with_app

WHY = "휴대전화와 복구 번호를 모두 잃어 신분증을 보고 확인함"
SITE = "서구 동네정부"


def refusal_of(act, *given):
    with pytest.raises(Refused) as no:
        act(*given)
    return no.value.refusal


@pytest.fixture
def lost(town):
    """안관리 asked for it and 주보호 agreed."""
    with_app(town.park)
    renew_codes(town.park, town.park)
    asked = approvals.propose(town.ahn, Act.RESET_FACTORS, town.park, WHY)
    approvals.approve(town.joo, asked)
    return town.park


def letters(channel):
    sent = select(outbox.OutboxLetter).where(outbox.OutboxLetter.channel == channel)
    return list(db.session.scalars(sent))


def test_two_people_clear_everything_and_every_sign_in_ends(town, lost):
    token = sign_in(lost, lost, 8)
    reset_factors(town.ahn, lost, SITE)
    held = factors_of(lost.id)
    assert (held.number, held.codes) == (0, 0) and account_of_token(token) is None
    assert town.park.needs_second_factor


def test_the_trail_has_the_reason_and_both_hands_and_no_name(town, lost):
    reset_factors(town.ahn, lost, SITE)
    rows = db.session.scalars(select(AuditEntry).order_by(AuditEntry.id.desc()).limit(4)).all()
    assert [row.verb for row in reversed(rows)] == [
        "approval.propose",
        "approval.approve",
        "approval.spend",
        "account.reset_factors",
    ]
    assert WHY in rows[-1].facts and not [row for row in rows if "박동담" in row.facts]


def test_she_is_told_by_every_way_that_is_known(town, lost):
    lost.phone = "01012345678"
    db.session.commit()
    before = len(letters("mail"))
    reset_factors(town.ahn, lost, SITE)
    assert len(letters("mail")) == before + 1 and len(letters("sms")) == 1


def test_nobody_does_it_alone(town):
    with_app(town.park)
    assert refusal_of(reset_factors, town.ahn, town.park, SITE) is Refusal.NOT_APPROVED
    asked = approvals.propose(town.ahn, Act.RESET_FACTORS, town.park, WHY)
    assert refusal_of(reset_factors, town.ahn, town.park, SITE) is Refusal.NOT_APPROVED
    assert refusal_of(approvals.approve, town.ahn, asked) is Refusal.OWN_REQUEST
    assert factors_of(town.park.id).number == 1


def test_what_was_agreed_is_done_once_and_for_her_alone(town, lost):
    with_app(town.han)
    assert refusal_of(reset_factors, town.ahn, town.han, SITE) is Refusal.NOT_APPROVED
    reset_factors(town.ahn, lost, SITE)
    with_app(lost)
    assert refusal_of(reset_factors, town.ahn, lost, SITE) is Refusal.NOT_APPROVED
    assert factors_of(lost.id).number == 1


@pytest.mark.parametrize("who", ["park", "joo", "oh", "kim"])
def test_only_an_administrator_does_it(town, lost, who):
    assert refusal_of(reset_factors, getattr(town, who), lost, SITE) is Refusal.NOT_AN_ADMINISTRATOR


@pytest.mark.parametrize("who", ["park", "baek", "roh", "kim"])
def test_nobody_else_asks_for_it(town, who):
    with_app(town.park)
    assert refusal_of(approvals.propose, getattr(town, who), Act.RESET_FACTORS, town.park, WHY) is Refusal.ROLE_MISSING


def test_who_has_none_needs_no_reset(town):
    asked = approvals.propose(town.ahn, Act.RESET_FACTORS, town.park, WHY)
    approvals.approve(town.joo, asked)
    assert refusal_of(reset_factors, town.ahn, town.park, SITE) is Refusal.NO_FACTORS


def test_a_home_in_a_dong_does_not_bring_her_request_to_its_officials(town):
    """She lives in 치평동; what she does for 풍암동 is nothing for the privacy officer or the observer of 치평동."""
    grant(town.ahn, town.lee, Role.DONG_OFFICER, town.pungam)
    grant(town.ahn, town.na, Role.PRIVACY_OFFICER, town.chipyeong)
    with_app(town.lee)
    asked = approvals.propose(town.ahn, Act.RESET_FACTORS, town.lee, WHY)
    assert asked.dong_id is None and "이치평" not in asked.title
    assert refusal_of(approvals.approve, town.na, asked) is Refusal.ROLE_MISSING


def test_asked_agreed_and_done_over_http_she_enrols_at_her_next_sign_in(town, as_):
    account, _ = an_official(town)
    page = f"/admin/accounts/{account.id}/factor-reset"
    ahn, joo = as_(town.ahn), as_(town.joo)
    assert page in ahn.get(f"/admin/accounts/{account.id}").text
    first = ahn.get(page).text
    assert "신가입" not in first and "승인 요청하기" in first
    assert ahn.post(page).status_code == 409
    asked = ahn.post(
        "/office/approvals", data={"act": "factors.reset", "subject_id": account.id, "reason": WHY}
    ).location
    assert joo.get(asked).status_code == 200 and joo.post(f"{asked}/approval").status_code == 303
    assert ahn.post(page).status_code == 303
    browser = as_(None)
    came = browser.post("/sign-in", data={"email": "someone@example.kr", "password": PASSWORD}, follow_redirects=True)
    assert "인증 앱" in came.text and browser.get("/office").status_code != 200


@pytest.mark.parametrize(("who", "status"), [("park", 404), ("baek", 404), ("kim", 403)])
def test_the_page_is_for_the_two_alone(town, as_, who, status):
    assert as_(getattr(town, who)).get(f"/admin/accounts/{town.han.id}/factor-reset").status_code == status


def test_an_administrator_who_rested_shows_first_that_it_is_still_her(town, as_, lost):
    ahn = as_(town.ahn)
    db.session.execute(update(SignIn).values(confirmed_at=clock.now() - timedelta(minutes=6)))
    db.session.commit()
    answer = ahn.post(f"/admin/accounts/{lost.id}/factor-reset")
    assert answer.status_code != 409 and factors_of(lost.id).number == 1
