import pytest

from ganggu_participation.assemblies import actions
from ganggu_participation.assemblies.states import AssemblyState
from ganggu_participation.counts import actions as counts
from ganggu_participation.proposals.states import ProposalState
from ganggu_participation.refusals import Refusal, Refused

from ..approvals.builders import two_agree
from .builders import SEVEN_BALLOTS, a_closed_assembly, a_counted_assembly, a_declared_assembly, an_open_assembly


def refusal_of(actor, assembly):
    before = assembly.state
    with pytest.raises(Refused) as no:
        actions.declare(actor, assembly)
    assert assembly.state is before and all(item.votes is None for item in assembly.items)
    return no.value.refusal


def test_the_certified_result_is_copied_to_the_agenda(town):
    """33 million: 의자 8 (5 votes) and 조명 20 (4) fit; 그늘막 12 does not; 텃밭 5 fits again."""
    assembly = a_declared_assembly(town)
    assert assembly.state is AssemblyState.DECLARED and assembly.took_part == 7
    outcome = [(item.no, item.votes, item.place, item.passed) for item in assembly.items]
    assert outcome == [(1, 5, 1, True), (2, 4, 2, True), (3, 2, 3, False), (4, 1, 4, True)]


def test_every_item_says_why(town):
    shade = a_declared_assembly(town).items[2]
    assert shade.reason.startswith(
        "선정되지 않았습니다. 4개 가운데 3위였고, 사업비 1,200만 원이 남은 예산 500만 원보다 커서"
    )


def test_exactly_the_required_number_is_enough(town):
    assembly = a_declared_assembly(town)
    assert assembly.took_part == assembly.required == 7


def test_too_few_decide_nothing_even_when_counted(town):
    assembly = a_counted_assembly(town, ballots=SEVEN_BALLOTS[:6])
    assert refusal_of(town.park, assembly) is Refusal.TOO_FEW_TOOK_PART


def test_what_is_not_certified_is_not_declared(town):
    assembly = a_closed_assembly(town)
    assert refusal_of(town.park, assembly) is Refusal.NOT_COUNTED_YET
    two_agree(town, assembly.vote)
    counts.count(town.baek, assembly.vote)
    assert refusal_of(town.park, assembly) is Refusal.NOT_COUNTED_YET


def test_an_open_assembly_is_not_declared(town):
    assembly = an_open_assembly(town, ballots=SEVEN_BALLOTS)
    with pytest.raises(Refused):
        actions.declare(town.park, assembly)


@pytest.mark.parametrize("name", ["choi", "kim", "baek", "han"])
def test_only_officers_of_the_dong_declare(town, name):
    assert refusal_of(getattr(town, name), a_counted_assembly(town)) is Refusal.ROLE_MISSING


def test_proposals_wait_for_their_money(town):
    assert {item.proposal.state for item in a_declared_assembly(town).items} == {ProposalState.ON_BALLOT}
