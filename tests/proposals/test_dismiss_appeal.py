"""appeal.dismiss: another reviewer says why the first answer stands, in thirty characters or more."""



from ganggu_participation.database import db
from ganggu_participation.proposals import actions
from ganggu_participation.proposals.models import Proposal
from ganggu_participation.proposals.states import AppealState, ProposalState
from ganggu_participation.refusals import Refusal

from ..persons import last_act, nobody_else_may, refused
from .builders import TOO_HARD, WHY_NOT, an_appeal
from .words import SECOND


def test_another_reviewer_and_nobody_else(town):
    appeal = an_appeal(town)
    nobody_else_may(
        town, lambda who: actions.dismiss(who, appeal, TOO_HARD, **SECOND), "han",
        hears=Refusal.ROLE_MISSING, jung=Refusal.SAME_REVIEWER,
    )  # fmt: skip
    assert appeal.state is AppealState.LODGED and appeal.answer == "" and appeal.proposal.state is ProposalState.INELIGIBLE


def test_everybody_reads_why_and_the_answer_stands(town):
    appeal = an_appeal(town)
    actions.dismiss(town.han, appeal, TOO_HARD, **SECOND)
    proposal = appeal.proposal
    assert (appeal.state, proposal.state, proposal.review_due) == (AppealState.DISMISSED, ProposalState.INELIGIBLE, None)
    assert proposal.steps[-1].text == f"이의를 살펴보았지만 처음 답을 그대로 둡니다. {TOO_HARD}"
    assert proposal.steps[-1].by == "감사실 팀장" and last_act()[:2] == ("appeal.dismiss", f"accounts/{town.han.id}")
    refused(Refusal.ALREADY_APPEALED, actions.lodge, town.kim, proposal, WHY_NOT)


def test_nor_by_somebody_who_stepped_aside(town):
    appeal = an_appeal(town)
    proposal = db.session.get_one(Proposal, appeal.proposal_id)
    proposal.recused = [town.han.id]
    db.session.commit()
    refused(Refusal.RECUSED, actions.dismiss, town.han, appeal, TOO_HARD, **SECOND)
    assert appeal.state is AppealState.LODGED


def test_dismissed_it_says_why_in_thirty_characters(town):
    appeal = an_appeal(town)
    refused(Refusal.REASON_TOO_SHORT, actions.dismiss, town.han, appeal, "안 됩니다.", **SECOND)
    refused(Refusal.ANSWER_UNSIGNED, actions.dismiss, town.han, appeal, TOO_HARD, "", "팀장")
    actions.dismiss(town.han, appeal, TOO_HARD, **SECOND)
    assert (appeal.state, appeal.proposal.state) == (AppealState.DISMISSED, ProposalState.INELIGIBLE)
    refused(Refusal.NOT_IN_THIS_STATE, actions.uphold, town.han, appeal, "다시", **SECOND)


def test_nobody_judges_the_objection_to_her_own(town):
    appeal = an_appeal(town)
    db.session.get_one(Proposal, appeal.proposal_id).author_id = town.han.id
    db.session.commit()
    for judge in (actions.dismiss, actions.uphold):
        refused(Refusal.OWN_PROPOSAL, judge, town.han, appeal, TOO_HARD, **SECOND)
    assert appeal.state is AppealState.LODGED
