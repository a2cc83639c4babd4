"""The first page leads to a vote that the reader may cast, and to no other."""

import pytest

from ganggu_participation.records.queries import votes_to_cast

from ..votes.builders import an_open_vote
from ..votes.test_listed import an_open_list, elector


@pytest.fixture
def both(town):
    """(a vote for everybody of 풍암동, one for 홍길동 and 이몽룡, who close at the same time or earlier)."""
    listed = an_open_list(town)
    return an_open_vote(town), listed


def test_whoever_is_on_a_list_is_led_to_its_vote_too(both, town):
    assert set(votes_to_cast(town.pungam.id, elector(town).person_key)) == set(both)


def test_whoever_is_not_on_it_is_led_to_the_vote_for_everybody_only(both, town, as_):
    assert votes_to_cast(town.pungam.id, town.kim.person_key) == [both[0]]
    assert f'action is-main" href="/votes/{both[0].id}"' in as_(town.kim).get("/").text


def test_a_stranger_sees_the_vote_for_everybody_first(both, town, as_):
    assert votes_to_cast(town.pungam.id) == list(both)
    assert f'action is-main" href="/votes/{both[0].id}"' in as_(None).get("/").text


def test_a_dong_with_a_list_alone_has_nothing_to_cast_for_others(town, as_):
    an_open_list(town)
    assert votes_to_cast(town.pungam.id, town.kim.person_key) == []
    assert "is-main" not in as_(town.kim).get("/").text
