"""What a person reads: the list, the vote, the ballot in three steps, why to trust it."""

import hashlib
import json
import re
from datetime import timedelta

import pytest

from ganggu_participation import clock
from ganggu_participation.database import db
from ganggu_participation.votes import actions
from ganggu_participation.votes.models import Ballot, RollMark
from ganggu_participation.votes.queries import contests_of
from ganggu_participation.votes.states import Channel

from ..statements import counted
from .builders import a_closed_vote, a_contest, a_draft_vote, a_published_vote, an_open_vote

CODE = re.compile(r"[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){3}")


def text(answer):
    return re.sub(r"\s+", " ", answer.get_data(as_text=True))


def test_the_list_has_now_soon_and_past(town, as_):
    an_open_vote(town, contests=[a_contest(title="하나")])
    a_published_vote(town)
    a_closed_vote(town)
    draft = a_draft_vote(town)
    page = text(as_(None).get("/votes"))
    assert "지금 하는 투표" in page
    assert "곧 시작하는 투표" in page
    assert "지난 투표" in page
    assert f"/votes/{draft.id}" not in page


def test_a_vote_tells_who_when_and_what_but_no_result(town, as_):
    vote = an_open_vote(town)
    actions.cast(town.kim, vote, {1: [1]})
    page = text(as_(None).get(f"/votes/{vote.id}"))
    born = clock.today() + timedelta(days=3)
    assert f"18세 이상({born.year - 18}. {born.month}." in page
    assert "풍암동에 살거나" in page
    assert "남았습니다" in page
    assert "1명" in page
    assert "무더위 쉼터 그늘막" in page
    assert "사업비 1,200만 원" in page
    assert "최대 3개까지" in page
    assert "결과는 공개하지 않습니다" in page


def test_turnout_is_a_number_and_nothing_else(town, as_):
    vote = an_open_vote(town)
    actions.cast(town.kim, vote, {1: [1]})
    part = as_(None).get(f"/votes/{vote.id}/turnout")
    assert "1명" in text(part)
    assert "그늘막" not in text(part)


def test_a_draft_is_seen_by_its_officials_alone(town, as_):
    vote = a_draft_vote(town)
    assert as_(town.park).get(f"/votes/{vote.id}").status_code == 200
    for other in (None, town.kim, town.choi):
        assert as_(other).get(f"/votes/{vote.id}").status_code == 404
        assert as_(other).get(f"/votes/{vote.id}/turnout").status_code == 404
        assert as_(other).get(f"/votes/{vote.id}/trust").status_code == 404
    assert as_(town.park).get(f"/votes/{vote.id}/rule-sheet").status_code == 404


def test_three_steps_to_a_ballot(town, as_):
    vote = an_open_vote(town)
    client = as_(town.kim)
    page = text(client.get(f"/votes/{vote.id}/ballot"))
    assert page.count('type="checkbox"') == 6
    assert "기권합니다" in page
    review = client.post(f"/votes/{vote.id}/ballot/review", data={"c1": ["1", "3"]})
    assert review.status_code == 200
    assert "이대로 투표합니다. 투표한 뒤에는 바꿀 수 없습니다." in text(review)
    assert db.session.query(Ballot).count() == 0
    again = client.post(f"/votes/{vote.id}/ballot", data={"c1": ["1", "3"]})
    assert text(again).count(" checked") == 2
    cast = client.post(f"/votes/{vote.id}/ballots", data={"c1": ["1", "3"]})
    assert (cast.status_code, cast.location) == (303, f"/votes/{vote.id}/receipt")
    receipt = text(client.get(cast.location))
    assert CODE.search(receipt)
    assert "<svg" in receipt
    assert "style=" not in receipt
    assert not CODE.search(text(client.get(cast.location)))
    assert db.session.query(Ballot).count() == db.session.query(RollMark).count() == 1


def order_seen_by(client, address):
    return tuple(re.findall(r'name="c1" id="c1-(\d)"', text(client.get(address))))


