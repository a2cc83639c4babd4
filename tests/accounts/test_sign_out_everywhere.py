"""An administrator ends every sign-in of somebody else; nobody else does, and the trail says why."""

from datetime import timedelta

import pytest
from sqlalchemy import select, update

from ganggu_participation import clock
from ganggu_participation.accounts.actions import sign_in, sign_out_everywhere
from ganggu_participation.accounts.models import SignIn
from ganggu_participation.accounts.queries import account_of_token
from ganggu_participation.audit import AuditEntry
from ganggu_participation.database import db
from ganggu_participation.refusals import Refusal, Refused

WHY = "휴대전화를 잃었다고 알려 옴"


def page_of(account):
    return f"/admin/accounts/{account.id}/sign-out"


def test_all_of_hers_end_and_nobody_elses(town):
    tokens = [sign_in(town.kim, town.kim, 8) for _ in range(3)]
    other = sign_in(town.lee, town.lee, 8)
    assert sign_out_everywhere(town.ahn, town.kim, WHY) == 3
    assert [account_of_token(token) for token in tokens] == [None] * 3 and account_of_token(other) is not None
    assert sign_out_everywhere(town.ahn, town.kim, WHY) == 0


def test_the_trail_has_the_reason_and_no_name(town):
    sign_in(town.kim, town.kim, 8)
    sign_out_everywhere(town.ahn, town.kim, WHY)
    last = db.session.scalars(select(AuditEntry).order_by(AuditEntry.id.desc()).limit(1)).one()
    assert last.verb == "account.sign_out_everywhere" and WHY in last.facts and town.kim.name not in last.facts


@pytest.mark.parametrize("who", ["park", "joo", "oh", "kim"])
def test_only_an_administrator_does_it(town, who):
    token = sign_in(town.kim, town.kim, 8)
    with pytest.raises(Refused) as no:
        sign_out_everywhere(getattr(town, who), town.kim, WHY)
    assert no.value.refusal is Refusal.NOT_AN_ADMINISTRATOR and account_of_token(token) is not None


def test_without_a_reason_nothing_ends(town):
    token = sign_in(town.kim, town.kim, 8)
    with pytest.raises(Refused) as no:
        sign_out_everywhere(town.ahn, town.kim, "  잃음 ")
    assert no.value.refusal is Refusal.REASON_MISSING and account_of_token(token) is not None


def test_her_browser_is_out_at_once(town, as_):
    hers, ahn = as_(town.kim), as_(town.ahn)
    assert hers.get("/me").status_code == 200
    assert page_of(town.kim) in ahn.get(f"/admin/accounts/{town.kim.id}").text
    first = ahn.get(page_of(town.kim)).text
    assert "1곳" in first and town.kim.name not in first
    assert "적어 주세요" in ahn.post(page_of(town.kim), data={"reason": ""}).text
    assert hers.get("/me").status_code == 200
    done = ahn.post(page_of(town.kim), data={"reason": WHY}, follow_redirects=True)
    assert "1곳을 모두 로그아웃했습니다" in done.text
    assert hers.get("/me").status_code != 200


@pytest.mark.parametrize("who", ["park", "joo", "kim"])
def test_nobody_else_sees_the_page(town, as_, who):
    assert as_(getattr(town, who)).get(page_of(town.lee)).status_code in (403, 404)


def test_an_administrator_who_rested_shows_first_that_it_is_still_her(town, as_):
    hers, ahn = as_(town.kim), as_(town.ahn)
    db.session.execute(update(SignIn).values(confirmed_at=clock.now() - timedelta(minutes=6)))
    db.session.commit()
    ahn.post(page_of(town.kim), data={"reason": WHY})
    assert hers.get("/me").status_code == 200
