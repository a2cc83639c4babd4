"""Level "sealed": officers hold the key; nobody opens before the close, nor with too few shares, nor keeps a share after."""

from datetime import timedelta
from itertools import combinations

import pytest

from ganggu_participation import clock
from ganggu_participation.countkeys import actions as countkeys
from ganggu_participation.countkeys.states import KeyState
from ganggu_participation.counts import actions as counts
from ganggu_participation.counts.queries import papers_of
from ganggu_participation.database import db
from ganggu_participation.permissions import CLOCK
from ganggu_participation.refusals import Refusal, Refused
from ganggu_participation.votes import actions
from ganggu_participation.votes.models import Ballot
from ganggu_participation.votes.queries import votes_to_empty
from ganggu_participation.votes.rule_sheets import rules_of
from ganggu_participation.votes.states import VoteState

from ..countkeys.builders import a_begun_key, a_tried_key, entered, people_of
from ..counts.builders import a_closed_vote_to_open
from .builders import REASON, a_draft_vote, a_published_vote, an_open_vote, electors

BALLOTS = [{1: [1, 2]}, {1: [2]}, {1: "blank"}, {1: [2, 3]}]


def refusal_of(action, *arguments):
    with pytest.raises(Refused) as no:
        action(*arguments)
    return no.value.refusal


def a_sealed_closed_vote(town, threshold=2, number=3, ballots=BALLOTS):
    with clock.at(clock.now() - timedelta(days=40)):
        key, cards = a_tried_key(town, threshold, number)
    return a_closed_vote_to_open(town, ballots=ballots, count_key=key), key, cards


def counted(town, vote, key, cards):
    entered(key, cards, people_of(key)[: key.threshold])
    return counts.count(town.baek, vote)


def test_the_fingerprints_stand_on_the_rule_sheet(town):
    key, cards = a_tried_key(town)
    vote = a_published_vote(town, count_key=key)
    sheet = rules_of(vote)
    assert (vote.level, sheet["level"], vote.locked_count_key) == ("sealed", "sealed", None)
    assert sheet["public_key"] == key.public_key.hex()
    prints = [cards[person.id].fingerprint for person in people_of(key)]
    assert sheet["key_shares"] == {"needed": 2, "fingerprints": prints}
    assert (key.state, key.used_for) == (KeyState.IN_USE, f"votes/{vote.id}")


def test_a_sealed_vote_is_not_published_without_a_tried_key(town):
    vote = a_draft_vote(town, level="sealed")
    assert refusal_of(actions.publish, town.han, vote) is Refusal.COUNT_KEY_MISSING
    untried = a_begun_key(town)
    assert refusal_of(actions.take_key, town.han, vote, untried) is Refusal.COUNT_KEY_MISSING
    assert (vote.state, vote.digest) == (VoteState.DRAFT, None)
    key, _ = a_tried_key(town)
    actions.take_key(town.park, vote, key)
    actions.publish(town.han, vote)
    assert vote.state is VoteState.PUBLISHED


def test_a_draft_may_go_back_to_a_managed_key(town):
    key, _ = a_tried_key(town)
    vote = a_draft_vote(town, count_key=key)
    actions.take_key(town.han, vote, None)
    actions.publish(town.han, vote)
    assert (vote.level, key.state, rules_of(vote)["key_shares"]) == ("managed", KeyState.TRIED, None)


def test_a_key_opens_one_vote_only(town):
    key, _ = a_tried_key(town)
    a_published_vote(town, count_key=key)
    other = a_draft_vote(town, level="sealed")
    assert refusal_of(actions.take_key, town.han, other, key) is Refusal.COUNT_KEY_MISSING


def test_after_publishing_nobody_changes_the_key(town):
    key, _ = a_tried_key(town)
    other, _ = a_tried_key(town)
    vote = a_published_vote(town, count_key=key)
    assert refusal_of(actions.take_key, town.han, vote, other) is Refusal.NOT_IN_THIS_STATE
    vote.count_key_id = other.id
    assert refusal_of(db.session.flush) is Refusal.RULES_FROZEN
    db.session.rollback()


@pytest.mark.parametrize(("threshold", "number"), [(2, 2), (2, 3), (3, 4)])
def test_every_set_of_too_few_officers_opens_nothing(town, threshold, number):
    vote, key, cards = a_sealed_closed_vote(town, threshold, number)
    for size in range(threshold):
        for some in combinations(people_of(key), size):
            entered(key, cards, list(some))
            assert refusal_of(counts.count, town.baek, vote) is Refusal.SHARES_MISSING
            assert (vote.state, papers_of(vote.id)) == (VoteState.CLOSED, {})