def test_options_stand_in_another_order_for_every_session(town, as_):
    address = f"/votes/{an_open_vote(town).id}/ballot"
    assert len({order_seen_by(as_(town.kim), address) for _ in range(12)}) > 3


def test_one_session_sees_one_order_and_nobody_writes_it_down(town, as_):
    address = f"/votes/{an_open_vote(town).id}/ballot"
    client = as_(town.kim)
    with counted() as sent:
        orders = {order_seen_by(client, address) for _ in range(6)}
    assert len(orders) == 1
    assert not [statement for statement in sent if statement.startswith(("INSERT", "UPDATE"))]


def test_people_stand_by_a_lot_that_is_the_same_for_everybody(town, as_):
    vote = an_open_vote(town, contests=[a_contest("single", k=None, limits={"order": "lot"})])
    contest = contests_of(vote)[0]
    orders = {order_seen_by(as_(town.kim), f"/votes/{vote.id}/ballot") for _ in range(4)}
    lots = {no: hashlib.sha256(f"{contest['seed']}/order/{no}".encode()).hexdigest() for no in range(1, 6)}
    assert orders == {tuple(str(no) for no in sorted(lots, key=lots.__getitem__))}


@pytest.mark.parametrize(
    ("data", "sentence", "kept"),
    [
        ({"c1": ["1", "2", "3", "4"]}, "3개까지 고를 수 있습니다. 다른 것을 먼저 빼 주세요.", 4),
        ({}, "고른 것이 없습니다", 0),
        ({"c1": ["9"]}, "이 투표에 없는 선택지입니다", 0),
        ({"c1": ["x"]}, "투표 내용을 읽지 못했습니다", 0),
        ({"c1": ["1"], "c1-blank": "yes"}, "기권과 다른 선택을 함께 고를 수 없습니다", 2),
        ({"c1": ["1"], "c2": ["1"]}, "이 투표에 없는 투표용지가 들어 있습니다", 1),
    ],
)
@pytest.mark.parametrize("door", ["ballot/review", "ballots"])
def test_a_bad_ballot_comes_back_with_what_was_picked(town, as_, data, sentence, kept, door):
    vote = an_open_vote(town)
    answer = as_(town.kim).post(f"/votes/{vote.id}/{door}", data=data)
    assert answer.status_code == 422
    assert sentence in text(answer)
    assert text(answer).count(" checked") == kept
    assert db.session.query(Ballot).count() == 0


def test_a_cost_from_the_browser_is_not_believed(town, as_):
    vote = an_open_vote(town, contests=[a_contest("knapsack", k=None, ceiling=40_000_000)])
    data = {"c1": ["2", "3"], "c1-cost": "1", "cost": "1", "ceiling": "999999999"}
    answer = as_(town.kim).post(f"/votes/{vote.id}/ballots", data=data)
    assert answer.status_code == 422
    assert "15,000,000원 많습니다" in text(answer)


def test_abstaining_is_confirmed_like_any_choice(town, as_):
    vote = an_open_vote(town)
    client = as_(town.kim)
    assert "기권합니다. 아무것도 고르지 않았습니다." in text(
        client.post(f"/votes/{vote.id}/ballot/review", data={"c1-blank": "yes"})
    )
    assert client.post(f"/votes/{vote.id}/ballots", data={"c1-blank": "yes"}).status_code == 303


@pytest.mark.parametrize(
    ("kind", "k", "data"),
    [
        ("single", None, {"c1": "2"}),
        ("exactly_k", 2, {"c1": ["2", "5"]}),
        ("knapsack", None, {"c1": ["1", "4"]}),
        ("approve_reject", None, {"c1-1": "for", "c1-2": "against", "c1-5": "abstain"}),
    ],
)
def test_every_kind_offered_can_be_cast(town, as_, kind, k, data):
    vote = an_open_vote(town, contests=[a_contest(kind, k=k)])
    client = as_(town.kim)
    assert client.get(f"/votes/{vote.id}/ballot").status_code == 200
    assert client.post(f"/votes/{vote.id}/ballot/review", data=data).status_code == 200
    assert client.post(f"/votes/{vote.id}/ballots", data=data).status_code == 303


