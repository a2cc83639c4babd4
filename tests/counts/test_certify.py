import pytest

from ganggu_participation.counts import actions
from ganggu_participation.counts.models import Certification, Paper
from ganggu_participation.counts.queries import certified_count
from ganggu_participation.database import db
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
