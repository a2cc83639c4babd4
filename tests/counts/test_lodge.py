"""objection.lodge: by anybody verified, once for each result, within the published days after its declaration."""

from datetime import timedelta

import pytest

from ganggu_participation import clock
from ganggu_participation.audit import AuditEntry
from ganggu_participation.counts import actions
from ganggu_participation.counts.models import Objection
from ganggu_participation.counts.queries import objections_of
from ganggu_participation.counts.states import ObjectionState
from ganggu_participation.database import db
from ganggu_participation.refusals import Refusal, Refused

from .builders import CLAIM, a_count, a_declared_vote, a_reopened_vote, an_objection

BALLOTS = [{1: [1, 2]}, {1: [2, 3]}, {1: [2]}]
WEEK, SECOND = timedelta(days=7), timedelta(seconds=1)


def refusal_of(who, vote, claim=CLAIM):
    with pytest.raises(Refused) as no:
        actions.lodge(who, vote, claim)
    assert db.session.query(Objection).filter_by(author_id=getattr(who, "id", -1)).count() <= 1
    return no.value.refusal


def test_an_objection_waits_for_its_answer(town):
    objection = an_objection(town, ballots=BALLOTS)
    assert (objection.state, objection.no, objection.claim) == (ObjectionState.OPEN, 1, CLAIM)
    assert objection.vote.open_objections == 1 and objections_of(objection.vote_id) == [objection]


def test_it_is_written_down_without_what_is_claimed(town):
    objection = an_objection(town, ballots=BALLOTS)
    entry = db.session.query(AuditEntry).order_by(AuditEntry.id.desc()).first()
    assert entry.verb == "objection.lodge" and CLAIM not in entry.facts and objection.count.digest in entry.facts


def test_somebody_of_another_dong_may_object_too(town):
    done = a_declared_vote(town, ballots=BALLOTS)
    assert actions.lodge(town.lee, done.vote, CLAIM).no == 1
    assert actions.lodge(town.kim, done.vote, CLAIM).no == 2
    assert done.vote.open_objections == 2


def test_not_a_stranger_and_nobody_whose_identity_was_not_checked(town):
    vote = a_declared_vote(town, ballots=BALLOTS).vote
    assert refusal_of(None, vote) is Refusal.NOT_SIGNED_IN
    assert refusal_of(town.na, vote) is Refusal.NOT_VERIFIED
    assert vote.open_objections == 0


def test_not_before_the_declaration(town):
    assert refusal_of(town.kim, a_count(town, ballots=BALLOTS).vote) is Refusal.NOT_DECLARED_YET


def test_until_the_last_second_of_the_published_days(town):
    vote = a_declared_vote(town, ballots=BALLOTS).vote
    with clock.at(vote.declared_at + WEEK - SECOND):
        actions.lodge(town.kim, vote, CLAIM)
    with clock.at(vote.declared_at + WEEK):
        assert refusal_of(town.lee, vote) is Refusal.OBJECTIONS_OVER


def test_the_days_are_those_of_the_rule_sheet(town):
    vote = a_declared_vote(town, ballots=BALLOTS, objection_days=2).vote
    with clock.at(vote.declared_at + timedelta(days=3)):
        assert refusal_of(town.kim, vote) is Refusal.OBJECTIONS_OVER


def test_once_for_each_result(town):
    vote = an_objection(town, ballots=BALLOTS).vote
    assert refusal_of(town.kim, vote) is Refusal.OBJECTED_ALREADY
    assert vote.open_objections == 1


def test_again_when_another_result_was_declared(town):
    vote = a_reopened_vote(town, ballots=BALLOTS)
    actions.certify(town.seo, actions.count(town.baek, vote))
    assert actions.lodge(town.kim, vote, CLAIM).no == 2


def test_not_while_it_is_counted_again(town):
    assert refusal_of(town.lee, a_reopened_vote(town, ballots=BALLOTS)) is Refusal.OBJECTIONS_OVER


@pytest.mark.parametrize("claim", ["", "  이상합니다.   ", "다시 세어 주세요."])
def test_it_says_what_is_claimed(town, claim):
    vote = a_declared_vote(town, ballots=BALLOTS).vote
    assert refusal_of(town.kim, vote, claim) is Refusal.CLAIM_TOO_SHORT
    assert vote.open_objections == 0
