"""objection.uphold: the vote is counted and certified anew, and only then declared again and settled."""

from datetime import timedelta

import pytest

from ganggu_participation import clock
from ganggu_participation.counts import actions
from ganggu_participation.counts.queries import certified_count, counts_of
from ganggu_participation.counts.states import ObjectionState
from ganggu_participation.permissions import CLOCK
from ganggu_participation.refusals import Refusal, Refused
from ganggu_participation.votes import actions as votes
from ganggu_participation.votes.queries import votes_to_finish
from ganggu_participation.votes.states import VoteState

from .builders import ANSWER, CLAIM, SIGNED, a_declared_vote, a_reopened_vote, an_objection

BALLOTS = [{1: [1, 2]}, {1: [2, 3]}, {1: [2]}]
LATER = timedelta(days=8)


def refusal_of(action, *given):
    with pytest.raises(Refused) as no:
        action(*given)
    return no.value.refusal


def test_the_vote_is_counted_again(town):
    objection = an_objection(town, ballots=BALLOTS)
    actions.uphold(town.park, objection, ANSWER, SIGNED)
    assert objection.state is ObjectionState.UPHELD and objection.vote.state is VoteState.RECOUNTING
    assert objection.vote.open_objections == 0


def test_what_was_declared_stays_until_another_count_is_certified(town):
    vote = a_reopened_vote(town, ballots=BALLOTS)
    first = certified_count(vote.id)
    again = actions.count(town.baek, vote)
    assert certified_count(vote.id) == first and vote.is_declared
    actions.certify(town.seo, again)
    assert certified_count(vote.id) == again and vote.state is VoteState.DECLARED
    assert [count.no for count in counts_of(vote.id)] == [2, 1]


def test_the_days_for_objections_begin_again(town):
    vote = a_reopened_vote(town, ballots=BALLOTS)
    first = vote.objections_until
    with clock.at(clock.now() + timedelta(days=2)):
        actions.certify(town.seo, actions.count(town.baek, vote))
    assert vote.objections_until > first + timedelta(days=1)


def test_the_old_count_is_not_certified_once_more(town):
    vote = a_reopened_vote(town, ballots=BALLOTS)
    assert refusal_of(actions.certify, town.seo, counts_of(vote.id)[0]) is Refusal.RECOUNT_FIRST
    assert vote.state is VoteState.RECOUNTING


def test_other_hands_certify_the_recount_too(town):
    vote = a_reopened_vote(town, ballots=BALLOTS)
    again = actions.count(town.seo, vote)
    assert refusal_of(actions.certify, town.seo, again) is Refusal.SAME_HANDS
    actions.certify(town.baek, again)


def test_a_vote_that_is_counted_again_is_not_settled(town):
    vote = a_reopened_vote(town, ballots=BALLOTS)
    with clock.at(clock.now() + LATER):
        assert votes_to_finish(clock.now()) == []
        assert refusal_of(votes.finish, CLOCK, vote) is Refusal.NOT_IN_THIS_STATE


def test_a_second_objection_may_be_upheld_in_the_meantime(town):
    done = a_declared_vote(town, ballots=BALLOTS)
    one, two = (actions.lodge(who, done.vote, CLAIM) for who in (town.kim, town.lee))
    actions.uphold(town.park, one, ANSWER, SIGNED)
    actions.uphold(town.park, two, ANSWER, SIGNED)
    assert done.vote.state is VoteState.RECOUNTING and done.vote.open_objections == 0


def test_not_the_one_who_counted_and_nobody_else(town):
    objection = an_objection(town, ballots=BALLOTS)
    assert refusal_of(actions.uphold, town.baek, objection, ANSWER, SIGNED) is Refusal.COUNTED_HERSELF
    for name in ("choi", "jung", "kim", "ahn"):
        assert refusal_of(actions.uphold, getattr(town, name), objection, ANSWER, SIGNED) is Refusal.ROLE_MISSING
    assert objection.vote.state is VoteState.DECLARED


def test_nothing_is_reopened_by_an_answer_without_grounds(town):
    objection = an_objection(town, ballots=BALLOTS)
    assert refusal_of(actions.uphold, town.park, objection, "다시 셉니다.", SIGNED) is Refusal.REASON_TOO_SHORT
    assert objection.state is ObjectionState.OPEN and objection.vote.state is VoteState.DECLARED


def test_reopening_is_for_officials_who_did_not_count_and_for_declared_votes(town):
    done = a_declared_vote(town, ballots=BALLOTS)
    assert refusal_of(actions.reopen, town.baek, done) is Refusal.COUNTED_HERSELF
    assert refusal_of(actions.reopen, town.kim, done) is Refusal.ROLE_MISSING
    with clock.at(clock.now() + LATER):
        votes.finish(CLOCK, done.vote)
    assert refusal_of(actions.reopen, town.park, done) is Refusal.NOT_IN_THIS_STATE
    assert done.vote.state is VoteState.FINAL
