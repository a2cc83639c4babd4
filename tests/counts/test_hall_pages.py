"""The hall: place by place, and never more on the page than was told."""

import pytest

from ganggu_participation.counts import actions
from ganggu_participation.counts.queries import shown_of, steps_of

from ..votes.builders import TITLES
from .builders import a_count, a_declared_vote, a_reopened_vote

BALLOTS = [{1: [1, 2]}, {1: [2, 3]}, {1: [2]}, {1: [2]}, {1: [4]}]


def read(answer, status=200):
    assert answer.status_code == status
    return answer.get_data(as_text=True)


def pages(vote, as_, town):
    yield read(as_(None).get(f"/results/{vote.id}/hall"))
    yield read(as_(town.park).get(f"/office/votes/{vote.id}/reveal"))


@pytest.mark.parametrize("shown", range(6))
def test_nothing_beyond_the_revealed_place_is_in_the_page(town, as_, shown):
    vote = a_declared_vote(town, ballots=BALLOTS).vote
    actions.reveal(town.park, vote, shown)
    in_order = [row["title"] for _, row in steps_of(vote)]
    for page in pages(vote, as_, town):
        assert all(title in page for title in in_order[:shown])
        assert not any(title in page for title in in_order[shown:])


def test_an_official_goes_on_step_by_step(town, as_):
    vote = a_declared_vote(town, ballots=BALLOTS).vote
    park = as_(town.park)
    assert "잠시 뒤 발표합니다" in read(park.get(f"/office/votes/{vote.id}/reveal"))
    page = read(park.post(f"/office/votes/{vote.id}/reveal", data={"shown": "1"}, follow_redirects=True))
    assert "5개 가운데 1개를 보였습니다." in page and "5위" in page
    assert shown_of(vote.id) == 1


def test_the_page_is_sent_again_only_when_something_changed(town, as_):
    vote = a_declared_vote(town, ballots=BALLOTS).vote
    ask = {"HX-Request": "true"}
    assert as_(None).get(f"/results/{vote.id}/hall?seen=0", headers=ask).status_code == 204
    actions.reveal(town.park, vote, 1)
    part = read(as_(None).get(f"/results/{vote.id}/hall?seen=0", headers=ask))
    assert "5위" in part and "<html" not in part and "seen=1" in part


def test_before_the_declaration_there_is_nothing_to_see(town, as_):
    vote = a_count(town, ballots=BALLOTS).vote
    assert as_(None).get(f"/results/{vote.id}/hall").status_code == 404
    assert as_(town.park).post(f"/office/votes/{vote.id}/reveal", data={"shown": "5"}).status_code == 404
    assert shown_of(vote.id) == 0


@pytest.mark.parametrize("name", ["kim", "choi", None])
def test_nobody_else_reveals(town, as_, name):
    vote = a_declared_vote(town, ballots=BALLOTS).vote
    who = getattr(town, name) if name else None
    assert as_(who).post(f"/office/votes/{vote.id}/reveal", data={"shown": "5"}).status_code in (303, 401, 403)
    assert shown_of(vote.id) == 0


def test_it_stands_still_while_the_vote_is_counted_again(town, as_):
    vote = a_reopened_vote(town, ballots=BALLOTS)
    assert as_(town.park).post(f"/office/votes/{vote.id}/reveal", data={"shown": "5"}).status_code == 409
    assert not any(title in read(as_(None).get(f"/results/{vote.id}/hall")) for title in TITLES)
