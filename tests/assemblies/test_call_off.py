import pytest

from ganggu_participation.assemblies import actions
from ganggu_participation.assemblies.states import AssemblyState
from ganggu_participation.proposals.states import ProposalState
from ganggu_participation.refusals import Refusal, Refused
from ganggu_participation.votes import actions as votes
from ganggu_participation.votes.states import VoteState

from .builders import a_counted_assembly, a_noticed_assembly, an_assembly_in_preparation, an_open_assembly

REASON = "태풍 경보가 내려 주민이 모일 수 없게 되어 이번 총회를 취소합니다. 다음 달에 다시 공고하겠습니다."


def refusal_of(actor, assembly, reason=REASON):
    before = assembly.state
    with pytest.raises(Refused) as no:
        actions.call_off(actor, assembly, reason)
    assert assembly.state is before
    return no.value.refusal


def test_the_vote_is_cancelled_and_the_items_can_be_tabled_again(town):
    assembly = an_open_assembly(town)
    actions.call_off(town.park, assembly, REASON)
    assert assembly.state is AssemblyState.CALLED_OFF and assembly.vote.state is VoteState.CANCELLED
    assert {item.proposal.state for item in assembly.items} == {ProposalState.ELIGIBLE}
    again = an_assembly_in_preparation(town, name="다시 여는 총회", agenda=())
    for item in assembly.items:
        actions.table_item(town.park, again, item.proposal, item.route)
    assert len(again.items) == len(assembly.items) > 0


def test_one_in_preparation_is_called_off_without_a_vote(town):
    assembly = an_assembly_in_preparation(town)
    actions.call_off(town.park, assembly, REASON)
    assert assembly.state is AssemblyState.CALLED_OFF and assembly.vote is None


def test_a_vote_cancelled_on_its_own_page_does_not_stand_in_the_way(town):
    assembly = a_noticed_assembly(town)
    votes.cancel(town.park, assembly.vote, REASON)
    actions.call_off(town.park, assembly, REASON)
    assert {item.proposal.state for item in assembly.items} == {ProposalState.ELIGIBLE}


def test_it_needs_a_reason_that_residents_can_read(town):
    assert refusal_of(town.park, a_noticed_assembly(town), "사정상") is Refusal.REASON_TOO_SHORT


def test_the_desk_of_another_dong_may_not(town):
    assert refusal_of(town.choi, a_noticed_assembly(town)) is Refusal.ROLE_MISSING


def test_a_declared_result_is_not_called_off(town):
    assembly = a_counted_assembly(town)
    assert refusal_of(town.park, assembly) is Refusal.NOT_IN_THIS_STATE
    assert {item.proposal.state for item in assembly.items} == {ProposalState.ON_BALLOT}


def test_residents_read_why(town, as_):
    assembly = an_open_assembly(town)
    address = f"/office/assemblies/{assembly.id}/call-off"
    assert as_(town.park).post(address, data={"reason": "짧음"}).status_code == 422
    assert as_(town.park).post(address, data={"reason": REASON}).status_code == 303
    assert "태풍 경보가 내려" in as_(None).get(f"/assemblies/{assembly.id}").text
