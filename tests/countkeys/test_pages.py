"""The ceremony and the count as officers see them: each on her own device, and once on one device after another."""

import re
from datetime import timedelta

import pytest

from ganggu_participation import clock
from ganggu_participation.countkeys.models import SharedKey
from ganggu_participation.countkeys.states import KeyState
from ganggu_participation.database import db
from ganggu_participation.votes.models import Vote
from ganggu_participation.votes.states import VoteState

from ..counts.builders import a_closed_vote_to_open
from ..votes.builders import a_draft_vote
from .builders import a_begun_key, a_made_key, a_tried_key, officers, people_of

WORD = re.compile(r"<li><b>\d+</b> (\S+)</li>")


@pytest.fixture
def people(town):
    return officers(town)


def words_on(page):
    return WORD.findall(page.text)


def begun(as_, town, people, **words):
    form = {"title": "풍암동 개표 열쇠", "officers": [person.id for person in people], "threshold": 2, **words}
    return as_(town.han).post(f"/office/count-keys?dong={town.pungam.id}", data=form)


def test_a_whole_ceremony_over_pages(town, as_, people):
    clients = [as_(person) for person in people]
    assert begun(as_, town, people).status_code == 303
    key_id = db.session.query(SharedKey).one().id
    at = f"/office/count-keys/{key_id}"
    for number, client in enumerate(clients, start=1):
        assert "왔습니다</button>" in client.get(at).text
        assert client.post(f"{at}/seat").status_code == 303
        assert f"3명 가운데 {number}명이 왔습니다" in client.get(at).text
    assert clients[0].post(f"{at}/making").status_code == 303
    cards = []
    for client in clients:
        assert "내 카드 받기" in client.get(at).text
        page = client.post(f"{at}/card")
        assert page.status_code == 200
        assert page.headers["Cache-Control"] == "no-store"
        assert len(words_on(page)) == 26
        assert "<svg" in page.text
        cards.append(" ".join(words_on(page)))
        assert client.post(f"{at}/card").status_code == 409
    assert len(set(cards)) == 3
    assert clients[2].post(f"{at}/table").status_code == 303
    for client, card in zip(clients, cards, strict=True):
        assert client.get(f"{at}/shares").status_code == 200
        assert client.post(f"{at}/shares", data={"share": card}).status_code == 303
    page = clients[0].get(at)
    assert "모든 카드를 시험했습니다" in page.text
    assert db.session.get(SharedKey, key_id).state is KeyState.TRIED


def test_one_computer_serves_officers_one_after_another(town, as_, people):
    """The seat outlives signing out and in again, and opens the card of its own officer only."""
    key = a_begun_key(town)
    at, client = f"/office/count-keys/{key.id}", as_(None)

    def sit(person):
        from tests import world

        with client.session_transaction() as session:
            session.clear()
            session["_user_id"] = world.signed_in_token(person)

    for person in people:
        sit(person)
        client.post(f"{at}/seat")
    client.post(f"{at}/making")
    for person in people:
        sit(person)
        assert len(words_on(client.post(f"{at}/card"))) == 26


def test_a_card_does_not_come_to_another_browser(town, as_, people):
    key = a_begun_key(town)
    at = f"/office/count-keys/{key.id}"
    clients = [as_(person) for person in people]
    for client in clients:
        client.post(f"{at}/seat")
    clients[0].post(f"{at}/making")
    elsewhere = as_(people[0]).post(f"{at}/card")
    assert elsewhere.status_code == 409
    assert "브라우저에서만" in elsewhere.text
    assert words_on(clients[0].post(f"{at}/card"))


def test_a_wrong_word_is_named_and_what_was_typed_is_kept(town, as_, people):
    key, cards = a_made_key(town)
    at, client = f"/office/count-keys/{key.id}", as_(town.baek)
    client.post(f"{at}/table")
    typed = " ".join(["가나다", *cards[town.baek.id].words[1:]])
    page = client.post(f"{at}/shares", data={"share": typed})
    assert page.status_code == 422
    assert "1번째 낱말이 카드와 다릅니다" in page.text
    assert typed in page.text
    assert "적어 주세요" in client.post(f"{at}/shares", data={"share": " "}).text
    other = client.post(f"{at}/shares", data={"share": cards[town.seo.id].qr})
    assert "내 카드가 아닙니다" in other.text


