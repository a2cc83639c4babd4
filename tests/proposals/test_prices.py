"""The catalogue of unit prices and what is reckoned with it."""

import pytest

from ganggu_participation.money import Won
from ganggu_participation.proposals import actions
from ganggu_participation.proposals.estimates import Row
from ganggu_participation.proposals.queries import past_costs, prices_in_use
from ganggu_participation.refusals import Refusal, Refused

from . import builders
from .persons import nobody_else_may
from .test_pages import read, the_only_proposal

LAMP = {"name": "보안등", "unit": "등", "low": Won(1_500_000), "high": Won(2_500_000), "upkeep": Won(60_000)}
BENCH = {"name": "벤치", "unit": "개", "low": Won(400_000), "high": Won(900_000), "upkeep": Won(0)}


def refused(act, *given, **named):
    with pytest.raises(Refused) as no:
        act(*given, **named)
    return no.value.refusal


def test_officials_who_review_keep_the_catalogue(town):
    nobody_else_may(town, lambda who: actions.add_price(who, **LAMP), "jung", "han")
    lamp = actions.add_price(town.jung, **LAMP)
    nobody_else_may(town, lambda who: actions.change_price(who, lamp, **LAMP), "jung", "han")
    nobody_else_may(town, lambda who: actions.retire_price(who, lamp), "jung", "han")
    actions.change_price(town.han, lamp, **{**LAMP, "high": Won(3_000_000)})
    assert prices_in_use()[0].high == Won(3_000_000)
    actions.retire_price(town.han, lamp)
    assert prices_in_use() == [] and refused(actions.change_price, town.han, lamp, **LAMP) is Refusal.NOT_IN_THIS_STATE


def test_a_name_stands_once_and_low_is_not_above_high(town):
    lamp, _ = actions.add_price(town.han, **LAMP), actions.add_price(town.han, **BENCH)
    assert refused(actions.add_price, town.han, **LAMP) is Refusal.PRICE_KNOWN
    assert refused(actions.change_price, town.han, lamp, **BENCH) is Refusal.PRICE_KNOWN
    assert refused(actions.change_price, town.han, lamp, **{**LAMP, "low": Won(9_000_000)}) is Refusal.PRICE_UPSIDE_DOWN


def test_rows_give_a_range_a_cost_and_what_it_costs_every_year(town):
    lamp, bench = actions.add_price(town.han, **LAMP), actions.add_price(town.han, **BENCH)
    draft = builders.a_draft(town.kim)
    nobody_else_may(town, lambda who: actions.estimate(who, draft, [Row(lamp, 1)]), "kim")
    actions.estimate(town.kim, draft, [Row(lamp, 3), Row(bench, 2)])
    assert draft.cost_range == (Won(5_300_000), Won(9_300_000)) and draft.upkeep == Won(180_000)
    assert draft.cost == Won(9_300_000)
    actions.change_price(town.han, lamp, **{**LAMP, "high": Won(9_000_000)})
    assert draft.cost_range == (Won(5_300_000), Won(9_300_000))
    actions.estimate(town.kim, draft, [])
    assert draft.cost_range is None and draft.upkeep is None and draft.cost == Won(9_300_000)


def test_it_may_stay_empty_and_nonsense_is_told(town, as_):
    lamp, draft, kim = actions.add_price(town.han, **LAMP), builders.a_draft(town.kim), as_(town.kim)
    address, field = f"/proposals/{draft.id}/estimate", f"number-{lamp.id}"
    assert "모르면 비워 두세요" in read(kim.get(address))
    assert kim.post(address, data={}).status_code == 303 and the_only_proposal().cost is None
    wrong = kim.post(address, data={field: "셋"})
    assert wrong.status_code == 422 and "숫자로 적어 주세요" in read(wrong) and 'value="셋"' in read(wrong)
    assert kim.post(address, data={field: "1,000"}).status_code == 303
    assert the_only_proposal().cost == Won(2_500_000_000)
    assert as_(town.lee).get(address).status_code == 404


def test_past_projects_show_what_they_cost(town):
    for number in range(12):
        builders.a_submitted_proposal(town.lee, title=f"골목 청소 {number}", necessity="쓰레기")
    like = builders.a_listed_proposal(town.lee, town.han, title="치평동 공원 벤치 놓기")
    builders.a_submitted_proposal(town.lee, title="치평동 공원 벤치 더 놓기")
    assert [past.id for past in past_costs("풍암동 공원 의자 놓기")] == [like.id]


def test_the_desk_enters_changes_and_retires(town, as_):
    han, price = as_(town.han), {"name": "보안등", "unit": "등", "low": "150만", "high": "250만", "upkeep": ""}
    assert han.post("/office/prices", data=price).status_code == 303
    assert han.post("/office/prices", data=price).status_code == 409
    assert han.post("/office/prices", data={**price, "name": "의자", "low": "많이"}).status_code == 422
    number = prices_in_use()[0].id
    assert "150만 원" in read(han.get("/office/prices"))
    assert han.post(f"/office/prices/{number}", data={**price, "high": "300만"}).status_code == 303
    assert han.post(f"/office/prices/{number}/retirement").status_code == 303
    assert as_(town.kim).get("/office/prices").status_code == 403
    assert as_(town.oh).post("/office/prices", data=price).status_code == 403
