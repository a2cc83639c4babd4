"""price.change: other figures from now on; what was reckoned before keeps the old ones."""



from ganggu_participation.money import Won
from ganggu_participation.proposals import actions
from ganggu_participation.proposals.queries import prices_in_use
from ganggu_participation.refusals import Refusal

from ..persons import last_act, nobody_else_may, refused
from .words import BENCH, LAMP


def test_reviewers_change_it_and_nobody_else(town):
    lamp = actions.add_price(town.han, **LAMP)
    dearer = LAMP | {"high": Won(3_000_000)}
    nobody_else_may(town, lambda who: actions.change_price(who, lamp, **dearer), "jung", "han", hears=Refusal.ROLE_MISSING)
    assert prices_in_use()[0].high == LAMP["high"]
    actions.change_price(town.jung, lamp, **dearer)
    assert prices_in_use()[0].high == Won(3_000_000)
    assert last_act() == ("price.change", f"accounts/{town.jung.id}", {"before": [1_500_000, 2_500_000, 60_000]})


def test_neither_to_another_s_name_nor_upside_down_nor_once_retired(town):
    lamp, _ = actions.add_price(town.han, **LAMP), actions.add_price(town.han, **BENCH)
    refused(Refusal.PRICE_KNOWN, actions.change_price, town.han, lamp, **BENCH)
    refused(Refusal.PRICE_UPSIDE_DOWN, actions.change_price, town.han, lamp, **LAMP | {"low": Won(9_000_000)})
    assert (lamp.name, lamp.low) == ("보안등", LAMP["low"])
    actions.retire_price(town.han, lamp)
    refused(Refusal.NOT_IN_THIS_STATE, actions.change_price, town.han, lamp, **LAMP)
