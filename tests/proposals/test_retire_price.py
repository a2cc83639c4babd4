"""price.retire: nobody reckons with it any more; its name is free, and proposals keep their rows."""



from ganggu_participation.money import Won
from ganggu_participation.proposals import actions
from ganggu_participation.proposals.estimates import Row
from ganggu_participation.proposals.queries import prices_in_use
from ganggu_participation.proposals.states import PriceState
from ganggu_participation.refusals import Refusal

from ..persons import last_act, nobody_else_may, refused
from .builders import a_draft
from .words import LAMP


def test_reviewers_retire_it_and_nobody_else(town):
    lamp = actions.add_price(town.han, **LAMP)
    nobody_else_may(town, lambda who: actions.retire_price(who, lamp), "jung", "han", hears=Refusal.ROLE_MISSING)
    assert prices_in_use() == [lamp]
    actions.retire_price(town.jung, lamp)
    assert lamp.state is PriceState.RETIRED and prices_in_use() == []
    assert last_act()[:2] == ("price.retire", f"accounts/{town.jung.id}")
    refused(Refusal.NOT_IN_THIS_STATE, actions.retire_price, town.han, lamp)


def test_what_was_reckoned_with_it_keeps_its_figures_and_the_name_may_be_entered_anew(town):
    lamp, draft = actions.add_price(town.han, **LAMP), a_draft(town.kim)
    actions.estimate(town.kim, draft, [Row(lamp, 2)])
    actions.retire_price(town.han, lamp)
    assert draft.cost_range == (Won(3_000_000), Won(5_000_000)) and draft.cost == Won(5_000_000)
    again = actions.add_price(town.han, **LAMP)
    assert prices_in_use() == [again]
