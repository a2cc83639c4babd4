from datetime import timedelta

import pytest

from ganggu_participation import clock
from ganggu_participation.assemblies.models import Assembly, quorum
from ganggu_participation.assemblies.states import AssemblyState
from ganggu_participation.audit import AuditEntry
from ganggu_participation.cycles.states import CycleState
from ganggu_participation.database import db
from ganggu_participation.refusals import Refusal, Refused

from ..proposals.builders import an_announced_cycle
from .builders import an_assembly_in_preparation


def refusal_of(town, **words):
    before = db.session.query(Assembly).count()
    with pytest.raises(Refused) as no:
        an_assembly_in_preparation(town, agenda=(), **words)
    assert db.session.query(Assembly).count() == before
    return no.value.refusal


@pytest.mark.parametrize(
    ("people", "pct", "needed"),
    [(15_479, "0.5", 78), (32_000, "0.5", 160), (200, "0.5", 1), (201, "0.5", 2), (10, "33.33", 4), (0, "0.5", 0)],
)
def test_the_quorum_is_rounded_up_exactly(people, pct, needed):
    """KOREA RA-07."""
    assert quorum(people, pct) == needed


def test_a_dong_officer_prepares_an_assembly_with_the_dongs_population(town):
    assembly = an_assembly_in_preparation(town, agenda=(), quorum_pct="0.5")
    assert assembly.state is AssemblyState.PREPARING
    assert (assembly.population, assembly.population_on) == (town.pungam.population, town.pungam.population_on)
    assert assembly.required == 160
    assert db.session.query(AuditEntry).filter_by(verb="assembly.prepare").count() == 1


def test_a_later_population_does_not_move_the_quorum(town):
    assembly = an_assembly_in_preparation(town, agenda=(), quorum_pct="0.5")
    town.pungam.population = 99_000
    db.session.commit()
    assert assembly.required == 160


@pytest.mark.parametrize("name", ["choi", "kim", "han", "jung", "baek", "ahn"])
def test_nobody_else_prepares_it(town, name):
    assert refusal_of(town, actor=getattr(town, name)) is Refusal.ROLE_MISSING


def test_its_dates_stand_in_order(town):
    opens = clock.now() + timedelta(days=20)
    assert refusal_of(town, opens=opens, closes=opens) is Refusal.DATES_OUT_OF_ORDER
    assert refusal_of(town, opens=opens, meets_at=opens - timedelta(hours=1)) is Refusal.DATES_OUT_OF_ORDER


def test_a_name_stands_once_in_a_dong_and_year(town):
    an_assembly_in_preparation(town, agenda=())
    assert refusal_of(town) is Refusal.NAME_TAKEN


def test_there_is_no_assembly_before_the_year_is_announced(town):
    an_announced_cycle().state = CycleState.PLANNED
    db.session.commit()
    assert refusal_of(town) is Refusal.NO_CYCLE


def test_a_track_that_is_not_split_by_dong_has_no_assembly(town):
    from ganggu_participation.assemblies import actions

    cycle, opens = an_announced_cycle(), clock.now() + timedelta(days=20)
    whole = next(track for track in cycle.tracks if not track.dong_ceiling)
    with pytest.raises(Refused) as no:
        actions.prepare(
            town.park,
            cycle=cycle,
            track=whole,
            dong=town.pungam,
            name="총회",
            place="곳",
            opens=opens,
            closes=opens + timedelta(days=7),
            meets_at=opens,
        )
    assert no.value.refusal is Refusal.NOT_A_DONG_TRACK
