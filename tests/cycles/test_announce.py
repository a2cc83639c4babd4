"""cycle.announce: the plan is public 20 days before the call, or the reason for less is (KOREA PB-01)."""

from datetime import date

import pytest

from ganggu_participation import clock
from ganggu_participation.audit import AuditEntry
from ganggu_participation.cycles import actions, queries
from ganggu_participation.cycles.states import CycleState
from ganggu_participation.database import db
from ganggu_participation.refusals import Refusal, Refused

from .builders import LATE_WINTER, REASON, WINTER, a_planned_cycle, an_announced_cycle

LAST_DAY = clock.moment(date(2026, 2, 10), 23, 59)


def test_the_district_announces_in_time(town):
    cycle = a_planned_cycle(town.han)
    with clock.at(LAST_DAY):
        actions.announce(town.han, cycle)
    assert (cycle.state, cycle.announced_at, cycle.early_reason) == (CycleState.ANNOUNCED, LAST_DAY, None)


def test_a_day_later_it_needs_a_reason(town):
    cycle = a_planned_cycle(town.han)
    with clock.at(clock.moment(date(2026, 2, 11), 0)), pytest.raises(Refused) as no:
        actions.announce(town.han, cycle)
    assert no.value.refusal is Refusal.TOO_EARLY_AFTER_NOTICE
    assert queries.cycle_of_year(2026).state is CycleState.PLANNED


@pytest.mark.parametrize("reason", ["", "   ", None])
def test_blanks_are_no_reason(town, reason):
    cycle = a_planned_cycle(town.han)
    with clock.at(LATE_WINTER), pytest.raises(Refused) as no:
        actions.announce(town.han, cycle, reason)
    assert no.value.refusal is Refusal.TOO_EARLY_AFTER_NOTICE


def test_a_reason_says_something(town):
    cycle = a_planned_cycle(town.han)
    with clock.at(LATE_WINTER), pytest.raises(Refused) as no:
        actions.announce(town.han, cycle, "급해서")
    assert no.value.refusal is Refusal.REASON_TOO_SHORT


def test_with_a_reason_it_is_announced_and_the_reason_kept(town):
    cycle = a_planned_cycle(town.han)
    with clock.at(LATE_WINTER):
        actions.announce(town.han, cycle, f" {REASON} ")
    assert (cycle.state, cycle.early_reason) == (CycleState.ANNOUNCED, REASON)
    assert REASON in db.session.query(AuditEntry).order_by(AuditEntry.id.desc()).first().facts


def test_a_reason_that_is_not_needed_is_not_kept(town):
    cycle = a_planned_cycle(town.han)
    with clock.at(WINTER):
        actions.announce(town.han, cycle, REASON)
    assert cycle.early_reason is None


def test_a_plan_is_announced_once(town):
    cycle = an_announced_cycle(town.han)
    with clock.at(WINTER), pytest.raises(Refused) as no:
        actions.announce(town.han, cycle)
    assert no.value.refusal is Refusal.NOT_IN_THIS_STATE


@pytest.mark.parametrize("who", ["kim", "park", "jung", "ahn", "oh"])
def test_nobody_but_the_budget_officer_announces(town, who):
    cycle = a_planned_cycle(town.han)
    with clock.at(WINTER), pytest.raises(Refused) as no:
        actions.announce(getattr(town, who), cycle)
    assert no.value.refusal is Refusal.ROLE_MISSING
    assert queries.cycle_of_year(2026).announced_at is None
