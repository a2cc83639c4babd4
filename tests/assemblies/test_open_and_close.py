from datetime import timedelta

import pytest

from ganggu_participation import clock
from ganggu_participation.assemblies import actions, queries
from ganggu_participation.assemblies.states import AssemblyState
from ganggu_participation.permissions import CLOCK
from ganggu_participation.refusals import Refusal, Refused
from ganggu_participation.votes import actions as votes
from ganggu_participation.votes.states import VoteState

from .builders import DAY, SEVEN_BALLOTS, a_noticed_assembly, an_assembly_in_preparation, an_open_assembly

REASON = "비가 많이 와서 현장에 나오기 어려웠습니다. 더 많은 분이 참여하도록 기간을 이틀 늘립니다."


def refusal_of(action, actor, assembly):
    before = assembly.state
    with pytest.raises(Refused) as no:
        action(actor, assembly)
    assert assembly.state is before
    return no.value.refusal


@pytest.mark.parametrize("name", ["park", None])
def test_its_officer_or_the_clock_opens_it_with_its_vote(town, name):
    assembly = a_noticed_assembly(town)
    with clock.at(assembly.opens):
        actions.open(getattr(town, name) if name else CLOCK, assembly)
    assert assembly.state is AssemblyState.VOTING and assembly.vote.state is VoteState.OPEN


def test_it_follows_a_vote_that_was_opened_by_itself(town):
    assembly = a_noticed_assembly(town)
    with clock.at(assembly.opens):
        votes.open(CLOCK, assembly.vote)
        actions.open(CLOCK, assembly)
    assert assembly.state is AssemblyState.VOTING


def test_it_does_not_open_before_its_hour(town):
    assembly = a_noticed_assembly(town)
    with clock.at(assembly.opens - timedelta(seconds=1)):
        assert refusal_of(actions.open, town.park, assembly) is Refusal.TOO_EARLY_TO_OPEN


def test_it_does_not_open_without_notice(town):
    assert refusal_of(actions.open, town.park, an_assembly_in_preparation(town)) is Refusal.NOT_IN_THIS_STATE


@pytest.mark.parametrize("name", ["choi", "kim", "baek"])
def test_nobody_else_opens_or_closes_it(town, name):
    assembly = a_noticed_assembly(town)
    with clock.at(assembly.opens):
        assert refusal_of(actions.open, getattr(town, name), assembly) is Refusal.ROLE_MISSING
        actions.open(CLOCK, assembly)
    with clock.at(assembly.closes):
        assert refusal_of(actions.close, getattr(town, name), assembly) is Refusal.ROLE_MISSING


def test_closing_keeps_how_many_people_took_part(town):
    assembly = an_open_assembly(town, ballots=SEVEN_BALLOTS[:3])
    with clock.at(assembly.closes):
        actions.close(CLOCK, assembly)
    assert (assembly.state, assembly.took_part) == (AssemblyState.COUNTING, 3)
    assert assembly.vote.state is VoteState.CLOSED and not assembly.is_quorate


def test_it_does_not_close_before_its_hour(town):
    assembly = an_open_assembly(town)
    with clock.at(assembly.closes - timedelta(seconds=1)):
        assert refusal_of(actions.close, town.park, assembly) is Refusal.TOO_EARLY_TO_CLOSE


def test_an_extended_vote_keeps_its_assembly_open(town):
    assembly = an_open_assembly(town)
    votes.extend(town.park, assembly.vote, assembly.closes + 2 * DAY, REASON)
    assert assembly.voting_ends == assembly.closes + 2 * DAY
    with clock.at(assembly.closes + DAY):
        assert queries.assemblies_to_close(clock.now()) == []
        assert refusal_of(actions.close, CLOCK, assembly) is Refusal.TOO_EARLY_TO_CLOSE


def test_a_cancelled_vote_stops_its_assembly(town):
    assembly = an_open_assembly(town)
    votes.cancel(town.park, assembly.vote, REASON)
    with clock.at(assembly.closes):
        assert refusal_of(actions.close, CLOCK, assembly) is Refusal.NOT_IN_THIS_STATE
        assert queries.assemblies_to_close(clock.now()) == []


def test_the_clock_finds_what_has_come_due(town):
    assembly = a_noticed_assembly(town)
    assert queries.assemblies_to_open(assembly.opens - timedelta(seconds=1)) == []
    assert [a.id for a in queries.assemblies_to_open(assembly.opens)] == [assembly.id]
    with clock.at(assembly.opens):
        actions.open(CLOCK, assembly)
    assert queries.assemblies_to_open(assembly.closes) == []
    assert queries.assemblies_to_close(assembly.closes - timedelta(seconds=1)) == []
    assert [a.id for a in queries.assemblies_to_close(assembly.closes)] == [assembly.id]
    with clock.at(assembly.closes):
        votes.close(CLOCK, assembly.vote)  # an official was faster, on the vote's own page
        assert [a.id for a in queries.assemblies_to_close(clock.now())] == [assembly.id]
        actions.close(CLOCK, assembly)
        assert queries.assemblies_to_close(clock.now()) == []
