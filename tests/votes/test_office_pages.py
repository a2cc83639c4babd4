"""The desk: what an official sees of her votes and does with them."""

import re
from datetime import timedelta

from ganggu_participation import clock
from ganggu_participation.database import db
from ganggu_participation.votes.models import Vote
from ganggu_participation.votes.states import VoteState

from .builders import REASON, a_draft_vote, an_open_vote


def text(answer):
    return re.sub(r"\s+", " ", answer.get_data(as_text=True))


def test_the_desk_shows_its_own_dongs(town, as_):
    mine, other = a_draft_vote(town), a_draft_vote(town, dong=town.chipyeong)
    page = text(as_(town.park).get("/office/votes"))
    assert f"/office/votes/{mine.id}" in page
    assert f"/office/votes/{other.id}" not in page
    assert f"/office/votes/{other.id}" in text(as_(town.han).get("/office/votes"))
    assert as_(town.park).get(f"/office/votes/{other.id}").status_code == 404
    assert as_(town.kim).get("/office/votes").status_code == 403


def test_a_vote_is_led_through_its_life_at_the_desk(town, as_):
    vote = a_draft_vote(town)
    client = as_(town.park)
    assert client.post(f"/office/votes/{vote.id}/publication").status_code == 303
    opens, closes = vote.opens, vote.closes
    assert "공고한 시작 시각이 되어야" in text(client.post(f"/office/votes/{vote.id}/opening"))
    with clock.at(opens):
        assert client.post(f"/office/votes/{vote.id}/opening").status_code == 303
        assert "처음 마감" in text(client.get(f"/office/votes/{vote.id}"))
    with clock.at(closes):
        assert client.post(f"/office/votes/{vote.id}/closure").status_code == 303
    assert db.session.get(Vote, vote.id).state is VoteState.CLOSED


def test_an_extension_asks_for_a_reason_and_keeps_what_was_typed(town, as_):
    vote = an_open_vote(town)
    client = as_(town.park)
    later = (vote.closes + timedelta(days=1)).astimezone(clock.KST).strftime("%Y-%m-%dT%H:%M")
    short = client.post(f"/office/votes/{vote.id}/extension", data={"closes": later, "reason": "짧음"})
    assert short.status_code == 422
    assert "짧음" in text(short)
    much = (vote.closes + timedelta(days=9)).astimezone(clock.KST).strftime("%Y-%m-%dT%H:%M")
    assert "7일까지만" in text(
        client.post(f"/office/votes/{vote.id}/extension", data={"closes": much, "reason": REASON})
    )
    assert (
        client.post(f"/office/votes/{vote.id}/extension", data={"closes": later, "reason": REASON}).status_code == 303
    )
    assert REASON in text(as_(None).get(f"/votes/{vote.id}"))


def test_a_cancellation_is_a_page_of_its_own(town, as_):
    vote = an_open_vote(town)
    client = as_(town.park)
    assert "되돌릴 수 없습니다" in text(client.get(f"/office/votes/{vote.id}/cancellation"))
    assert client.post(f"/office/votes/{vote.id}/cancellation", data={"reason": "짧음"}).status_code == 422
    assert client.post(f"/office/votes/{vote.id}/cancellation", data={"reason": REASON}).status_code == 303
    assert REASON in text(as_(None).get(f"/votes/{vote.id}"))
    assert as_(town.choi).get(f"/office/votes/{vote.id}/cancellation").status_code == 404


def test_no_form_of_the_desk_passes_without_a_token(town, as_):
    vote = an_open_vote(town)
    for door in ("publication", "opening", "closure", "extension", "cancellation"):
        answer = as_(town.park).post(f"/office/votes/{vote.id}/{door}", data={"reason": REASON}, csrf=False)
        assert answer.status_code == 400
