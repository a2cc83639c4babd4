"""Every kind of ballot by every other way than the web, over HTTP: on a device of the hall, on paper, with a class card.

The cases and their results, worked out by hand, are those of the vote on the web (tests/votes/test_kinds.py); there the
same ballots come from signed-in residents."""

import re
from datetime import timedelta

import pytest

from ganggu_participation import clock
from ganggu_participation.counts.queries import latest_count, sheet_of
from ganggu_participation.permissions import CLOCK
from ganggu_participation.votes import actions as votes
from ganggu_participation.votes.states import Channel
from tests.approvals.builders import two_agree
from tests.votes.test_kinds import BLANK, CASES, ok, opened, won_in, words

from .builders import a_place
from .test_pages import PERSON, code_on, kiosk_of

HOUR = timedelta(hours=1)
SHORT = {"for": "찬", "against": "반", "abstain": "기"}


def written(ballot):
    """A ballot of a page as an official reads it off a paper."""
    if ballot == BLANK:
        return "기권"
    if "c1" in ballot:
        return " ".join(ballot["c1"])
    marks = [(name.removeprefix("c1-"), said) for name, said in ballot.items() if said not in ("", "0")]
    return " ".join(f"{no}{SHORT[said]}" if said in SHORT else f"{no}:{said}" for no, said in marks)


def at_a_booth(booth, code, ballot):
    """Code, ballot, review, receipt; returns the code of the receipt."""
    assert "투표용지" in ok(booth.post("/booth", data={"code": code})).text
    ok(booth.post("/booth/ballot/review", data={"code": code, **ballot}))
    ok(booth.post("/booth/ballot/cast", data={"code": code, **ballot}), 303)
    return re.search(r"receipt-code\">([A-Z0-9-]{19})<", booth.get("/booth/receipt").text)[1]


def by_kiosk(town, as_, place, ballots):
    park, booth = as_(town.park), kiosk_of(as_, town, place)
    for n, ballot in enumerate(ballots):
        slip = park.post(f"/office/places/{place.id}/desk/codes", data={**PERSON, "name": f"주민{n}"})
        at_a_booth(booth, code_on(park.get(slip.location).text), ballot)


def by_card(town, as_, place, ballots):
    sheet = as_(town.park).post(f"/office/votes/{place.vote_id}/class-codes", data={"label": "5학년 1반", "number": len(ballots)})
    codes = re.findall(r"receipt-code\">([A-Z0-9 ]+)<", sheet.text)
    receipts = {at_a_booth(as_(None), code, ballot) for code, ballot in zip(codes, ballots, strict=True)}
    assert len(receipts) == len(ballots)


def by_paper(town, as_, place, ballots):
    for n in range(len(ballots)):
        ok(as_(town.park).post(f"/office/places/{place.id}/desk/papers", data={**PERSON, "name": f"주민{n}"}), 303)


def papers_in_order(town, as_, place, ballots):
    """After the close: the bundle is typed by two officials, the papers balance, the place is settled."""
    typed, at, number = "\n".join(map(written, ballots)), f"/office/places/{place.id}", len(ballots)
    baek, seo, park = as_(town.baek), as_(town.seo), as_(town.park)
    ok(baek.post(f"{at}/bundles", data={"contest_no": 1, "no": 1, "papers": typed}), 303)
    ok(seo.post(re.search(r"/office/bundles/\d+", seo.get(at).text)[0] + "/entry", data={"papers": typed}), 200, 303)
    figures = {"received": number, "spoiled": 0, "unused": 0, "in_box": number, "not_returned": 0}
    ok(park.post(f"{at}/balance", data=figures), 303)
    ok(park.post(f"{at}/settlement"), 303)


WAYS = {Channel.KIOSK: by_kiosk, Channel.PAPER: by_paper, Channel.CODE: by_card}


@pytest.mark.parametrize("channel", WAYS)
@pytest.mark.parametrize("kind", CASES)
def test_a_whole_vote(town, as_, kind, channel):
    case = CASES[kind]
    vote = opened(town, as_, case.contest)
    with clock.at(vote.opens + HOUR):
        place = a_place(town, vote)
        WAYS[channel](town, as_, place, case.ballots)
    with clock.at(vote.closes + HOUR):
        votes.close(CLOCK, vote)
        if channel is Channel.PAPER:
            papers_in_order(town, as_, place, case.ballots)
        else:
            ok(as_(town.park).post(f"/office/places/{place.id}/settlement"), 303, 409)
        two_agree(town, vote)
        ok(as_(town.baek).post(f"/office/votes/{vote.id}/count"), 303)
        count = latest_count(vote.id)
        ok(as_(town.seo).post(f"/office/counts/{count.id}/certification"), 303)
        result = ok(as_(None).get(f"/results/{vote.id}"))
    sheet = sheet_of(latest_count(vote.id))
    assert sheet["ok"] and sheet["marks"] == {channel: len(case.ballots)}
    assert won_in(result) == case.won
    assert all(sentence in words(result) for sentence in case.told)
    assert "맞지 않음" not in words(result)


def test_what_is_written_off_a_paper_is_what_was_picked():
    """The oracle of this file alone: one line for each way of answering."""
    assert written({"c1": ["3", "1"]}) == "3 1" and written({"c1": "2"}) == "2"
    assert written({"c1-1": "for", "c1-3": "abstain"}) == "1찬 3기"
    assert written({"c1-1": "5", "c1-2": "0", "c1-3": ""}) == "1:5" and written(BLANK) == "기권"
