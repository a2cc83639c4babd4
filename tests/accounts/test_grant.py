from datetime import timedelta

import pytest

from ganggu_participation import clock
from ganggu_participation.accounts.actions import grant
from ganggu_participation.audit import AuditEntry
from ganggu_participation.database import db
from ganggu_participation.permissions import INSTALLER, Role
from ganggu_participation.refusals import Refusal, Refused


def refusal_of(actor, account, role, *rest):
    with pytest.raises(Refused) as no:
        grant(actor, account, role, *rest)
    return no.value.refusal


def test_a_role_holds_in_its_dong_only(town):
    grant(town.ahn, town.kim, Role.DONG_OFFICER, town.pungam)
    assert town.kim.holds(Role.DONG_OFFICER, town.pungam.id)
    assert not town.kim.holds(Role.DONG_OFFICER, town.chipyeong.id)


def test_a_role_without_a_dong_holds_everywhere(town):
    grant(town.ahn, town.kim, Role.DEPARTMENT_OFFICER)
    assert town.kim.holds(Role.DEPARTMENT_OFFICER, town.chipyeong.id)


def test_a_role_ends_by_itself(town, time_machine):
    time_machine.move_to("2026-11-24T09:00:00+09:00", tick=False)
    grant(town.ahn, town.kim, Role.OBSERVER, None, clock.now() + timedelta(days=1))
    assert town.kim.is_observer
    time_machine.shift(timedelta(days=1))
    assert not town.kim.is_observer


def test_a_grant_is_written_down(town):
    given = grant(town.ahn, town.kim, Role.OBSERVER)
    entry = db.session.query(AuditEntry).one()
    assert (entry.actor, entry.subject) == (town.ahn.audit_name, f"role_grants/{given.id}")
    assert given.granted_by == town.ahn.id


def test_only_administrators_grant(town):
    for actor in (town.kim, town.park, town.han):
        assert refusal_of(actor, town.kim, Role.SYSTEM_ADMIN) is Refusal.NOT_AN_ADMINISTRATOR
    assert not town.kim.grants


def test_the_installer_may_grant(town):
    assert grant(INSTALLER, town.kim, Role.SYSTEM_ADMIN).granted_by is None


@pytest.mark.parametrize(("held_by", "role"), [("roh", Role.COUNT_OFFICER), ("baek", Role.ROLL_KEEPER)])
def test_nobody_keeps_the_roll_and_counts(town, held_by, role):
    account = getattr(town, held_by)
    assert refusal_of(town.ahn, account, role) is Refusal.ROLES_CLASH
    assert refusal_of(town.ahn, account, role, town.pungam) is Refusal.ROLES_CLASH


def test_a_role_that_ended_clashes_no_longer(town):
    town.roh.grants[0].to_at = clock.now()
    db.session.commit()
    assert grant(town.ahn, town.roh, Role.COUNT_OFFICER)


def test_a_role_held_already_is_not_given_again(town):
    assert refusal_of(town.ahn, town.park, Role.DONG_OFFICER, town.pungam) is Refusal.ALREADY_GRANTED
    assert refusal_of(town.ahn, town.jung, Role.DEPARTMENT_OFFICER, town.pungam) is Refusal.ALREADY_GRANTED
    assert grant(town.ahn, town.park, Role.DONG_OFFICER, town.chipyeong)


def test_an_end_in_the_past_is_refused(town):
    assert refusal_of(town.ahn, town.kim, Role.OBSERVER, None, clock.now()) is Refusal.DATES_OUT_OF_ORDER
