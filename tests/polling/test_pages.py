"""What officials and voters read in the hall, over HTTP."""

import re
from datetime import timedelta

import pytest

from ganggu_participation import clock
from ganggu_participation.approvals import actions as approvals
from ganggu_participation.approvals.queries import open_approval
from ganggu_participation.counts import actions as counts
from ganggu_participation.counts.queries import latest_count, sheet_of
from ganggu_participation.permissions import CLOCK, Act
from ganggu_participation.polling import actions
from ganggu_participation.polling.guesses import FROM_ONE_ORIGIN
from ganggu_participation.votes import actions as votes
from ganggu_participation.votes.queries import turnout_of
from tests.votes.builders import an_open_vote

from .builders import a_place, seen

PERSON = {"name": "홍길동", "birth_date": "1950-05-05", "basis": "residence"}


@pytest.fixture
def place(town):
    return a_place(town, an_open_vote(town, left=timedelta(hours=1)))


def code_on(page):
    return re.search(r"receipt-code\">([A-Z0-9]{4} [A-Z0-9]{4})<", page)[1]


def kiosk_of(as_, town, place):
    device = as_(town.park)
    answer = device.post(f"/office/places/{place.id}/kiosks", data={"label": "기기 1"})
    assert answer.status_code == 303 and answer.location.endswith("/booth")
    return device


def cast_by(client, typed, picks):
    """The whole way at a booth; returns the receipt page."""
    assert "투표용지" in client.post("/booth", data={"code": typed}).text
    review = client.post("/booth/ballot/review", data={"code": typed, "c1": picks})
    assert "고른 것을 확인해 주세요" in review.text and f'name="code" value="{typed}"' in review.text
    done = client.post("/booth/ballot/cast", data={"code": typed, "c1": picks})
    assert done.status_code == 303, done.text
    return client.get("/booth/receipt").text


def test_an_official_sets_up_a_place_with_shifts(town, as_):
    vote, park = an_open_vote(town), as_(town.park)
    assert "아직 정한 투표소가 없습니다" in park.get(f"/office/votes/{vote.id}/places").text
    words = {"name": "주민센터", "address": "풍암동 1", "opens": "2026-11-24T09:00", "closes": "2026-12-24T18:00"}
    made = park.post(f"/office/votes/{vote.id}/places", data=words)
    assert made.status_code == 303
    again = park.post(f"/office/votes/{vote.id}/places", data=words)
    assert again.status_code == 409 and "같은 이름의 투표소" in again.text and "풍암동 1" in again.text
    shifts = made.location + "/shifts"
    bad = park.post(shifts, data={"account_id": town.park.id, "from_at": "", "to_at": "2026-11-24T12:00"})
    assert bad.status_code == 422
    hours = {"from_at": "2026-11-24T09:00", "to_at": "2026-11-24T12:00"}
    assert park.post(shifts, data={"account_id": town.park.id, **hours}).status_code == 303
    assert "박동담" in park.get(made.location).text
    assert as_(town.choi).get(made.location).status_code == 404
    assert as_(town.kim).get(made.location).status_code == 403
    assert as_(None).get(made.location).status_code in (302, 303, 401)


def test_desk_to_kiosk_to_receipt_and_nothing_is_left_on_the_device(town, as_, place):
    park, desk = as_(town.park), f"/office/places/{place.id}/desk"
    found = park.post(desk, data=PERSON)
    assert "아직 참여하지 않았습니다" in found.text
    slip = park.post(f"{desk}/codes", data=PERSON)
    code = code_on(park.get(slip.location).text)
    assert "한 번만 보여 드립니다" in park.get(slip.location).text  # the slip is shown once, and never a name
    assert "이미 받아 갔습니다" in park.post(desk, data=PERSON).text
    device = kiosk_of(as_, town, place)
    assert device.get("/office").status_code != 200  # the official is signed out of it
    typed = code.lower()
    receipt = cast_by(device, typed, ["1", "3"])
    assert "투표했습니다" in receipt and "홍길동" not in receipt
    assert device.get("/booth/receipt").status_code == 303  # wiped
    with device.session_transaction() as kept:
        assert set(kept) <= {"device", "csrf_token", "_fresh", "_permanent"}
    again = park.post(desk, data=PERSON)
    assert "이미 투표했습니다" in again.text and "풍암동 주민센터" in again.text
    assert "번호를 찾지 못했습니다" in device.post("/booth", data={"code": typed}).text


