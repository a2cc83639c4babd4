"""Two counts of one vote, line by line."""

from ganggu_participation.ballotbox import leaf_hash
from ganggu_participation.counts import actions
from ganggu_participation.counts.differences import compared
from ganggu_participation.counts.queries import sheet_of
from ganggu_participation.database import db

from .builders import a_closed_vote_to_open
from .test_blocked import strike

BALLOTS = [{1: [1, 2]}, {1: [2, 3]}, {1: [2]}]


def test_two_counts_of_one_box_are_the_same_to_the_last_line(town):
    vote = a_closed_vote_to_open(town, ballots=BALLOTS)
    one, other = (sheet_of(actions.count(town.baek, vote)) for _ in range(2))
    found = compared(one, other)
    assert found.identical and found.different == [] and len(found.lines) > 10


def test_a_ballot_that_is_gone_shows_in_every_line_that_it_touched(town):
    vote = a_closed_vote_to_open(town, ballots=BALLOTS)
    one = sheet_of(actions.count(town.baek, vote))
    gone = db.session.scalars(db.text("DELETE FROM ballots WHERE key = (SELECT min(key) FROM ballots) RETURNING sealed")).one()
    db.session.execute(db.text("DELETE FROM log_leaves WHERE leaf = :leaf"), {"leaf": leaf_hash(gone)})  # or it is refused
    db.session.commit()
    found = compared(one, sheet_of(actions.count(town.baek, vote)))
    changed = {line.what: (line.one, line.other) for line in found.different}
    assert not found.identical and found.papers == (1, 0)
    assert changed["마을 사업: 표"] == ("3장", "2장") and changed["마을 사업: 맞지 않는 확인 줄"] == ("0개", "1개")


def test_a_mark_more_is_one_line(town):
    vote = a_closed_vote_to_open(town, ballots=BALLOTS)
    one = sheet_of(actions.count(town.baek, vote))
    strike(vote, 1)
    found = compared(one, sheet_of(actions.count(town.baek, vote)))
    assert [line.what for line in found.different] == ["온라인 참여 표시", "마을 사업: 맞지 않는 확인 줄"]
    assert found.papers == (0, 0)


def test_what_only_one_count_says_stands_beside_a_dash(town):
    vote = a_closed_vote_to_open(town, ballots=BALLOTS)
    one = sheet_of(actions.count(town.baek, vote))
    other = {**one, "marks": {}}
    assert [(line.one, line.other) for line in compared(one, other).different] == [("3개", "-")]
    assert [(line.one, line.other) for line in compared(other, one).different] == [("-", "3개")]


def test_papers_that_only_changed_places_between_projects_are_noticed(town):
    vote = a_closed_vote_to_open(town, ballots=BALLOTS)
    one, other = sheet_of(actions.count(town.baek, vote)), sheet_of(actions.count(town.baek, vote))
    papers = other["contests"][0]["sheet"]["inputs"]["papers"]
    papers[0]["choice"] = [4, 5]
    assert compared(one, other).papers == (1, 1)
