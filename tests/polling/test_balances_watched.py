"""Whoever watches a vote reads whether its papers add up, and nobody's name."""

from ganggu_participation.accounts.actions import grant
from ganggu_participation.permissions import Role

from .builders import a_place


def test_the_observer_finds_rules_and_balances_on_her_desk(town, as_):
    place = a_place(town)
    desk = as_(town.oh).get("/office").text
    address = f"/office/votes/{place.vote_id}/balances"
    assert "참관할 투표" in desk and address in desk and f"/votes/{place.vote_id}/rule-sheet" in desk
    page = as_(town.oh).get(address).text
    assert place.name in page and "아직 결산을 적지 않았습니다." in page
    assert not [name for name in ("박동담", "김주민", "한예산") if name in page]


def test_officials_of_the_dong_read_them_too_and_a_resident_does_not(town, as_):
    place = a_place(town)
    address = f"/office/votes/{place.vote_id}/balances"
    assert as_(town.park).get(address).status_code == 200
    assert as_(town.kim).get(address).status_code == 403
    assert "참관할 투표" not in as_(town.park).get("/office").text


def test_the_observer_of_another_dong_does_not(town, as_):
    place = a_place(town)
    grant(town.ahn, town.na, Role.OBSERVER, town.chipyeong)
    assert as_(town.na).get(f"/office/votes/{place.vote_id}/balances").status_code == 404
    assert "참관할 투표" not in as_(town.na).get("/office").text
