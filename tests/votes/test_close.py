"""vote.close: the box is shut after the published hour, shaken, rooted and told in numbers only."""

import json
from datetime import timedelta

import pytest

from ganggu_participation import clock
from ganggu_participation.audit import AuditEntry
from ganggu_participation.ballotbox import Log, leaf_hash, open_ballot, receipt_code
from ganggu_participation.database import db
from ganggu_participation.permissions import CLOCK
from ganggu_participation.refusals import Refusal, Refused
from ganggu_participation.votes import actions
from ganggu_participation.votes.count_key import count_key_of
from ganggu_participation.votes.models import Ballot
from ganggu_participation.votes.queries import sealed_ballots_of, turnout_of, votes_to_close
from ganggu_participation.votes.rule_sheets import contests_of
from ganggu_participation.votes.states import Channel, VoteState
from ganggu_participation.votes.tasks import sweep

from .builders import a_closed_vote, a_published_vote, an_open_vote, electors

SECOND = timedelta(seconds=1)


def box_of(vote):
    return {ballot.key: ballot.sealed for ballot in db.session.query(Ballot).filter_by(vote_id=vote.id)}


def test_nobody_closes_a_second_early(town):
    vote = an_open_vote(town)
    closes = vote.closes
    for who in (CLOCK, town.park, town.han):
        with clock.at(closes - SECOND), pytest.raises(Refused) as no:
            actions.close(who, vote)
        assert no.value.refusal is Refusal.TOO_EARLY_TO_CLOSE
    assert votes_to_close(closes - SECOND) == []
    assert votes_to_close(closes) == [vote]
    with clock.at(closes):
        actions.close(CLOCK, vote)
    assert (vote.state, vote.closed_at) == (VoteState.CLOSED, closes)


@pytest.mark.parametrize("other", ["choi", "kim", "baek", "ahn"])
def test_only_officials_of_the_dong_close(town, other):
    vote = an_open_vote(town)
    with clock.at(vote.closes), pytest.raises(Refused) as no:
        actions.close(getattr(town, other), vote)
    assert no.value.refusal is Refusal.ROLE_MISSING


def test_a_vote_that_is_not_open_does_not_close(town):
    vote = a_published_vote(town)
    with clock.at(vote.closes), pytest.raises(Refused) as no:
        actions.close(town.park, vote)
    assert no.value.refusal is Refusal.NOT_IN_THIS_STATE


def test_the_close_is_written_down_in_numbers(town):
    vote = an_open_vote(town, left=timedelta(minutes=1))
    people = electors(5, town.pungam)
    codes = [actions.cast(person, vote, {1: [1]}) for person in people[:3]]
    codes += [actions.cast(person, vote, {1: [2]}, Channel.KIOSK, "풍암동 행정복지센터") for person in people[3:]]
    before = box_of(vote)
    with clock.at(vote.closes):
        actions.close(CLOCK, vote)
    facts = json.loads(db.session.query(AuditEntry).filter_by(verb="vote.close").one().facts)
    leaves = [leaf_hash(sealed) for sealed in box_of(vote).values()]
    assert facts == {"marks": {"online": 3, "kiosk": 2}, "ballots": 5, "box_root": Log(leaves).root.hex()}
    assert vote.box_root == facts["box_root"]
    assert {receipt_code(leaf) for leaf in leaves} == set(codes)
    assert sorted(before.values()) == sorted(box_of(vote).values())


def test_every_ballot_has_a_new_key_and_stands_in_the_order_of_hashes(town):
    vote = an_open_vote(town, left=timedelta(minutes=1))
    for person in electors(12, town.pungam):
        actions.cast(person, vote, {1: [1]})
    other = an_open_vote(town)
    actions.cast(town.kim, other, {1: [1]})
    before, untouched = box_of(vote), box_of(other)
    with clock.at(vote.closes):
        actions.close(CLOCK, vote)
    after = box_of(vote)
    assert set(before).isdisjoint(after)
    assert all(len(key) == 16 for key in after)
    assert box_of(other) == untouched
    assert [leaf_hash(s) for s in sealed_ballots_of(vote)] == sorted(leaf_hash(s) for s in after.values())
    sweep(lambda *_: None)


def test_an_empty_box_closes_too(town):
    vote = a_closed_vote(town)
    assert vote.box_root == Log([]).root.hex()
    assert turnout_of(vote).total == 0


def test_what_was_cast_comes_out_and_nothing_else(town):
    vote = a_closed_vote(town, ballots=[{1: [3, 1]}, {1: "blank"}, {1: [2]}])
    key = count_key_of(vote)
    opened = [open_ballot(contests_of(vote), sealed, key, vote.digest)[0] for sealed in sealed_ballots_of(vote)]
    said = sorted((content.get("choices", ["blank"]) for content in opened), key=str)
    assert said == sorted([[1, 3], ["blank"], [2]], key=str)
