"""appeal.uphold: another reviewer finds that the first answer does not stand; it is reviewed again."""


import pytest

from ganggu_participation import clock
from ganggu_participation.proposals import actions
from ganggu_participation.proposals.states import AppealState, ProposalState
from ganggu_participation.refusals import Refusal

from ..persons import last_act, nobody_else_may, refused
from .builders import TOO_HARD, WHY_NOT, an_appeal
from .words import DAY, NO, SECOND

AGAIN = "동의서를 확인했습니다."


def test_another_reviewer_and_nobody_else(town):
    appeal = an_appeal(town)
    nobody_else_may(
        town, lambda who: actions.uphold(who, appeal, AGAIN, **SECOND), "han",
        hears=Refusal.ROLE_MISSING, jung=Refusal.SAME_REVIEWER,
    )  # fmt: skip
    assert appeal.state is AppealState.LODGED and appeal.answer == "" and appeal.proposal.state is ProposalState.INELIGIBLE


def test_an_answer_is_due_again_and_the_first_one_stays(town):
    appeal = an_appeal(town)
    actions.uphold(town.han, appeal, AGAIN, **SECOND)
    proposal = appeal.proposal
    assert (appeal.state, proposal.state) == (AppealState.UPHELD, ProposalState.UNDER_REVIEW)
    assert (appeal.department, appeal.post, appeal.answer) == ("감사실", "팀장", AGAIN)
    assert proposal.review_due == clock.moment(clock.today() + 14 * DAY, 18)
    assert proposal.steps[-1].text == f"이의를 받아들여 다시 검토합니다. {AGAIN}" and proposal.steps[-1].by == "감사실 팀장"
    assert proposal.reviews[0].text == TOO_HARD and last_act()[:2] == ("appeal.uphold", f"accounts/{town.han.id}")


@pytest.mark.parametrize(
    ("words", "refusal"),
    [
        ((" ", "감사실", "팀장"), Refusal.ANSWER_EMPTY),
        ((AGAIN, " ", "팀장"), Refusal.ANSWER_UNSIGNED),
        ((AGAIN, "감사실", ""), Refusal.ANSWER_UNSIGNED),
    ],
)
def test_without_words_and_a_name_nothing_is_reopened(town, words, refusal):
    appeal = an_appeal(town)
    refused(refusal, actions.uphold, town.han, appeal, *words)
    assert appeal.state is AppealState.LODGED and appeal.proposal.state is ProposalState.INELIGIBLE


def test_once_answered_it_is_answered_and_the_new_no_is_final(town):
    appeal = an_appeal(town)
    actions.uphold(town.han, appeal, AGAIN, **SECOND)
    refused(Refusal.NOT_IN_THIS_STATE, actions.uphold, town.han, appeal, AGAIN, **SECOND)
    actions.find_ineligible(town.han, appeal.proposal, **NO)
    refused(Refusal.ALREADY_APPEALED, actions.lodge, town.kim, appeal.proposal, WHY_NOT)
