"""Many hands at once, on SQLite and on PostgreSQL: one decision, one request, and no act on what was taken back."""

from collections import Counter

from ganggu_participation.accounts.actions import grant
from ganggu_participation.approvals import actions
from ganggu_participation.approvals.models import Approval
from ganggu_participation.approvals.states import ApprovalState
from ganggu_participation.counts import actions as counts
from ganggu_participation.counts.models import Certification, Count
from ganggu_participation.counts.queries import latest_count
from ganggu_participation.database import db
from ganggu_participation.permissions import Act, Role
from ganggu_participation.refusals import Refusal, Refused
from ganggu_participation.votes.states import VoteState
from tests.world import Town

from ..votes.builders import a_closed_vote
from ..votes.houses import at_once, house, vote_again
from .builders import WHY, a_request, two_agree

__all__ = ["house"]
MORE_OFFICERS = ("kim", "lee", "na", "park", "choi", "jung", "han")


def closed(app, then=None):
    """The number of a closed vote, with ten who may open it, after `then` was done to it."""
    with app.app_context():
        town = Town()
        for name in MORE_OFFICERS:
            grant(town.ahn, getattr(town, name), Role.COUNT_OFFICER)
        vote = a_closed_vote(town, ballots=[{1: [1]}, {1: [2]}])
        if then:
            then(town, vote)
        number = vote.id
        db.session.remove()
    return number


def to_open():
    """The request to open the box; a count adds one of its own."""
    return db.session.query(Approval).filter_by(act=Act.OPEN_COUNT).one()


def refused(answers):
    return Counter(answer.refusal for answer in answers if isinstance(answer, Refused))


def test_one_of_many_approvers_decides(house):
    closed(house, a_request)

    def one_try(name):
        actions.approve(getattr(Town(), name), db.session.query(Approval).one())
        return name

    names = [*MORE_OFFICERS, "seo", "baek"] * 2
    answers = at_once(house, one_try, names)
    (winner,) = [answer for answer in answers if isinstance(answer, str)]
    assert refused(answers) == {Refusal.NOT_IN_THIS_STATE: len(names) - 3, Refusal.OWN_REQUEST: 2}, answers
    with house.app_context():
        assert db.session.query(Approval).one().approver.email == f"{winner}@example.kr"


def test_one_of_many_proposers_asks(house):
    vote_id = closed(house)

    def one_try(name):
        return actions.propose(getattr(Town(), name), Act.OPEN_COUNT, vote_again(vote_id), WHY).id

    answers = at_once(house, one_try, [*MORE_OFFICERS, "seo", "baek"] * 2)
    assert len([answer for answer in answers if isinstance(answer, int)]) == 1
    assert set(refused(answers)) <= {Refusal.ALREADY_PROPOSED, Refusal.OVERTAKEN}
    with house.app_context():
        assert db.session.query(Approval).count() == 1


def test_approving_and_taking_back_at_once_leave_one_answer(house):
    closed(house, a_request)

    def one_try(name):
        asked = db.session.query(Approval).one()
        if name == "baek":
            return actions.withdraw(Town().baek, asked)
        return actions.approve(Town().seo, asked)

    at_once(house, one_try, ["seo", "baek"])
    with house.app_context():
        asked = db.session.query(Approval).one()
        assert asked.state is ApprovalState.WITHDRAWN


def test_a_box_is_never_opened_on_what_was_taken_back(house):
    vote_id = closed(house, two_agree)

    def one_try(name):
        if name == "withdraw":
            return actions.withdraw(Town().baek, to_open())
        return counts.count(getattr(Town(), name), vote_again(vote_id)).no

    at_once(house, one_try, ["baek", "withdraw", "seo", "kim"])
    with house.app_context():
        asked, made = to_open(), db.session.query(Count).count()
        opened = vote_again(vote_id).state is VoteState.COUNTING
        assert (asked.state is ApprovalState.SPENT) == opened == (made > 0)


def test_a_count_is_certified_once_and_never_on_what_was_taken_back(house):
    def counted(town, vote):
        two_agree(town, vote)
        counts.count(town.baek, vote)

    vote_id = closed(house, counted)

    def one_try(name):
        asked = db.session.query(Approval).filter_by(act=Act.CERTIFY).one()
        if name == "withdraw":
            return actions.withdraw(Town().baek, asked)
        return counts.certify(getattr(Town(), name), latest_count(vote_id)).certified_by

    answers = at_once(house, one_try, ["seo", "kim", "withdraw", "lee", "baek", "seo"])
    with house.app_context():
        asked = db.session.query(Approval).filter_by(act=Act.CERTIFY).one()
        made = [done.certified_by for done in db.session.query(Certification)]
        declared = vote_again(vote_id).state is VoteState.DECLARED
        assert (asked.state is ApprovalState.SPENT) == declared == (len(made) == 1), answers
        assert made in ([], [asked.approver_id]) and Town().baek.id not in made
