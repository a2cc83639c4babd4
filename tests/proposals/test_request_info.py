"""proposal.request_info: a department asks its proposer for something more, and its own time stands still."""

import pytest

from ganggu_participation.proposals import actions
from ganggu_participation.proposals.states import ProposalState
from ganggu_participation.refusals import Refusal

from ..persons import last_act, nobody_else_may, refusal_of, refused
from . import builders
from .builders import a_draft, a_refused_proposal, a_submitted_proposal


def test_reviewers_ask_and_nobody_else(town):
    proposal = a_submitted_proposal(town.kim)
    nobody_else_may(
        town, lambda who: actions.request_info(who, proposal, "더"), "jung", "han", hears=Refusal.ROLE_MISSING
    )
    actions.request_info(town.han, proposal, "어느 길인지 적어 주세요.")
    assert proposal.steps[-1].text == "어느 길인지 적어 주세요." and len(proposal.versions) == 1
    assert last_act() == ("proposal.request_info", f"accounts/{town.han.id}", {})


def test_an_empty_request_stops_nothing_and_nothing_more_is_asked_after_the_answer(town):
    proposal = a_submitted_proposal(town.kim)
    due = proposal.review_due
    refused(Refusal.ANSWER_EMPTY, actions.request_info, town.jung, proposal, " ")
    assert (proposal.state, proposal.request, proposal.review_due) == (ProposalState.SUBMITTED, None, due)
    for done in (a_draft(town.kim), a_refused_proposal(town.kim, town.jung)):
        refused(Refusal.NOT_IN_THIS_STATE, actions.request_info, town.jung, done, "더 적어 주세요.")
        assert done.request is None


@pytest.mark.parametrize("maker", [builders.a_submitted_proposal, lambda kim: None])
def test_a_request_stops_the_waiting(town, maker):
    proposal = maker(town.kim) or builders.a_proposal_under_review(town.kim, town.jung)
    actions.request_info(town.jung, proposal, " 위치를 알려 주세요. ")
    assert (proposal.state, proposal.request, proposal.review_due) == (
        ProposalState.NEEDS_INFO,
        "위치를 알려 주세요.",
        None,
    )


def test_a_request_says_something_and_comes_from_reviewers(town):
    proposal = builders.a_submitted_proposal(town.kim)
    assert refusal_of(actions.request_info, town.jung, proposal, " ") is Refusal.ANSWER_EMPTY
    assert refusal_of(actions.request_info, town.kim, proposal, "더") is Refusal.ROLE_MISSING