@pytest.mark.parametrize(("threshold", "number"), [(2, 3), (3, 4)])
def test_every_set_of_enough_officers_opens_the_box(town, threshold, number):
    vote, key, cards = a_sealed_closed_vote(town, threshold, number)
    digests = set()
    for some in combinations(people_of(key), threshold):
        entered(key, cards, list(some))
        digests.add(counts.count(town.baek, vote).digest)
        assert (key.entered, key.table_key) == ([], None)
    assert len(digests) == 1
    assert sum(papers_of(vote.id).values()) == len(BALLOTS)


def test_nobody_collects_shares_before_the_close(town):
    with clock.at(clock.now() - timedelta(days=40)):
        key, cards = a_tried_key(town)
    vote = an_open_vote(town, count_key=key)
    actions.cast(town.kim, vote, {1: [1]})
    assert refusal_of(countkeys.call, town.baek, key) is Refusal.NOT_IN_THIS_STATE
    assert refusal_of(counts.count, town.baek, vote) is Refusal.NOT_IN_THIS_STATE
    assert cards


def test_a_count_is_certified_and_repeated_without_opening_again(town):
    vote, key, cards = a_sealed_closed_vote(town)
    first = counted(town, vote, key, cards)
    assert counts.count(town.seo, vote).digest == first.digest
    last = counts.count(town.baek, vote)
    counts.certify(town.seo, last)
    assert (vote.state, last.digest) == (VoteState.DECLARED, first.digest)


def test_a_box_that_is_not_the_logged_one_is_not_opened(town):
    for change in (
        "DELETE FROM ballots WHERE key = (SELECT min(key) FROM ballots)",
        "INSERT INTO ballots (vote_id, key, sealed) SELECT vote_id, randomblob(16), randomblob(300) FROM ballots LIMIT 1",
        "UPDATE ballots SET sealed = randomblob(300) WHERE key = (SELECT min(key) FROM ballots)",
    ):
        vote, key, cards = a_sealed_closed_vote(town)
        db.session.execute(db.text(change.replace("FROM ballots", f"FROM ballots WHERE vote_id = {vote.id}").replace(
            f"WHERE vote_id = {vote.id} WHERE", f"WHERE vote_id = {vote.id} AND")))  # fmt: skip
        db.session.commit()
        entered(key, cards, people_of(key)[:2])
        assert refusal_of(counts.count, town.baek, vote) is Refusal.BOX_DAMAGED
        assert papers_of(vote.id) == {}


def test_after_the_objections_the_box_is_emptied_with_a_record(town):
    vote, key, cards = a_sealed_closed_vote(town)
    counts.certify(town.seo, counted(town, vote, key, cards))
    until = vote.objections_until
    assert refusal_of(actions.empty_box, CLOCK, vote) is Refusal.NOT_IN_THIS_STATE
    with clock.at(until):
        actions.finish(CLOCK, vote)
        assert votes_to_empty(until) == [vote]
        assert refusal_of(actions.empty_box, town.ahn, vote) is Refusal.ONLY_THE_CLOCK
        actions.empty_box(CLOCK, vote)
        assert votes_to_empty(until) == []
        assert refusal_of(actions.empty_box, CLOCK, vote) is Refusal.BOX_KEPT
    assert db.session.query(Ballot).filter_by(vote_id=vote.id).count() == 0
    assert (key.state, vote.box_emptied_at) == (KeyState.DESTROYED, until)
    assert sum(papers_of(vote.id).values()) == len(BALLOTS)


def test_a_managed_key_is_destroyed_with_its_box(town):
    vote = a_closed_vote_to_open(town, ballots=BALLOTS)
    counts.certify(town.seo, counts.count(town.baek, vote))
    with clock.at(vote.objections_until):
        actions.finish(CLOCK, vote)
        actions.empty_box(CLOCK, vote)
    assert vote.locked_count_key is None
    vote.locked_count_key = b"another"
    assert refusal_of(db.session.flush) is Refusal.RULES_FROZEN
    db.session.rollback()


def test_a_cancelled_vote_keeps_its_box_as_long_as_others(town):
    vote = an_open_vote(town)
    actions.cast(electors(1, town.pungam)[0], vote, {1: [1]})
    actions.cancel(town.park, vote, REASON)
    assert refusal_of(actions.empty_box, CLOCK, vote) is Refusal.BOX_KEPT
    with clock.at(vote.box_kept_until):
        actions.empty_box(CLOCK, vote)
    assert db.session.query(Ballot).count() == 0
