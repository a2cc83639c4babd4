import pytest

from ganggu_participation import clock, timekeeping
from ganggu_participation.approvals import actions as approvals
from ganggu_participation.approvals.models import Approval
from ganggu_participation.approvals.states import ApprovalState
from ganggu_participation.counts import actions
from ganggu_participation.counts.models import Certification, Paper
from ganggu_participation.counts.queries import certified_count
from ganggu_participation.database import db
from ganggu_participation.permissions import Act
from ganggu_participation.refusals import Refusal, Refused
from ganggu_participation.votes.models import RollMark
from ganggu_participation.votes.states import VoteState

from ..approvals.builders import two_agree
from .builders import a_count

BALLOTS = [{1: [1, 2]}, {1: [2, 3]}, {1: [2]}]


def refusal_of(actor, done):
    with pytest.raises(Refused) as no:
        actions.certify(actor, done)
    assert db.session.query(Certification).count() == 0
    return no.value.refusal


def test_other_hands_certify_and_the_result_is_declared(town):
    done = a_count(town, ballots=BALLOTS)
    actions.certify(town.seo, done)
    assert done.vote.state is VoteState.DECLARED and done.vote.declared_at is not None
    assert certified_count(done.vote_id).id == done.id


def test_the_hands_that_counted_may_not_certify(town):
    assert refusal_of(town.baek, a_count(town, ballots=BALLOTS)) is Refusal.SAME_HANDS


@pytest.mark.parametrize("name", ["park", "han", "kim", "ahn"])
def test_only_count_officers_certify(town, name):
    assert refusal_of(getattr(town, name), a_count(town, ballots=BALLOTS)) is Refusal.ROLE_MISSING


def test_an_older_count_is_not_certified(town):
    first = a_count(town, ballots=BALLOTS)
    actions.count(town.baek, first.vote)
    assert refusal_of(town.seo, first) is Refusal.COUNT_SUPERSEDED


def test_a_count_is_certified_once(town):
    done = a_count(town, ballots=BALLOTS)
    actions.certify(town.seo, done)
    with pytest.raises(Refused) as no:
        actions.certify(town.seo, done)
    assert no.value.refusal is Refusal.NOT_IN_THIS_STATE


def test_changed_papers_are_not_certified(town):
    done = a_count(town, ballots=BALLOTS)
    db.session.query(Paper).first().copies += 1
    db.session.commit()
    assert refusal_of(town.seo, done) is Refusal.COUNT_IS_STALE


def test_a_recount_puts_the_papers_of_the_box_back(town):
    done = a_count(town, ballots=BALLOTS)
    db.session.query(Paper).first().copies += 1
    db.session.commit()
    again = actions.count(town.baek, done.vote)
    assert again.digest == done.digest
    actions.certify(town.seo, again)


def test_a_changed_sheet_is_not_certified(town):
    done = a_count(town, ballots=BALLOTS)
    done.digest = "0" * 64
    db.session.commit()
    assert refusal_of(town.seo, done) is Refusal.COUNT_IS_STALE


def test_a_ballot_taken_out_after_the_count_is_noticed(town):
    done = a_count(town, ballots=BALLOTS)
    db.session.execute(db.text("DELETE FROM ballots WHERE key = (SELECT min(key) FROM ballots)"))
    db.session.commit()
    assert refusal_of(town.seo, done) is Refusal.BOX_DAMAGED


def test_more_marks_than_ballots_block_the_declaration(town):
    """KOREA 6.4: what does not add up is never declared."""
    from ..votes.builders import a_closed_vote

    vote = a_closed_vote(town, ballots=BALLOTS)
    db.session.add(
        RollMark(
            vote_id=vote.id,
            person_key="a stranger",
            channel="online",
            place="",
            day=vote.opens.date(),
            level=5,
            basis="residence",
        )
    )
    db.session.commit()
    two_agree(town, vote)
    done = actions.count(town.baek, vote)
    assert refusal_of(town.seo, done) is Refusal.CHECK_FAILED
    assert vote.state is VoteState.COUNTING


def asked_for(done):
    return db.session.query(Approval).filter_by(act=Act.CERTIFY, subject_id=done.id).one()