def test_a_code_of_the_desk_opens_nothing_elsewhere(town, as_, place):
    code = actions.hand_out_code(town.park, place, seen(place))
    home = as_(None)
    answer = home.post("/booth", data={"code": code})
    assert answer.status_code == 422 and "번호를 찾지 못했습니다" in answer.text
    assert home.post("/booth/ballot/cast", data={"code": code, "c1": ["1"]}).status_code == 422
    assert turnout_of(place.vote).total == 0


def test_an_over_vote_at_a_kiosk_is_told_and_kept(town, as_, place):
    device = kiosk_of(as_, town, place)
    code = actions.hand_out_code(town.park, place, seen(place))
    answer = device.post("/booth/ballot/review", data={"code": code, "c1": ["1", "2", "3", "4"]})
    assert answer.status_code == 422 and answer.text.count(" checked") == 4
    assert answer.headers["Cache-Control"] == "no-store" and "url=/booth" in answer.headers["Refresh"]


def test_a_closed_device_opens_nothing(town, as_, place):
    device = kiosk_of(as_, town, place)
    code = actions.hand_out_code(town.park, place, seen(place))
    from ganggu_participation.polling.queries import kiosks_at

    park = as_(town.park)
    assert park.post(f"/office/places/{place.id}/kiosks/{kiosks_at(place.id)[0].id}/closure").status_code == 303
    assert device.post("/booth", data={"code": code}).status_code == 422


def test_the_desk_voids_a_code(town, as_, place):
    park, desk = as_(town.park), f"/office/places/{place.id}/desk"
    park.post(f"{desk}/codes", data=PERSON)
    assert "아직 참여하지 않았습니다" in park.post(f"{desk}/voids", data=PERSON).text
    assert "거둘 번호가 없습니다" in park.post(f"{desk}/voids", data=PERSON).text
    assert park.post(f"{desk}/papers", data=PERSON, csrf=False).status_code == 400
    assert park.post(f"{desk}/papers", data={**PERSON, "name": ""}).status_code == 422
    assert park.post(f"{desk}/papers", data=PERSON).status_code == 303
    assert turnout_of(place.vote).total == 1


def test_cards_of_a_class_vote_from_anywhere(town, as_, place):
    sheet = as_(town.park).post(f"/office/votes/{place.vote_id}/class-codes", data={"label": "5학년 1반", "number": 2})
    codes = re.findall(r"receipt-code\">([A-Z0-9 ]+)<", sheet.text)
    assert len(codes) == 2 and "5학년 1반" in sheet.text
    assert "투표했습니다" in cast_by(as_(None), codes[0], ["2"])
    assert as_(None).post("/booth", data={"code": codes[0]}).status_code == 422
    assert turnout_of(place.vote).by_channel[0][0] == "code"


def class_codes(town, as_, place, number=2):
    sheet = as_(town.park).post(f"/office/votes/{place.vote_id}/class-codes", data={"label": "5학년 1반", "number": number})
    return re.findall(r"receipt-code\">([A-Z0-9 ]+)<", sheet.text)


def guessed(browser, times):
    return [browser.post("/booth", data={"code": "ABCD EFGH"}).status_code for _ in range(times)]


def test_guessing_class_codes_is_stopped_for_the_network_it_comes_from(town, as_, place):
    code, _ = class_codes(town, as_, place)
    assert guessed(as_(None), FROM_ONE_ORIGIN) == [422] * FROM_ONE_ORIGIN
    stopped = as_(None).post("/booth", data={"code": code})
    assert stopped.status_code == 429 and "잠시 멈추었습니다" in stopped.text
    assert as_(None).post("/booth/ballot/cast", data={"code": code, "c1": ["2"]}).status_code == 429
    elsewhere = {"environ_base": {"REMOTE_ADDR": "203.0.113.7"}}
    assert "투표용지" in as_(None).post("/booth", data={"code": code}, **elsewhere).text


