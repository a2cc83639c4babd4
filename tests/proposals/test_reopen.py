"""proposal.reopen: what was found ineligible is reviewed once more, and the first answer stays readable."""

from ganggu_participation import clock
from ganggu_participation.database import db
from ganggu_participation.proposals import actions
from ganggu_participation.proposals.states import ProposalState
from ganggu_participation.refusals import Refusal

from ..persons import last_act, nobody_else_may, refused
from .builders import TOO_HARD, a_listed_proposal, a_refused_proposal, a_submitted_proposal
from .words import DAY, GOOD

AGAIN = ("동의서를 확인해 다시 검토합니다.", "감사실 팀장")


def test_reviewers_reopen_and_nobody_else(town):
    proposal = a_refused_proposal(town.kim, town.jung)
    nobody_else_may(town, lambda who: actions.reopen(who, proposal, *AGAIN), "jung", "han", hears=Refusal.ROLE_MISSING)
    assert proposal.state is ProposalState.INELIGIBLE


def test_an_answer_is_due_again_in_fourteen_days(town):
    proposal = a_refused_proposal(town.kim, town.jung, ["simple_complaint"])
    actions.reopen(town.han, proposal, *AGAIN)
    assert proposal.state is ProposalState.UNDER_REVIEW and not proposal.is_guided
    assert proposal.review_due == clock.moment(clock.today() + 14 * DAY, 18)
    assert (proposal.steps[-1].text, proposal.steps[-1].by) == AGAIN
    assert [review.text for review in proposal.reviews] == [TOO_HARD]
    assert last_act()[:2] == ("proposal.reopen", f"accounts/{town.han.id}")
    actions.find_eligible(town.han, proposal, **GOOD)
    assert [review.outcome for review in proposal.reviews] == ["ineligible", "eligible"]


def test_neither_what_was_listed_nor_what_waits_nor_by_whoever_stepped_aside_nor_her_own(town):
    for proposal in (a_listed_proposal(town.kim, town.jung), a_submitted_proposal(town.kim)):
        refused(Refusal.NOT_IN_THIS_STATE, actions.reopen, town.han, proposal, *AGAIN)
    answered = a_refused_proposal(town.kim, town.jung)
    answered.recused = [town.han.id]
    db.session.commit()
    refused(Refusal.RECUSED, actions.reopen, town.han, answered, *AGAIN)
    answered.author_id = town.jung.id
    db.session.commit()
    refused(Refusal.OWN_PROPOSAL, actions.reopen, town.jung, answered, *AGAIN)
    assert answered.state is ProposalState.INELIGIBLE and answered.review_due is None