def test_several_contests_on_one_ballot(town, as_):
    vote = an_open_vote(town, contests=[a_contest(title="첫째"), a_contest("single", k=None, title="둘째")])
    client = as_(town.kim)
    answer = client.post(f"/votes/{vote.id}/ballot/review", data={"c1": ["1"]})
    assert answer.status_code == 422
    assert "둘째: 고른 것이 없습니다" in text(answer)
    assert client.post(f"/votes/{vote.id}/ballots", data={"c1": ["1"], "c2": "3"}).status_code == 303


def test_who_has_voted_is_told_when_and_where(town, as_):
    vote = an_open_vote(town)
    actions.cast(town.kim, vote, {1: [1]}, Channel.KIOSK, "풍암동 사전투표소")
    client = as_(town.kim)
    for answer in (
        client.get(f"/votes/{vote.id}/ballot"),
        client.post(f"/votes/{vote.id}/ballots", data={"c1": ["1"]}),
    ):
        assert answer.status_code == 409
        assert "이미 투표했습니다" in text(answer)
        assert "풍암동 사전투표소에서 참여했습니다" in text(answer)


def test_the_way_to_the_identity_check_and_back(town, as_):
    vote = an_open_vote(town)
    stranger = as_(None).get(f"/votes/{vote.id}/ballot")
    assert stranger.status_code == 303
    assert f"/votes/{vote.id}/ballot" in stranger.location.replace("%2F", "/")
    answer = as_(town.na).get(f"/votes/{vote.id}/ballot")
    assert answer.status_code == 403
    assert f"/identity-checks/new?next=/votes/{vote.id}/ballot" in text(answer).replace("%2F", "/")


def test_who_may_not_vote_reads_who_may(town, as_):
    answer = as_(town.lee).get(f"/votes/{an_open_vote(town).id}/ballot")
    assert answer.status_code == 403
    assert "풍암동에 살거나" in text(answer)


def test_shut_polls_show_no_ballot(town, as_):
    assert "시작합니다" in text(as_(town.kim).get(f"/votes/{a_published_vote(town).id}/ballot"))
    assert as_(town.kim).post(f"/votes/{a_closed_vote(town).id}/ballots", data={"c1": "1"}).status_code == 409


def test_no_ballot_without_a_token(town, as_):
    vote = an_open_vote(town)
    for door in ("ballot", "ballot/review", "ballots"):
        assert as_(town.kim).post(f"/votes/{vote.id}/{door}", data={"c1": "1"}, csrf=False).status_code == 400
    assert db.session.query(Ballot).count() == 0


def test_a_receipt_is_for_those_who_voted(town, as_):
    assert as_(town.kim).get(f"/votes/{an_open_vote(town).id}/receipt").status_code == 409


def test_a_reloaded_review_starts_over(town, as_):
    assert as_(town.kim).get(f"/votes/{an_open_vote(town).id}/ballot/review").status_code == 303


def test_the_rules_are_given_byte_for_byte(town, as_):
    vote = a_published_vote(town)
    file = as_(None).get(f"/votes/{vote.id}/rule-sheet.json")
    assert hashlib.sha256(file.data).hexdigest() == vote.digest
    assert json.loads(file.data)["title"] == vote.title
    page = text(as_(None).get(f"/votes/{vote.id}/rule-sheet"))
    assert vote.digest in page
    assert "12,000,000원" in page


def test_a_managed_key_is_said_plainly(town, as_):
    page = text(as_(None).get(f"/votes/{a_published_vote(town).id}/trust"))
    assert "서버가 보관합니다" in page
    assert "마감하기 전에도 표를 열 수 있습니다" in page
    assert "지키지 못하는 것" in page