def test_who_may_not_come_in(town, as_, people):
    key, _ = a_made_key(town)
    at = f"/office/count-keys/{key.id}"
    assert as_(None).get(at).status_code == 303
    assert as_(town.kim).get("/office/count-keys").status_code == 403
    assert as_(town.choi).get(at).status_code == 404
    for path in ("seat", "making", "card", "table", "shares", "drop"):
        assert as_(town.choi).post(f"{at}/{path}", data={"share": "x"}).status_code == 404
    assert as_(town.park).post(f"{at}/table").status_code == 403


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ({"officers": []}, "개표 담당자"),
        ({"threshold": 5}, "고른 담당자보다 많습니다"),
        ({"threshold": 1}, "모여야 하는 사람 수"),
        ({"title": ""}, "열쇠 이름을 적어 주세요"),
        ({"officers": [99999]}, "카드를 가질 개표 담당자"),
    ],
)
def test_a_bad_plan_of_a_key_gets_a_sentence(town, as_, people, words, said):
    page = begun(as_, town, people, **words)
    assert page.status_code == 422
    assert said in page.text
    assert db.session.query(SharedKey).count() == 0


def test_officers_open_a_box_from_several_devices(town, as_, people):
    with clock.at(clock.now() - timedelta(days=40)):
        key, cards = a_tried_key(town)
    vote = a_closed_vote_to_open(town, ballots=[{1: [1]}, {1: [2]}], count_key=key)
    count, at = f"/office/votes/{vote.id}/count", f"/office/count-keys/{key.id}"
    first, second = as_(town.baek), as_(town.seo)
    assert "조각이 아직 모자랍니다" in first.get(count).text
    first.post(f"{at}/table")
    first.post(f"{at}/shares", data={"share": cards[town.baek.id].qr})
    assert "1 / 2" in second.get(at).text
    assert db.session.get(Vote, vote.id).state is VoteState.CLOSED
    second.post(f"{at}/shares", data={"share": " ".join(cards[town.seo.id].words)})
    assert count in second.get(at).text
    assert "조각이 모두 모였습니다" in first.get(count).text
    assert first.post(count).status_code == 303
    assert db.session.get(Vote, vote.id).state is VoteState.COUNTING
    assert "0 / 2" in first.get(count).text


def test_a_count_without_shares_stops_with_a_sentence(town, as_, people):
    with clock.at(clock.now() - timedelta(days=40)):
        key, _ = a_tried_key(town)
    vote = a_closed_vote_to_open(town, count_key=key)
    page = as_(town.baek).post(f"/office/votes/{vote.id}/count", follow_redirects=True)
    assert "열쇠 조각이 아직 모자랍니다" in page.text
    assert db.session.get(Vote, vote.id).state is VoteState.CLOSED


def test_the_desk_of_a_draft_chooses_who_opens(town, as_):
    key, _ = a_tried_key(town)
    vote = a_draft_vote(town)
    desk = as_(town.park)
    at = f"/office/votes/{vote.id}"
    assert key.title in desk.get(at).text
    assert desk.post(f"{at}/count-key", data={"key": key.id}).status_code == 303
    assert db.session.get(Vote, vote.id).level == "sealed"
    assert desk.post(f"{at}/count-key", data={"key": ""}).status_code == 303
    assert db.session.get(Vote, vote.id).level == "managed"
    assert desk.post(f"{at}/count-key", data={"key": 999}).status_code == 422
    assert as_(town.choi).post(f"{at}/count-key", data={"key": key.id}).status_code in (403, 404)


def test_pages_of_a_sealed_vote_say_who_holds_the_key(town, as_):
    key, cards = a_tried_key(town)
    with clock.at(clock.now() - timedelta(days=1)):
        vote = a_draft_vote(town, count_key=key)
    as_(town.park).post(f"/office/votes/{vote.id}/publication")
    trust = as_(None).get(f"/votes/{vote.id}/trust").text
    assert "조각 3개 가운데 2개" in trust
    assert "서버가 보관합니다" not in trust
    assert cards[people_of(key)[0].id].fingerprint[:16] in trust
    assert "2명이 모여야 열립니다" in as_(None).get(f"/votes/{vote.id}/rule-sheet").text