def test_counting_asks_for_other_hands_and_certifying_approves_and_spends(town):
    done = a_count(town, ballots=BALLOTS)
    asked = asked_for(done)
    assert (asked.state, asked.proposer_id, asked.approver_id) == (ApprovalState.PROPOSED, town.baek.id, None)
    actions.certify(town.seo, done)
    assert (asked.state, asked.approver_id) == (ApprovalState.SPENT, town.seo.id)


@pytest.mark.parametrize("undo", ["reject", "withdraw"])
def test_what_was_sent_back_or_taken_back_is_not_certified_until_it_is_counted_again(town, undo):
    done = a_count(town, ballots=BALLOTS)
    if undo == "reject":
        approvals.reject(town.seo, asked_for(done), "참관인의 숫자와 다릅니다.")
    else:
        approvals.withdraw(town.baek, asked_for(done))
    assert refusal_of(town.seo, done) is Refusal.NOT_APPROVED and done.vote.state is VoteState.COUNTING
    actions.certify(town.seo, actions.count(town.baek, done.vote))
    assert done.vote.state is VoteState.DECLARED


def test_after_three_days_other_hands_are_asked_for_again(town):
    done = a_count(town, ballots=BALLOTS)
    with clock.at(asked_for(done).expires):
        assert refusal_of(town.seo, done) is Refusal.APPROVAL_LAPSED
        timekeeping.keep()
        assert refusal_of(town.seo, done) is Refusal.NOT_APPROVED
        again = approvals.propose(town.baek, Act.CERTIFY, done, "기한이 지나 다시 요청합니다.")
        actions.certify(town.seo, done)
        assert again.state is ApprovalState.SPENT


def test_an_approval_given_before_is_spent_by_whoever_certifies(town):
    done = a_count(town, ballots=BALLOTS)
    approvals.approve(town.seo, asked_for(done))
    assert refusal_of(town.baek, done) is Refusal.SAME_HANDS
    actions.certify(town.seo, done)
    assert asked_for(done).state is ApprovalState.SPENT


def test_the_request_of_an_earlier_count_ends_with_the_next_one(town):
    first = a_count(town, ballots=BALLOTS)
    second = actions.count(town.seo, first.vote)
    assert asked_for(first).state is ApprovalState.LAPSED
    assert asked_for(second).proposer_id == town.seo.id
    actions.certify(town.baek, second)


def test_a_count_off_its_checks_leaves_the_request_as_it_was(town):
    done = a_count(town, ballots=BALLOTS)
    done.digest = "0" * 64
    db.session.commit()
    assert refusal_of(town.seo, done) is Refusal.COUNT_IS_STALE
    assert asked_for(done).state is ApprovalState.PROPOSED and asked_for(done).approver_id is None


def test_an_observer_finds_the_count_from_her_desk_before_it_is_declared(as_, town):
    done = a_count(town, ballots=BALLOTS)
    oh = as_(town.oh)
    assert f'href="/office/counts/{done.id}"' in oh.get("/office").text
    page = oh.get(f"/office/counts/{done.id}").text
    assert done.digest in page and "승인을 기다립니다" in page and "백개표" not in page
    assert f'href="/office/counts/{done.id}"' in oh.get(f"/office/approvals/{asked_for(done).id}").text


def test_the_page_of_a_count_sent_back_offers_to_ask_again_to_count_officers_only(as_, town):
    done = a_count(town, ballots=BALLOTS)
    approvals.reject(town.seo, asked_for(done), "참관인의 숫자와 다릅니다.")
    assert "승인 요청하기" in as_(town.baek).get(f"/office/counts/{done.id}").text
    assert "승인 요청하기" not in as_(town.oh).get(f"/office/counts/{done.id}").text
    answer = as_(town.seo).post(f"/office/counts/{done.id}/certification")
    assert answer.status_code == 409 and Refusal.NOT_APPROVED.message in answer.text


def test_a_request_to_certify_is_named_once_on_the_desk_and_answered_at_the_count(as_, town):
    done = a_count(town, ballots=BALLOTS)
    seo = as_(town.seo)
    desk = seo.get("/office").text
    assert "확인할 개표 결과" in desk and Act.CERTIFY.label not in desk
    page = seo.get(f"/office/approvals/{asked_for(done).id}").text
    assert "같은 결과가 나오면 승인과 발표가 함께 됩니다" in page and f'href="/office/counts/{done.id}"' in page
    assert f"/office/approvals/{asked_for(done).id}/approval" not in page
