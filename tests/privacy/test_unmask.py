"""Officials see masked data; open once, for one person, with a reason that stays."""

import pytest
from sqlalchemy import select

from ganggu_participation.access_log import Access, AccessEntry
from ganggu_participation.audit import AuditEntry
from ganggu_participation.database import db
from ganggu_participation.masking import masked, masked_email, masked_phone
from ganggu_participation.privacy.actions import unmask
from ganggu_participation.refusals import Refusal, Refused

WHY = "접수한 서류에 빠진 것이 있어 전화함"


def last(model):
    return db.session.scalars(select(model).order_by(model.id.desc())).first()


@pytest.mark.parametrize("who", ["park", "roh", "ahn", "joo"])
def test_an_official_of_her_dong_or_of_the_district_sees_it_with_a_reason(town, who):
    shown = unmask(getattr(town, who), town.kim, WHY)
    assert shown["이름"] == "김풍암" and shown["전자우편 주소"] == "kim@example.kr"
    entry = last(AccessEntry)
    assert (entry.act, entry.whose.strip(), entry.reason) == (Access.UNMASK, str(town.kim.id), WHY)
    assert "이름" in entry.items and "김풍암" not in entry.items


def test_the_audit_trail_holds_neither_the_data_nor_the_words_of_the_reason(town):
    unmask(town.park, town.kim, WHY + " 김풍암")
    assert last(AuditEntry).verb == "account.unmask" and "김풍암" not in last(AuditEntry).facts


@pytest.mark.parametrize("reason", ["", "   ", "궁금함", " . . . . . . . . "[:9]])
def test_without_a_reason_nothing_is_shown(town, reason):
    with pytest.raises(Refused) as no:
        unmask(town.park, town.kim, reason)
    assert no.value.refusal is Refusal.WHY_MISSING and last(AccessEntry) is None


@pytest.mark.parametrize("who", ["choi", "jung", "han", "baek", "oh", "lee", "kim"])
def test_other_desks_observers_and_residents_never_do(town, who):
    with pytest.raises(Refused) as no:
        unmask(getattr(town, who), town.kim, WHY)
    assert no.value.refusal is Refusal.ROLE_MISSING and last(AccessEntry) is None


@pytest.mark.parametrize(
    ("name", "seen"), [("홍길동", "홍*동"), ("김구", "김*"), ("남궁민수", "남**수"), ("김", "김*"), ("", "")]
)
def test_a_name_is_masked(name, seen):
    assert masked(name) == seen


@pytest.mark.parametrize(
    ("phone", "seen"),
    [("010-1234-5678", "010-****-5678"), ("01012345678", "010-****-5678"), (None, ""), ("1234", "****")],
)
def test_a_phone_is_masked(phone, seen):
    assert masked_phone(phone) == seen


@pytest.mark.parametrize(("email", "seen"), [("kim@example.kr", "k***@example.kr"), (None, ""), ("broken", "")])
def test_an_address_is_masked(email, seen):
    assert masked_email(email) == seen
