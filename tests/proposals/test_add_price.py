"""price.add: the officials who review enter what one of a thing costs."""



from ganggu_participation.money import Won
from ganggu_participation.proposals import actions
from ganggu_participation.proposals.queries import prices_in_use
from ganggu_participation.proposals.states import PriceState
from ganggu_participation.refusals import Refusal

from ..persons import hears_no, last_act, nobody_else_may
from .words import BENCH, LAMP


def test_reviewers_enter_it_and_nobody_else(town):
    nobody_else_may(town, lambda who: actions.add_price(who, **LAMP), "jung", "han", hears=Refusal.ROLE_MISSING)
    assert prices_in_use() == []
    lamp = actions.add_price(town.jung, **LAMP | {"name": "  보안등 "})
    assert (lamp.name, lamp.state, prices_in_use()) == ("보안등", PriceState.ACTIVE, [lamp])
    assert last_act() == ("price.add", f"accounts/{town.jung.id}", {"name": "보안등"})


def test_a_name_stands_once_and_low_is_not_above_high(town):
    actions.add_price(town.han, **LAMP)
    hears_no("그 단가를 고쳐 주세요", actions.add_price, town.han, **LAMP)
    hears_no("낮은 값이 높은 값보다 클 수 없습니다", actions.add_price, town.han, **BENCH | {"low": Won(9_000_000)})
    assert [price.name for price in prices_in_use()] == ["보안등"]
