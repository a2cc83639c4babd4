"""objection.dismiss: answered in public by an official who did not count; the result stands."""

import pytest

from ganggu_participation.counts import actions
from ganggu_participation.counts.models import Objection
from ganggu_participation.counts.states import ObjectionState
from ganggu_participation.database import db
from ganggu_participation.refusals import Refusal, Refused
from ganggu_participation.votes.states import VoteState

from .builders import ANSWER, SIGNED, an_objection

BALLOTS = [{1: [1, 2]}, {1: [2, 3]}, {1: [2]}]


def refusal_of(who, objection, answer=ANSWER, signed=SIGNED):
    with pytest.raises(Refused) as no:
        actions.dismiss(who, objection, answer, signed)
    assert objection.state is ObjectionState.OPEN and objection.vote.open_objections == 1
    return no.value.refusal


@pytest.mark.parametrize("name", ["park", "han", "seo"])
def test_an_official_who_did_not_count_answers(town, name):
    objection = an_objection(town, ballots=BALLOTS)
    actions.dismiss(getattr(town, name), objection, ANSWER, SIGNED)
    assert (objection.state, objection.answer, objection.answered_as) == (ObjectionState.DISMISSED, ANSWER, SIGNED)
    assert objection.answered_by == getattr(town, name).id and objection.answered_at is not None
    assert objection.vote.open_objections == 0 and objection.vote.state is VoteState.DECLARED


def test_not_the_one_who_counted(town):
    assert refusal_of(town.baek, an_objection(town, ballots=BALLOTS)) is Refusal.COUNTED_HERSELF


@pytest.mark.parametrize("name", ["choi", "jung", "roh", "oh", "ahn", "kim", "lee"])
def test_nobody_without_an_office_here(town, name):
    assert refusal_of(getattr(town, name), an_objection(town, ballots=BALLOTS)) is Refusal.ROLE_MISSING


def test_not_the_official_who_objected_herself(town):
    objection = an_objection(town, ballots=BALLOTS)
    db.session.get(Objection, objection.id).author_id = town.park.id
    db.session.commit()
    assert refusal_of(town.park, objection) is Refusal.OWN_OBJECTION


def test_an_answer_gives_its_grounds_and_who_gives_it(town):
    objection = an_objection(town, ballots=BALLOTS)
    assert refusal_of(town.park, objection, "문제가 없습니다.") is Refusal.REASON_TOO_SHORT
    assert refusal_of(town.park, objection, signed="  ") is Refusal.ANSWER_UNSIGNED


def test_an_answer_is_given_once(town):
    objection = an_objection(town, ballots=BALLOTS)
    actions.dismiss(town.park, objection, ANSWER, SIGNED)
    for again in (actions.dismiss, actions.uphold):
        with pytest.raises(Refused) as no:
            again(town.han, objection, ANSWER, SIGNED)
        assert no.value.refusal is Refusal.NOT_IN_THIS_STATE
    assert objection.vote.open_objections == 0