def test_a_class_that_types_right_stops_nobody(town, as_, place):
    code, _ = class_codes(town, as_, place)
    guessed(as_(None), FROM_ONE_ORIGIN - 1)
    assert all("투표용지" in as_(None).post("/booth", data={"code": code}).text for _ in range(5))
    assert guessed(as_(None), 2) == [422, 429]


def test_strangers_do_not_stop_a_device_of_the_hall_at_their_address(town, as_, place):
    code, _ = class_codes(town, as_, place)
    device = kiosk_of(as_, town, place)
    guessed(as_(None), FROM_ONE_ORIGIN)
    assert "투표용지" in device.post("/booth", data={"code": code}).text


def test_papers_to_print_name_the_vote_and_nobody(town, as_, place):
    page = as_(town.park).get(f"/office/votes/{place.vote_id}/papers").text
    assert "1번 투표지" in page and "무더위 쉼터 그늘막" in page and place.vote.digest[:16] in page and "<svg" in page
    assert as_(town.choi).get(f"/office/votes/{place.vote_id}/papers").status_code == 404


def test_a_whole_vote_by_web_kiosk_paper_and_card_in_one_count(town, as_, place):
    """By hand: option 1: web 1, kiosk 1, paper 2, card 0 = 4; option 2: kiosk 1, card 1 = 2; one paper is void, one blank."""
    kim, park = as_(town.kim), as_(town.park)
    kim.post(f"/votes/{place.vote_id}/ballots", data={"c1": ["1"]})
    device = kiosk_of(as_, town, place)
    code = actions.hand_out_code(town.park, place, seen(place))
    cast_by(device, code, ["1", "2"])
    cards = actions.print_class_codes(town.park, place.vote, "1반", 1)
    cast_by(as_(None), cards[0], ["2"])
    desk = f"/office/places/{place.id}/desk"
    for n in range(4):
        assert park.post(f"{desk}/papers", data={**PERSON, "name": f"주민{n}"}).status_code == 303
    with clock.at(place.vote.closes):
        votes.close(CLOCK, place.vote)
        baek, seo, at = as_(town.baek), as_(town.seo), f"/office/places/{place.id}"
        typed = "1\n1\n1 2 3 4\n기권"
        assert baek.post(f"{at}/bundles", data={"contest_no": 1, "no": 1, "papers": typed}).status_code == 303
        bundle = re.search(r"/office/bundles/\d+", seo.get(at).text)[0]
        assert "종이만 보고" in seo.get(bundle).text
        assert baek.post(f"{bundle}/entry", data={"papers": typed}).status_code == 403
        off = seo.post(f"{bundle}/entry", data={"papers": "1\n2\n1 2 3 4\n기권"})
        assert "2번째 종이" in off.text and "3번째 종이" not in off.text
        assert seo.post(f"{bundle}/mend", data={"line_no": 2, "paper": "1"}).status_code == 303
        figures = {"received": 10, "spoiled": 1, "unused": 6, "in_box": 4, "not_returned": 0}
        assert park.post(f"{at}/balance", data=figures).status_code == 303
        assert "맞지 않음" in park.get(at).text
        off = park.post(f"{at}/settlement")
        assert off.status_code == 409 and "받은 투표지 10벌" in off.text
        assert park.post(f"{at}/balance", data={**figures, "unused": 5}).status_code == 303
        assert park.post(f"{at}/settlement").status_code == 303
        approvals.propose(town.baek, Act.OPEN_COUNT, place.vote, "마감했습니다.")
        approvals.approve(town.seo, open_approval(Act.OPEN_COUNT, place.vote_id))
        counts.count(town.baek, place.vote)
        counts.certify(town.seo, latest_count(place.vote_id))
    sheet = sheet_of(latest_count(place.vote_id))
    assert sheet["marks"] == {"online": 1, "kiosk": 1, "paper": 4, "code": 1} and sheet["ok"]
    contest = sheet["contests"][0]["sheet"]
    assert {row["number"]: row["votes"] for row in contest["results"]} == {1: 4, 2: 2, 3: 0, 4: 0, 5: 0}
    assert (contest["totals"]["valid"], contest["totals"]["invalid"], contest["totals"]["blank"]) == (5, 1, 1)
