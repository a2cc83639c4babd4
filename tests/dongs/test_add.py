"""dong.add: a new dong is data, not code."""

from datetime import date

import pytest

from ganggu_participation import clock
from ganggu_participation.audit import AuditEntry
from ganggu_participation.database import db
from ganggu_participation.dongs import actions, queries
from ganggu_participation.dongs.models import Dong
from ganggu_participation.dongs.seed import dongs_from_files
from ganggu_participation.dongs.states import DongState
from ganggu_participation.permissions import INSTALLER
from ganggu_participation.refusals import Refusal, Refused

from .builders import a_new_dong


def names(on: date) -> list[str]:
    return [dong.name for dong in queries.dongs_in_order(on)]


def test_an_administrator_adds_a_dong_from_its_first_day_on(town):
    actions.add(town.ahn, a_new_dong())
    assert queries.dong_by_name("풍암2동").state is DongState.ACTIVE
    assert "풍암2동" not in names(date(2026, 12, 31))
    assert "풍암2동" in names(date(2027, 1, 1))


def test_adding_is_written_down(town):
    actions.add(town.ahn, dong := a_new_dong())
    entry = db.session.query(AuditEntry).one()
    assert (entry.verb, entry.subject, entry.actor) == ("dong.add", f"dongs/{dong.id}", town.ahn.audit_name)
    assert '"name": "풍암2동"' in entry.facts


def test_neighbours_know_each_other(town):
    actions.add(town.ahn, a_new_dong(neighbours=[town.pungam]))
    assert [other.name for other in town.pungam.neighbours] == ["풍암2동"]
    assert [other.name for other in queries.dong_by_name("풍암2동").neighbours] == ["풍암동"]


@pytest.mark.parametrize("who", ["kim", "park", "han", "oh"])
def test_nobody_but_an_administrator_adds_a_dong(town, who):
    with pytest.raises(Refused) as no:
        actions.add(getattr(town, who), a_new_dong())
    assert no.value.refusal is Refusal.NOT_AN_ADMINISTRATOR
    assert queries.dong_by_name("풍암2동") is None


def test_a_stranger_adds_no_dong(town):
    with pytest.raises(Refused) as no:
        actions.add(None, a_new_dong())
    assert no.value.refusal is Refusal.NOT_AN_ADMINISTRATOR


@pytest.mark.parametrize("same", [{"code": "1224000017"}, {"name": "풍암동"}])
def test_a_code_or_a_name_is_not_given_twice(town, same):
    with pytest.raises(Refused) as no:
        actions.add(town.ahn, a_new_dong(**same))
    assert no.value.refusal is Refusal.DONG_KNOWN
    assert db.session.query(Dong).count() == 2


def test_the_name_of_a_closed_dong_is_free_again(town):
    actions.close(town.ahn, town.pungam, date(2027, 1, 1))
    actions.add(town.ahn, a_new_dong(name="풍암동"))
    with clock.at(clock.moment(date(2027, 1, 1), 0)):
        assert queries.dong_by_name("풍암동").code == "1224077500"
    with clock.at(clock.moment(date(2026, 12, 31), 23)):
        assert queries.dong_by_name("풍암동").code == "1224000017"


def test_a_dong_is_born_once(town):
    with pytest.raises(Refused) as no:
        actions.add(town.ahn, town.pungam)
    assert no.value.refusal is Refusal.NOT_IN_THIS_STATE or no.value.refusal is Refusal.DONG_KNOWN


@pytest.fixture
def seeded(app):
    db.session.query(Dong).update({"active_to": date(1995, 1, 1)})
    db.session.commit()
    for dong in dongs_from_files():
        actions.add(INSTALLER, dong)


def test_the_installer_seeds_the_eighteen_dongs(seeded):
    dongs = queries.dongs_in_order()
    assert len(dongs) == 18
    assert sum(dong.population for dong in dongs) == 276_651
    assert {dong.population_on for dong in dongs} == {date(2025, 5, 31)}


def test_the_seed_brings_schools_offices_and_neighbours(seeded):
    pungam = queries.dong_and_surroundings(queries.dong_by_slug("풍암").id)
    assert (len(pungam.schools), pungam.office_phone) == (7, "062-350-4532")
    assert [other.name for other in pungam.neighbours] == [
        "화정2동",
        "화정3동",
        "화정4동",
        "서창동",
        "금호1동",
        "금호2동",
    ]
    assert all(pungam.sources[fact] for fact in ("population", "office", "outline", "area_km2", "legal_dongs"))
