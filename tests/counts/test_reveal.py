"""count.reveal: a declared result is shown to a hall place by place, the last place first."""

import pytest

from ganggu_participation.counts import actions
from ganggu_participation.counts.queries import shown_of, steps_of
from ganggu_participation.refusals import Refusal, Refused

from .builders import a_count, a_declared_vote, a_reopened_vote

BALLOTS = [{1: [1, 2]}, {1: [2, 3]}, {1: [2]}, {1: [4]}]


def test_nothing_is_shown_until_somebody_begins(town):
    vote = a_declared_vote(town, ballots=BALLOTS).vote
    assert shown_of(vote.id) == 0 and len(steps_of(vote)) == 5


def test_the_last_place_comes_first(town):
    vote = a_declared_vote(town, ballots=BALLOTS).vote
    assert [row["place"] for _, row in steps_of(vote)] == [5, 4, 3, 2, 1]


@pytest.mark.parametrize("name", ["park", "han", "baek", "seo"])
def test_officials_move_on_and_back(town, name):
    vote = a_declared_vote(town, ballots=BALLOTS).vote
    for shown in (1, 2, 1):
        actions.reveal(getattr(town, name), vote, shown)
        assert shown_of(vote.id) == shown


@pytest.mark.parametrize(("asked", "shown"), [(99, 5), (-3, 0)])
def test_never_more_than_there_is(town, asked, shown):
    vote = a_declared_vote(town, ballots=BALLOTS).vote
    actions.reveal(town.park, vote, asked)
    assert shown_of(vote.id) == shown


@pytest.mark.parametrize("name", ["kim", "choi", "jung", "oh", "ahn"])
def test_nobody_else(town, name):
    vote = a_declared_vote(town, ballots=BALLOTS).vote
    with pytest.raises(Refused) as no:
        actions.reveal(getattr(town, name), vote, 1)
    assert no.value.refusal is Refusal.ROLE_MISSING and shown_of(vote.id) == 0


@pytest.mark.parametrize("make", [lambda town: a_count(town, ballots=BALLOTS).vote, a_reopened_vote])
def test_not_before_the_declaration_and_not_while_it_is_counted_again(town, make):
    vote = make(town)
    with pytest.raises(Refused) as no:
        actions.reveal(town.park, vote, 1)
    assert no.value.refusal is Refusal.NOT_IN_THIS_STATE and shown_of(vote.id) == 0
