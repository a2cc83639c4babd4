import pytest

from ganggu_participation.assemblies import actions
from ganggu_participation.refusals import Refusal, Refused

from .builders import a_noticed_assembly, an_assembly_in_preparation


def refusal_of(actor, assembly, item):
    with pytest.raises(Refused) as no:
        actions.drop_item(actor, assembly, item)
    assert len(assembly.items) == 4
    return no.value.refusal


def test_those_behind_a_dropped_item_move_up(town):
    assembly = an_assembly_in_preparation(town)
    actions.drop_item(town.park, assembly, assembly.items[1])
    titles = [(item.no, item.title) for item in assembly.items]
    assert titles == [(1, "둘레길 의자 놓기"), (2, "어린이 놀이터 그늘막"), (3, "마을 텃밭 만들기")]


def test_a_dropped_item_may_be_tabled_again(town):
    assembly = an_assembly_in_preparation(town)
    proposal, route = assembly.items[0].proposal, assembly.items[0].route
    actions.drop_item(town.park, assembly, assembly.items[0])
    assert actions.table_item(town.park, assembly, proposal, route).no == 4


@pytest.mark.parametrize("name", ["choi", "kim"])
def test_only_officers_of_the_dong_drop_items(town, name):
    assembly = an_assembly_in_preparation(town)
    assert refusal_of(getattr(town, name), assembly, assembly.items[0]) is Refusal.ROLE_MISSING


def test_a_noticed_agenda_loses_nothing(town):
    assembly = a_noticed_assembly(town)
    assert refusal_of(town.park, assembly, assembly.items[0]) is Refusal.NOT_IN_THIS_STATE


def test_an_item_of_another_assembly_is_not_dropped(town):
    assembly = an_assembly_in_preparation(town)
    other = an_assembly_in_preparation(town, name="두 번째 총회", agenda=(("쉼터", 3),))
    assert refusal_of(town.park, assembly, other.items[0]) is Refusal.ITEM_MISSING
