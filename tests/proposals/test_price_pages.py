"""The catalogue of unit prices and what is reckoned with it."""


from ganggu_participation.money import Won
from ganggu_participation.proposals import actions
from ganggu_participation.proposals.queries import past_costs, prices_in_use

from . import builders
from .test_pages import read, the_only_proposal
from .words import LAMP


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
