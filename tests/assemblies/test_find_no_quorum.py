import pytest

from ganggu_participation.assemblies import actions
from ganggu_participation.assemblies.states import AssemblyState
from ganggu_participation.permissions import CLOCK
from ganggu_participation.proposals.states import ProposalState
from ganggu_participation.refusals import Refusal, Refused

from .builders import SEVEN_BALLOTS, a_closed_assembly, a_failed_assembly, an_open_assembly


def refusal_of(actor, assembly):
    before = assembly.state
    with pytest.raises(Refused) as no:
        actions.find_no_quorum(actor, assembly)
    assert assembly.state is before
    assert {item.proposal.state for item in assembly.items} == {ProposalState.ON_BALLOT}
    return no.value.refusal


def test_the_items_go_back_with_the_sentence(town):
    assembly = a_failed_assembly(town)
    assert assembly.state is AssemblyState.NO_QUORUM
    assert {item.proposal.state for item in assembly.items} == {ProposalState.ELIGIBLE}
    last = assembly.items[0].proposal.steps[-1]
    assert "7명 이상 참여해야 하는데 2명이 참여했습니다" in last.text


def test_the_clock_may_find_it(town):
    assembly = a_closed_assembly(town, ballots=SEVEN_BALLOTS[:6])
    actions.find_no_quorum(CLOCK, assembly)
    assert assembly.state is AssemblyState.NO_QUORUM


def test_when_enough_took_part_it_stands(town):
    assert refusal_of(town.park, a_closed_assembly(town)) is Refusal.ENOUGH_TOOK_PART


def test_it_is_found_after_the_close_only(town):
    assert refusal_of(town.park, an_open_assembly(town)) is Refusal.NOT_IN_THIS_STATE


@pytest.mark.parametrize("name", ["choi", "kim"])
def test_nobody_else_finds_it(town, name):
    assembly = a_closed_assembly(town, ballots=SEVEN_BALLOTS[:2])
    assert refusal_of(getattr(town, name), assembly) is Refusal.ROLE_MISSING
