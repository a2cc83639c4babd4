"""cycle.plan: a year is laid out, and laid out anew until it is announced."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from ganggu_participation import clock
from ganggu_participation.audit import AuditEntry
from ganggu_participation.cycles import actions, defaults, queries
from ganggu_participation.cycles.models import Cycle, Track
from ganggu_participation.cycles.states import CycleState, Scope
from ganggu_participation.database import db
from ganggu_participation.money import Won
from ganggu_participation.refusals import Refusal, Refused

from .builders import a_planned_cycle, an_announced_cycle

DAY = timedelta(days=1)


def moved(key: str, **ends):
    return [replace(each, **ends) if each.key == key else each for each in defaults.stages(2026)]


def test_the_district_plans_a_year_for_the_next_budget(town):
    cycle = a_planned_cycle(town.han)
    assert (cycle.state, cycle.operating_year, cycle.budget_year) == (CycleState.PLANNED, 2026, 2027)
    assert [stage.key for stage in cycle.stages][:2] == ["call", "review"]
    assert cycle.call_day == date(2026, 3, 2)
    assert cycle.notice_by == date(2026, 2, 10)


def test_the_default_tracks_are_those_of_the_district(town):
    tracks = {track.label: track for track in a_planned_cycle(town.han).tracks}
    ceilings = {label: (track.scope, int(track.ceiling)) for label, track in tracks.items()}
    assert ceilings == {
        "구정참여형": (Scope.DISTRICT, 300_000_000),
        "지역참여형": (Scope.DONG, 900_000_000),
        "마을계획형": (Scope.DONG, 600_000_000),
        "청년참여형": (Scope.DISTRICT, 200_000_000),
    }
    assert (int(tracks["지역참여형"].dong_ceiling), int(tracks["마을계획형"].dong_ceiling)) == (50_000_000, 33_333_333)
    assert queries.cycle_of_year(2026).ceiling == Won(2_000_000_000)


def test_the_assumed_split_is_said_to_be_assumed():
    assert all("똑같이 나눈다고" in track.summary for track in defaults.tracks() if track.dong_ceiling)


@pytest.mark.parametrize("year", [2026, 2027, 2028])
def test_default_stages_follow_one_another_from_morning_to_evening(year):
    stages = defaults.stages(year)
    assert all(before.closes <= after.opens for before, after in zip(stages, stages[1:], strict=False))
    hours = {(each.opens.astimezone(clock.KST).hour, each.closes.astimezone(clock.KST).hour) for each in stages}
    assert hours == {(9, 18)}


def test_a_year_is_laid_out_anew_and_keeps_its_rows(town):
    first = {track.key: track.id for track in a_planned_cycle(town.han).tracks}
    changed = [replace(track, ceiling=Won(1_000_000_000)) for track in defaults.tracks()[:2]]
    cycle = a_planned_cycle(town.han, plan="새 계획", tracks=changed)
    assert {track.key: track.id for track in cycle.tracks} == {key: first[key] for key in ("district", "local")}
    assert (cycle.plan, {track.ceiling for track in cycle.tracks}) == ("새 계획", {Won(1_000_000_000)})
    assert (db.session.query(Cycle).count(), db.session.query(Track).count()) == (1, 2)


def test_planning_is_written_down(town):
    cycle = a_planned_cycle(town.han)
    entry = db.session.query(AuditEntry).one()
    assert (entry.verb, entry.subject) == ("cycle.plan", f"cycles/{cycle.id}")
    assert '"village": 600000000' in entry.facts


@pytest.mark.parametrize("who", ["kim", "park", "jung", "ahn"])
def test_nobody_but_the_budget_officer_plans(town, who):
    with pytest.raises(Refused) as no:
        a_planned_cycle(getattr(town, who))
    assert no.value.refusal is Refusal.ROLE_MISSING
    assert db.session.query(Cycle).count() == 0


def test_a_stranger_plans_nothing(town):
    with pytest.raises(Refused) as no:
        a_planned_cycle(None)
    assert no.value.refusal is Refusal.NOT_SIGNED_IN


def test_an_announced_year_is_not_laid_out_anew(town):
    an_announced_cycle(town.han)
    with pytest.raises(Refused) as no:
        a_planned_cycle(town.han, plan="바꾼 계획")
    assert no.value.refusal is Refusal.NOT_IN_THIS_STATE
    assert queries.cycle_of_year(2026).plan == defaults.PLAN


@pytest.mark.parametrize(
    ("key", "ends", "named"),
    [
        ("vote", {"closes": clock.moment(date(2026, 8, 16), 9)}, "‘투표’"),
        ("vote", {"opens": clock.moment(date(2026, 8, 1), 0)}, "‘회의에서 살펴봄’"),
    ],
)
def test_stages_stand_in_order(town, key, ends, named):
    with pytest.raises(Refused) as no:
        a_planned_cycle(town.han, stages=moved(key, **ends))
    assert no.value.refusal is Refusal.DATES_OUT_OF_ORDER
    assert named in no.value.message


def test_stages_may_overlap(town):
    assert a_planned_cycle(town.han, stages=moved("review", opens=clock.moment(date(2026, 4, 1), 9))).id


def test_a_year_without_a_call_is_no_year(town):
    with pytest.raises(ValueError, match="call"):
        a_planned_cycle(town.han, stages=defaults.stages(2026)[1:])


def test_the_shares_of_the_dongs_never_pass_the_ceiling_of_their_track(town):
    local = replace(defaults.tracks()[1], ceiling=Won(100_000_001), dong_ceiling=Won(50_000_000))
    assert a_planned_cycle(town.han, tracks=[local]).id
    with pytest.raises(Refused) as no:
        a_planned_cycle(town.han, tracks=[replace(local, ceiling=Won(99_999_999))])
    assert no.value.refusal is Refusal.CEILING_PASSED
    assert "2개 동" in no.value.message


def test_the_stage_of_a_moment(town):
    cycle = an_announced_cycle(town.han)
    call = cycle.stage("call")
    for moment, label in [(call.opens - DAY, None), (call.opens, "제안받는 기간"), (call.closes, None)]:
        with clock.at(moment):
            now = queries.stage_now(cycle)
            assert (now.label if now else None) == label


def test_the_current_year(town):
    assert queries.current_cycle() is None
    for year in (2026, 2027, 2029):
        an_announced_cycle(town.han, year)
    a_planned_cycle(town.han, 2028)
    for today, year in [("2025", 2026), ("2026", 2026), ("2027", 2027), ("2028", 2027), ("2029", 2029)]:
        with clock.at(clock.moment(date(int(today), 6, 1), 9)):
            assert queries.current_cycle().operating_year == year


def test_actions_offer_the_year_with_its_tracks(town):
    cycle = an_announced_cycle(town.han)
    assert [track.key for track in queries.tracks_of(cycle)] == ["district", "local", "village", "youth"]
    assert actions.SHORTEST_REASON == 30
