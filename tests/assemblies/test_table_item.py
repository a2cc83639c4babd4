import pytest

from ganggu_participation.assemblies import actions
from ganggu_participation.assemblies.states import Route
from ganggu_participation.cycles.models import Track
from ganggu_participation.cycles.states import Scope
from ganggu_participation.database import db
from ganggu_participation.money import Won
from ganggu_participation.refusals import Refusal, Refused

from ..proposals.builders import a_listed_proposal, a_proposal_under_review, an_announced_cycle
from .builders import a_noticed_assembly, an_assembly_in_preparation


def refusal_of(actor, assembly, proposal):
    before = len(assembly.items)
    with pytest.raises(Refused) as no:
        actions.table_item(actor, assembly, proposal, Route.LONG_TERM)
    assert len(assembly.items) == before
    return no.value.refusal


def test_words_and_reviewed_cost_are_copied_in(town):
    assembly = an_assembly_in_preparation(town, agenda=())
    proposal = a_listed_proposal(town.kim, town.jung, content="의자 10개를 놓습니다.", cost=Won(9_000_000))
    item = actions.table_item(town.park, assembly, proposal, Route.AUTONOMY_ACTIVITY)
    assert (item.no, item.title, item.cost) == (1, proposal.title, Won(10_000_000))
    assert item.summary == "풍암호수공원 둘레길. 의자 10개를 놓습니다."
    assert item.route is Route.AUTONOMY_ACTIVITY


def test_items_are_numbered_as_they_come(town):
    assert [item.no for item in an_assembly_in_preparation(town).items] == [1, 2, 3, 4]


@pytest.mark.parametrize("name", ["choi", "kim", "han"])
def test_only_officers_of_the_dong_table_items(town, name):
    assembly = an_assembly_in_preparation(town, agenda=())
    proposal = a_listed_proposal(town.kim, town.jung)
    assert refusal_of(getattr(town, name), assembly, proposal) is Refusal.ROLE_MISSING


def test_a_proposal_that_is_still_reviewed_is_not_tabled(town):
    assembly = an_assembly_in_preparation(town, agenda=())
    assert refusal_of(town.park, assembly, a_proposal_under_review(town.kim, town.jung)) is Refusal.NOT_ELIGIBLE


def test_a_proposal_of_another_dong_is_not_tabled(town):
    assembly = an_assembly_in_preparation(town, agenda=())
    assert refusal_of(town.park, assembly, a_listed_proposal(town.lee, town.jung)) is Refusal.OTHER_DONG


def test_a_proposal_of_another_track_is_not_tabled(town):
    cycle = an_announced_cycle()
    cycle.tracks.append(
        Track(
            key="local", label="지역참여형", summary="", sort=3, scope=Scope.DONG, ceiling=Won(9), dong_ceiling=Won(9)
        )
    )
    db.session.commit()
    assembly = an_assembly_in_preparation(town, agenda=())
    proposal = a_listed_proposal(town.kim, town.jung)
    proposal.track_id = cycle.tracks[-1].id
    db.session.commit()
    assert refusal_of(town.park, assembly, proposal) is Refusal.OTHER_TRACK


def test_a_proposal_without_a_reviewed_cost_is_not_tabled(town):
    assembly = an_assembly_in_preparation(town, agenda=())
    proposal = a_listed_proposal(town.kim, town.jung)
    proposal.reviewed_cost = None
    db.session.commit()
    assert refusal_of(town.park, assembly, proposal) is Refusal.COST_MISSING


def test_a_proposal_above_the_dongs_ceiling_is_not_tabled(town):
    assembly = an_assembly_in_preparation(town, agenda=())
    proposal = a_listed_proposal(town.kim, town.jung)
    proposal.reviewed_cost = Won(33_000_001)
    db.session.commit()
    assert refusal_of(town.park, assembly, proposal) is Refusal.OVER_PROJECT_LIMIT


def test_a_proposal_is_tabled_once(town):
    assembly = an_assembly_in_preparation(town)
    assert refusal_of(town.park, assembly, assembly.items[0].proposal) is Refusal.ALREADY_TABLED


def test_a_noticed_agenda_takes_nothing_more(town):
    assembly = a_noticed_assembly(town)
    assert refusal_of(town.park, assembly, a_listed_proposal(town.kim, town.jung)) is Refusal.NOT_IN_THIS_STATE
