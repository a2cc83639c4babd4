"""What does not add up is never declared: VOTE-05."""

from collections import Counter
from datetime import timedelta
from itertools import product
from random import Random

import pytest

from ganggu_participation import clock
from ganggu_participation.counts import actions
from ganggu_participation.counts.models import Count
from ganggu_participation.counts.queries import counts_of
from ganggu_participation.counts.sheets import lines_off, sealed_text, sheet_for, sheet_of
from ganggu_participation.database import db
from ganggu_participation.permissions import CLOCK
from ganggu_participation.refusals import Refusal, Refused
from ganggu_participation.votes import actions as votes
from ganggu_participation.votes.models import RollMark
from ganggu_participation.votes.states import VoteState

from ..votes.builders import a_contest
from .builders import ANSWER, CLAIM, SIGNED, a_closed_vote_to_open

BALLOTS = [{1: [1, 2]}, {1: [2, 3]}, {1: [2]}]
VERBS = ("count by baek", "count by seo", "certify by baek", "certify by seo", "lodge", "reopen", "reveal", "finish")
SEQUENCES, LENGTH = 40, 8


def strike(vote, people, start=0):
    """Marks without ballots."""
    marks = [
        {
            "vote_id": vote.id, "person_key": f"voter {start + n}", "round_key": None, "channel": "online", "place": "",
            "day": vote.opens.date(), "level": 5, "basis": "residence",
        }
        for n in range(people)
    ]  # fmt: skip
    db.session.execute(db.insert(RollMark), marks)
    db.session.commit()


def test_bukgu_2017_1274_voters_with_exactly_three_each_cannot_have_made_3835_choices(town):
    """Gwangju Buk-gu 2017 declared 3,835 choices of 1,274 voters who had to choose exactly three: 3,822."""
    vote = a_closed_vote_to_open(town, contests=[a_contest("exactly_k", 3)])
    strike(vote, 1_274)
    kept = '{"choices":[1,2,3],"contest":1}'
    one_more = '{"choices":[1,2,3,4],"contest":1}'
    sheet = sheet_for(vote, Counter({(1, kept): 1_261, (1, one_more): 13}))
    assert sheet["contests"][0]["sheet"]["totals"]["choices"] == 3_835 and not sheet["ok"]
    off = lines_off(sheet)
    assert "고른 것이 모두 3,835개로, 표 1,274장에 3개씩인 3,822개보다 13개 많습니다." in off
    assert "한도를 어긴 표가 13장 있습니다." in off
    text, digest = sealed_text(sheet)
    done = Count(vote_id=vote.id, no=1, sheet=text, digest=digest, counted_by=town.baek.id, at=clock.now())
    vote.state = VoteState.COUNTING
    db.session.add(done)
    db.session.commit()
    with pytest.raises(Refused) as no:
        actions.certify(town.seo, done)
    assert no.value.refusal is Refusal.CHECK_FAILED and "3,822개보다 13개 많습니다" in no.value.message
    assert vote.state is VoteState.COUNTING and vote.declared_at is None


def test_a_mark_without_a_ballot_is_named_in_the_refusal(town):
    vote = a_closed_vote_to_open(town, ballots=BALLOTS)
    strike(vote, 1)
    done = actions.count(town.baek, vote)
    with pytest.raises(Refused) as no:
        actions.certify(town.seo, done)
    assert no.value.refusal is Refusal.CHECK_FAILED
    assert "참여 표시 4개와 표 3장이 다릅니다." in no.value.message


def test_marks_are_told_by_channel(town):
    vote = a_closed_vote_to_open(town, ballots=BALLOTS)
    strike(vote, 2)
    db.session.execute(
        db.update(RollMark).where(RollMark.person_key.like("voter %")).values(channel="kiosk", place="대강당")
    )
    db.session.commit()
    off = lines_off(sheet_of(actions.count(town.baek, vote)))
    assert off == ["참여 표시 5개와 표 3장이 다릅니다. 참여 표시는 온라인 3개, 현장 기기 2개입니다."]


def one(town, vote, verb):
    """Tries one verb; whatever the house says no to did not happen."""
    last = next(iter(counts_of(vote.id)), None)
    what, _, who = verb.partition(" by ")
    try:
        if what == "count":
            actions.count(getattr(town, who), vote)
        elif what == "certify" and last:
            actions.certify(getattr(town, who), last)
        elif what == "lodge":
            actions.uphold(town.park, actions.lodge(town.kim, vote, CLAIM), ANSWER, SIGNED)
        elif what == "reopen" and last:
            actions.reopen(town.park, last)
        elif what == "reveal":
            actions.reveal(town.park, vote, 1)
        elif what == "finish":
            with clock.at(clock.now() + timedelta(days=30)):
                votes.finish(CLOCK, vote)
    except Refused:
        db.session.rollback()


def sequences():
    """Every pair of verbs, and longer ones by lot."""
    chance = Random(2017)
    yield from product(VERBS, repeat=2)
    for _ in range(SEQUENCES):
        yield [chance.choice(VERBS) for _ in range(LENGTH)]


def test_no_order_of_verbs_declares_a_count_that_does_not_add_up(town):
    vote = a_closed_vote_to_open(town, ballots=BALLOTS)
    strike(vote, 1)
    for sequence in sequences():
        for verb in sequence:
            one(town, vote, verb)
            assert vote.state in (VoteState.CLOSED, VoteState.COUNTING), sequence
            assert vote.declared_at is None and not any(c.certification for c in counts_of(vote.id)), sequence


def test_the_same_orders_do_declare_one_that_does(town):
    """The same tries, so that the test above can fail."""
    seen = set()
    vote = a_closed_vote_to_open(town, ballots=BALLOTS)
    for sequence in sequences():
        for verb in sequence:
            one(town, vote, verb)
            seen.add(vote.state)
    assert {VoteState.COUNTING, VoteState.DECLARED, VoteState.RECOUNTING} <= seen
