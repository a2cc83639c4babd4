"""proposal.submit: it is received with a number, the day of its answer, a version and a line of its story."""

import threading
from datetime import date, timedelta

import pytest

from ganggu_participation import clock
from ganggu_participation.audit import AuditEntry
from ganggu_participation.cycles.models import Cycle
from ganggu_participation.database import db
from ganggu_participation.money import Won
from ganggu_participation.proposals import actions
from ganggu_participation.proposals.models import Proposal
from ganggu_participation.proposals.queries import eligible_in
from ganggu_participation.proposals.states import ProposalState
from ganggu_participation.refusals import Refusal, Refused
from tests.world import Town

from .. import world
from ..persons import last_act, nobody_else_may, refused
from . import builders
from .builders import a_draft, a_submitted_proposal

UNVERIFIED = {name: Refusal.NOT_VERIFIED for name in world.CAST if name not in ("kim", "lee")}


def test_its_verified_author_hands_it_in_and_nobody_else(town):
    draft = a_draft(town.kim)
    nobody_else_may(
        town, lambda who: actions.submit(who, draft), "kim", hears=Refusal.NOT_YOURS, clock=Refusal.NOT_VERIFIED, **UNVERIFIED
    )
    assert draft.state is ProposalState.DRAFT and draft.receipt_no is None and draft.versions == []
    refused(Refusal.NOT_VERIFIED, actions.submit, town.na, a_draft(town.na))


def test_once_and_again_only_when_she_was_asked(town):
    proposal = a_submitted_proposal(town.kim)
    number = proposal.receipt_no
    refused(Refusal.NOT_IN_THIS_STATE, actions.submit, town.kim, proposal)
    actions.request_info(town.jung, proposal, "어느 길인지 적어 주세요.")
    assert proposal.review_due is None
    actions.submit(town.kim, proposal)
    assert (proposal.receipt_no, proposal.request) == (number, None) and proposal.review_due is not None
    assert [version.no for version in proposal.versions] == [1]  # nothing was changed
    assert last_act() == ("proposal.submit", f"accounts/{town.kim.id}", {"receipt_no": number})


def test_submitting_gives_a_number_a_day_a_version_and_a_line(town):
    with clock.at(clock.moment(date(2026, 6, 30), 10)):
        proposal = builders.a_submitted_proposal(town.kim, cost=Won(3_000_000))
    assert proposal.receipt_no == "2027-풍암-0001"
    assert proposal.review_due == clock.moment(date(2026, 7, 14), 18)
    assert proposal.versions[0].words.items() >= {**builders.WORDS, "content": "", "cost": 3_000_000}.items()
    assert proposal.steps[0].text == (
        "제안을 접수했습니다. 접수번호는 2027-풍암-0001입니다. 7월 14일까지 담당 부서가 검토합니다."
    )
    assert proposal.steps[0].by == "제안한 사람"
    last = db.session.query(AuditEntry).order_by(AuditEntry.id.desc()).first()
    assert last.verb == "proposal.submit" and "2027-풍암-0001" in last.facts


@pytest.mark.parametrize("missing", ["title", "necessity", "location"])
def test_an_incomplete_proposal_is_not_taken_in(town, missing):
    draft = builders.a_draft(town.kim, **{missing: " \n "})
    with pytest.raises(Refused) as no:
        actions.submit(town.kim, draft)
    assert no.value.refusal is Refusal.PROPOSAL_INCOMPLETE
    assert "아직 적지 않은 것" in no.value.message
    assert draft.state is ProposalState.DRAFT and draft.versions == []


def test_numbers_count_per_year_and_dong(town):
    one, two = builders.a_submitted_proposal(town.kim), builders.a_submitted_proposal(town.kim)
    other = builders.a_submitted_proposal(town.lee)
    next_year = builders.a_submitted_proposal(town.kim, cycle=builders.an_announced_cycle(2028))
    assert [p.receipt_no for p in (one, two, other, next_year)] == [
        "2027-풍암-0001",
        "2027-풍암-0002",
        "2027-치평-0001",
        "2028-풍암-0001",
    ]


def test_numbers_never_double_when_many_arrive_at_once(bare_app):
    with bare_app.app_context():
        kim = Town().kim
        drafts = [builders.a_draft(kim).id for _ in range(12)]
        db.session.remove()
    start, faults = threading.Barrier(len(drafts)), []

    def hand_in(number: int) -> None:
        with bare_app.app_context():
            try:
                start.wait()
                actions.submit(Town().kim, db.session.get_one(Proposal, number))
            except Exception as fault:
                faults.append(fault)
            finally:
                db.session.remove()

    threads = [threading.Thread(target=hand_in, args=(number,)) for number in drafts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with bare_app.app_context():
        numbers = sorted(db.session.scalars(db.select(Proposal.receipt_no)))
    assert faults == []
    assert numbers == [f"2027-풍암-{n:04}" for n in range(1, 13)]


def test_one_draft_handed_in_twice_at_once_gets_one_number(bare_app):
    with bare_app.app_context():
        draft = builders.a_draft(Town().kim).id
        db.session.remove()
    start, answers = threading.Barrier(6), []

    def hand_in() -> None:
        with bare_app.app_context():
            start.wait()
            try:
                actions.submit(Town().kim, db.session.get_one(Proposal, draft))
                answers.append("in")
            except Refused as no:
                answers.append(no.refusal)
            finally:
                db.session.remove()

    threads = [threading.Thread(target=hand_in) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(map(str, answers)) == sorted(["in", *["Refusal.NOT_IN_THIS_STATE"] * 5])
    with bare_app.app_context():
        assert len(db.session.get_one(Proposal, draft).versions) == 1


def test_out_of_the_call_it_waits_for_the_next_year_with_a_note(town):
    cycle = builders.an_announced_cycle()
    with clock.at(cycle.stage("call").closes):
        late = builders.a_submitted_proposal(town.kim)
    assert late.outside_call and late.receipt_no == "2028-풍암-0001"
    assert "2028년 예산 제안과 함께 살펴봅니다." in late.steps[0].text


def test_before_the_call_it_waits_for_this_year(town):
    cycle = builders.an_announced_cycle()
    with clock.at(cycle.stage("call").opens - timedelta(seconds=1)):
        early = builders.a_submitted_proposal(town.kim)
    assert early.outside_call and early.receipt_no == "2027-풍암-0001"
    in_time = builders.a_submitted_proposal(town.kim)
    assert not in_time.outside_call and "함께 살펴봅니다" not in in_time.steps[0].text


def test_what_came_late_is_offered_to_the_next_year(town):
    cycle = builders.an_announced_cycle()
    with clock.at(cycle.stage("call").closes):
        late = builders.a_listed_proposal(town.kim, town.jung)
    in_time = builders.a_listed_proposal(town.kim, town.jung)
    next_year = builders.an_announced_cycle(2028)
    cycle = db.session.scalars(db.select(Cycle).where(Cycle.budget_year == 2027)).one()
    assert eligible_in(town.pungam.id, cycle.id) == [in_time]
    assert eligible_in(town.pungam.id, next_year.id) == [late]
    assert eligible_in(town.chipyeong.id, cycle.id) == []
