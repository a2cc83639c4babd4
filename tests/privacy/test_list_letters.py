"""Names and addresses of a whole list come out on paper only when two people agreed, and the access log says why."""

import pytest
from sqlalchemy import select

from ganggu_participation.access_log import Access, AccessEntry
from ganggu_participation.accounts.actions import grant
from ganggu_participation.approvals import actions as approvals
from ganggu_participation.audit import AuditEntry
from ganggu_participation.database import db
from ganggu_participation.identities.actions import remove_list
from ganggu_participation.identities.models import SignInLetter
from ganggu_participation.permissions import Act, Role
from ganggu_participation.privacy.actions import print_letters
from ganggu_participation.refusals import Refusal, Refused

from ..identities.builders import NAME, a_list, letters_of

WHY = "투표 안내 편지를 우편으로 보냅니다"


@pytest.fixture
def kept(town):
    return a_list(town.roh, town.pungam)


def refusal_of(act, *given):
    with pytest.raises(Refused) as no:
        act(*given)
    return no.value.refusal


def test_nobody_prints_alone(town, kept):
    assert refusal_of(print_letters, town.roh, kept) is Refusal.NOT_APPROVED
    asked = approvals.propose(town.roh, Act.UNSEAL, kept, WHY)
    assert refusal_of(print_letters, town.roh, kept) is Refusal.NOT_APPROVED
    assert refusal_of(approvals.approve, town.roh, asked) is Refusal.OWN_REQUEST
    assert refusal_of(print_letters, town.roh, kept) is Refusal.NOT_APPROVED
    assert db.session.query(SignInLetter).count() == 0


def test_what_was_agreed_is_printed_once_and_for_this_list_alone(town, kept):
    other = a_list(town.roh, town.pungam)
    (paper,) = letters_of(town, kept)
    assert paper.name == NAME
    assert refusal_of(print_letters, town.roh, kept) is Refusal.NOT_APPROVED
    assert refusal_of(print_letters, town.roh, other) is Refusal.NOT_APPROVED


@pytest.mark.parametrize("who", ["joo", "ahn", "park", "baek", "kim"])
def test_only_the_roll_keeper_prints(town, kept, who):
    approvals.approve(town.joo, approvals.propose(town.roh, Act.UNSEAL, kept, WHY))
    assert refusal_of(print_letters, getattr(town, who), kept) is Refusal.ROLE_MISSING


@pytest.mark.parametrize("who", ["park", "baek", "oh", "kim"])
def test_nobody_else_asks_or_agrees(town, kept, who):
    assert refusal_of(approvals.propose, getattr(town, who), Act.UNSEAL, kept, WHY) is Refusal.ROLE_MISSING
    asked = approvals.propose(town.roh, Act.UNSEAL, kept, WHY)
    assert refusal_of(approvals.approve, getattr(town, who), asked) is Refusal.ROLE_MISSING


def test_the_roll_keeper_of_another_dong_agrees_to_nothing_here(town, kept):
    grant(town.ahn, town.lee, Role.ROLL_KEEPER, town.chipyeong)
    asked = approvals.propose(town.roh, Act.UNSEAL, kept, WHY)
    assert refusal_of(approvals.approve, town.lee, asked) is Refusal.ROLE_MISSING


def test_nobody_asks_for_letters_of_a_removed_list(town, kept):
    remove_list(town.roh, kept, "기한이 지났습니다")
    assert refusal_of(approvals.propose, town.roh, Act.UNSEAL, kept, WHY) is Refusal.NOT_IN_THIS_STATE


def test_the_access_log_says_how_many_and_why_and_the_trail_names_nobody(town, kept):
    letters_of(town, kept, WHY)
    entry = db.session.scalars(select(AccessEntry).where(AccessEntry.act == Access.PRINT)).one()
    assert (entry.people, entry.reason, entry.whose.strip()) == (1, WHY, "")
    assert not [row for row in db.session.scalars(select(AuditEntry)) if NAME in row.facts]


def test_asked_agreed_and_printed_over_http_and_then_listed_in_the_review_of_the_month(town, as_, kept):
    page = f"/office/resident-lists/{kept.id}/letters"
    roh, joo = as_(town.roh), as_(town.joo)
    assert page in roh.get(f"/office/resident-lists/{kept.id}").text
    first = roh.get(page).text
    assert "승인 요청하기" in first and NAME not in first and roh.post(page).status_code == 409
    asked = roh.post("/office/approvals", data={"act": "privacy.unseal", "subject_id": kept.id, "reason": WHY}).location
    assert page in joo.get(asked).text and joo.post(f"{asked}/approval").status_code == 303
    assert joo.get(page).status_code == 200 and joo.post(page).status_code == 403
    printed = roh.post(page).text
    assert NAME in printed and "풍암동 1" in printed
    assert roh.post(page).status_code == 409
    assert WHY in joo.get("/office/access-log").text


@pytest.mark.parametrize(("who", "status"), [("park", 404), ("baek", 404), ("oh", 403), ("kim", 403)])
def test_the_page_is_for_those_of_the_act(town, as_, kept, who, status):
    assert as_(getattr(town, who)).get(f"/office/resident-lists/{kept.id}/letters").status_code == status
