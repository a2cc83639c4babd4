"""A result says how surely its voters were known, and gives no small group away."""

import pytest

from ganggu_participation.accounts.states import Level
from ganggu_participation.database import db
from ganggu_participation.records.queries import levels_of
from ganggu_participation.votes.models import RollMark

from ..counts.builders import a_declared_vote
from ..votes.builders import an_open_vote

SEEN, REAL, DECLARED = Level.STAFF_SEEN, Level.REAL_PERSON, Level.DECLARED_BASIS


def strike(vote, people):
    """Marks of so many people at each level."""
    levels = [level for level, number in people.items() for _ in range(number)]
    row = {"vote_id": vote.id, "round_key": None, "channel": "online", "place": "", "day": vote.opens.date(), "basis": "residence"}
    marks = [{**row, "person_key": f"voter {n}", "level": int(level)} for n, level in enumerate(levels)]
    db.session.execute(db.insert(RollMark), marks)
    db.session.commit()


@pytest.mark.parametrize(("people", "told"), [
    ({SEEN: 9, REAL: 6}, {SEEN: 9, REAL: 6}),
    ({SEEN: 20, DECLARED: 9, REAL: 3}, {SEEN: 20, DECLARED: None, REAL: None}),
    ({SEEN: 20, REAL: 3}, {SEEN: None, REAL: None}),
    ({SEEN: 4}, {SEEN: None}),
])  # fmt: skip
def test_a_small_group_is_hidden_in_company(town, people, told):
    vote = an_open_vote(town)
    strike(vote, people)
    assert levels_of(vote.id) == sorted(told.items(), reverse=True)


def test_the_page_tells_levels_and_that_it_hides(town, as_):
    few = as_(None).get(f"/results/{a_declared_vote(town, ballots=[{1: [1]}] * 4).vote_id}").text
    assert "본인 확인 수준별 인원" in few and "가림" in few and "거꾸로 셈하게 하는 칸은 가렸습니다" in few


def test_the_page_of_many_hides_nothing(town, as_):
    many = as_(None).get(f"/results/{a_declared_vote(town, ballots=[{1: [1]}] * 6).vote_id}").text
    assert "가림" not in many and "거꾸로" not in many
