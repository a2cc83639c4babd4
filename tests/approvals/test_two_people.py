"""One asks, another agrees, and only then it is done; every other way is refused."""

from datetime import timedelta

import pytest
from sqlalchemy.exc import IntegrityError

from ganggu_participation import clock, timekeeping
from ganggu_participation.approvals import actions
from ganggu_participation.approvals.models import Approval
from ganggu_participation.approvals.queries import NOUNS
from ganggu_participation.approvals.states import ApprovalState
from ganggu_participation.audit import AuditEntry
from ganggu_participation.counts import actions as counts
from ganggu_participation.counts.models import Count
from ganggu_participation.database import db
from ganggu_participation.permissions import CLOCK, DONE_BY, TWO_PEOPLE, Act
from ganggu_participation.refusals import Refusal, Refused
from ganggu_participation.votes.states import VoteState

from ..votes.builders import a_closed_vote, an_open_vote
from .builders import WHY, a_request, two_agree

BALLOTS = [{1: [1, 2]}, {1: [2]}]


def refusal_of(act, *given):
    with pytest.raises(Refused) as no:
        act(*given)
    return no.value.refusal


def test_a_box_is_opened_when_two_agree(town):
    vote = a_closed_vote(town, ballots=BALLOTS)
    asked = two_agree(town, vote)
    counts.count(town.baek, vote)
    assert (vote.state, asked.state) == (VoteState.COUNTING, ApprovalState.SPENT)
    trail = [entry.verb for entry in db.session.query(AuditEntry).order_by(AuditEntry.id.desc()).limit(5)]
    assert trail == ["count.count", "approval.propose", "approval.spend", "approval.approve", "approval.propose"]


def test_nobody_opens_a_box_alone(town):
    vote = a_closed_vote(town, ballots=BALLOTS)
    assert refusal_of(counts.count, town.baek, vote) is Refusal.NOT_APPROVED
    asked = a_request(town, vote)
    assert refusal_of(counts.count, town.baek, vote) is Refusal.NOT_APPROVED
    assert refusal_of(actions.approve, town.baek, asked) is Refusal.OWN_REQUEST
    assert refusal_of(counts.count, town.seo, vote) is Refusal.NOT_APPROVED
    assert db.session.query(Count).count() == 0


def test_an_opened_box_is_counted_again_without_asking(town):
    vote = a_closed_vote(town, ballots=BALLOTS)
    two_agree(town, vote)
    assert counts.count(town.baek, vote).digest == counts.count(town.seo, vote).digest


@pytest.mark.parametrize("name", ["park", "han", "kim", "roh", "oh", "ahn", "jung"])
def test_only_those_of_the_act_ask_and_decide(town, name):
    vote, who = a_closed_vote(town), getattr(town, name)
    assert refusal_of(actions.propose, who, Act.OPEN_COUNT, vote, WHY) is Refusal.ROLE_MISSING
    asked = a_request(town, vote)
    assert refusal_of(actions.approve, who, asked) is Refusal.ROLE_MISSING
    assert refusal_of(actions.reject, who, asked, WHY) is Refusal.ROLE_MISSING
    assert refusal_of(actions.withdraw, who, asked) is Refusal.NOT_YOURS
    assert asked.state is ApprovalState.PROPOSED


def test_a_role_in_another_dong_decides_nothing_here(town):
    from ganggu_participation.accounts.actions import grant
    from ganggu_participation.permissions import Role

    grant(town.ahn, town.lee, Role.COUNT_OFFICER, town.chipyeong)
    asked = a_request(town, a_closed_vote(town))
    assert refusal_of(actions.approve, town.lee, asked) is Refusal.ROLE_MISSING


def test_what_was_sent_back_is_not_done_and_may_be_asked_again(town):
    vote = a_closed_vote(town, ballots=BALLOTS)
    asked = a_request(town, vote)
    assert refusal_of(actions.reject, town.seo, asked, " 짧음 ") is Refusal.REASON_MISSING
    actions.reject(town.seo, asked, "참관인이 아직 오지 않았습니다.")
    assert refusal_of(counts.count, town.baek, vote) is Refusal.NOT_APPROVED
    assert refusal_of(actions.approve, town.seo, asked) is Refusal.NOT_IN_THIS_STATE
    two_agree(town, vote)
    assert counts.count(town.baek, vote)


