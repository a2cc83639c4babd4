"""dong.close: from a day on a dong is no longer there, and nothing of it is lost."""

from datetime import date

import pytest

from ganggu_participation.audit import AuditEntry
from ganggu_participation.database import db
from ganggu_participation.dongs import actions, queries
from ganggu_participation.dongs.states import DongState
from ganggu_participation.refusals import Refusal, Refused

NEW_YEAR = date(2027, 1, 1)


def test_a_closed_dong_is_there_until_the_day_before(town):
    actions.close(town.ahn, town.pungam, NEW_YEAR)
    assert town.pungam.state is DongState.CLOSED
    assert [dong.name for dong in queries.dongs_in_order(date(2026, 12, 31))] == ["치평동", "풍암동"]
    assert [dong.name for dong in queries.dongs_in_order(NEW_YEAR)] == ["치평동"]


def test_people_keep_the_closed_dong(town):
    actions.close(town.ahn, town.pungam, date(2026, 2, 1))
    assert town.kim.dong_id == town.pungam.id
    assert queries.dong_by_id(town.pungam.id).name == "풍암동"


def test_closing_is_written_down(town):
    actions.close(town.ahn, town.pungam, NEW_YEAR)
    entry = db.session.query(AuditEntry).one()
    assert (entry.verb, entry.facts) == ("dong.close", '{"on": "2027-01-01"}')


@pytest.mark.parametrize("who", ["kim", "park", "han"])
def test_nobody_but_an_administrator_closes_a_dong(town, who):
    with pytest.raises(Refused) as no:
        actions.close(getattr(town, who), town.pungam, NEW_YEAR)
    assert no.value.refusal is Refusal.NOT_AN_ADMINISTRATOR
    assert town.pungam.state is DongState.ACTIVE


def test_a_dong_is_closed_once(town):
    actions.close(town.ahn, town.pungam, NEW_YEAR)
    with pytest.raises(Refused) as no:
        actions.close(town.ahn, town.pungam, date(2028, 1, 1))
    assert no.value.refusal is Refusal.NOT_IN_THIS_STATE
    assert town.pungam.active_to == NEW_YEAR


def test_a_dong_is_not_closed_before_it_began(town):
    with pytest.raises(Refused) as no:
        actions.close(town.ahn, town.pungam, town.pungam.active_from)
    assert no.value.refusal is Refusal.DATES_OUT_OF_ORDER
    assert town.pungam.active_to is None