def test_what_was_taken_back_is_not_done(town):
    vote = a_closed_vote(town, ballots=BALLOTS)
    asked = two_agree(town, vote)
    actions.withdraw(town.baek, asked)
    assert refusal_of(counts.count, town.baek, vote) is Refusal.NOT_APPROVED
    assert refusal_of(actions.withdraw, town.baek, asked) is Refusal.NOT_IN_THIS_STATE


def test_one_request_is_open_at_a_time(town):
    vote = a_closed_vote(town)
    a_request(town, vote)
    assert refusal_of(a_request, town, vote) is Refusal.ALREADY_PROPOSED
    assert refusal_of(a_request, town, vote, town.seo) is Refusal.ALREADY_PROPOSED


def test_nobody_asks_to_open_a_box_before_the_close(town):
    assert refusal_of(a_request, town, an_open_vote(town)) is Refusal.NOT_IN_THIS_STATE


def test_an_approval_is_good_for_three_days(town):
    vote = a_closed_vote(town, ballots=BALLOTS)
    asked = two_agree(town, vote)
    with clock.at(asked.expires - timedelta(seconds=1)):
        assert asked.stands
    with clock.at(asked.expires):
        assert refusal_of(counts.count, town.baek, vote) is Refusal.NOT_APPROVED
        again = a_request(town, vote)
        assert asked.state is ApprovalState.LAPSED and again.state is ApprovalState.PROPOSED


def test_a_request_that_lapsed_is_approved_by_nobody_and_ended_by_the_clock(town):
    asked = a_request(town, a_closed_vote(town))
    assert refusal_of(actions.lapse, CLOCK, asked) is Refusal.NOT_IN_THIS_STATE
    with clock.at(asked.expires):
        assert refusal_of(actions.approve, town.seo, asked) is Refusal.APPROVAL_LAPSED
        assert any("승인 기한이 지났습니다" in told for told in timekeeping.keep())
    assert asked.state is ApprovalState.LAPSED


def test_every_act_is_about_something_is_done_by_a_verb_and_is_spent_somewhere():
    from pathlib import Path

    house = Path(actions.__file__).parents[1]
    lines = [line for path in house.rglob("*.py") for line in path.read_text().splitlines()]
    for act in Act:
        assert act in TWO_PEOPLE and act in DONE_BY and act in NOUNS
        assert any(f"spend(actor, Act.{act.name}," in line for line in lines), act


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE approvals SET approver_id = proposer_id, decided_at = proposed_at, state = 'approved'",
        "UPDATE approvals SET state = 'approved'",
        "UPDATE approvals SET state = 'spent', approver_id = proposer_id + 1",
        "INSERT INTO approvals (state, act, noun, subject_id, title, proposer_id, reason, proposed_at, answer, expires)"
        " SELECT state, act, noun, subject_id, title, proposer_id, reason, proposed_at, answer, expires FROM approvals",
    ],
)
def test_the_database_refuses_half_an_approval(town, statement):
    a_request(town, a_closed_vote(town))
    with pytest.raises(IntegrityError):
        db.session.execute(db.text(statement))
    db.session.rollback()
    assert db.session.query(Approval).one().state is ApprovalState.PROPOSED


def test_the_database_refuses_a_certification_by_the_hands_that_counted(town):
    vote = a_closed_vote(town, ballots=BALLOTS)
    two_agree(town, vote)
    done = counts.count(town.baek, vote)
    for counted_by, certified_by in ((town.baek.id, town.baek.id), (town.seo.id, town.baek.id)):
        with pytest.raises(IntegrityError):
            db.session.execute(
                db.text("INSERT INTO certifications (count_id, counted_by, certified_by, at) VALUES (:c, :b, :s, :at)"),
                {"c": done.id, "b": counted_by, "s": certified_by, "at": "2026-11-24 00:00:00"},
            )
        db.session.rollback()
