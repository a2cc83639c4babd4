"""KOREA PB-08: whoever proposed takes no part in the review."""

import pytest

from ganggu_participation.permissions import why_not
from ganggu_participation.refusals import Refusal
from ganggu_participation.verbs import Verb

from .builders import a_submitted_proposal

ANSWERS = [Verb.PROPOSAL_FIND_ELIGIBLE, Verb.PROPOSAL_FIND_INELIGIBLE]


@pytest.mark.parametrize("verb", ANSWERS, ids=str)
def test_nobody_answers_her_own_proposal(town, verb):
    proposal = a_submitted_proposal(town.kim)
    proposal.author_id = town.jung.id
    assert why_not(town.jung, verb, proposal) is Refusal.OWN_PROPOSAL


@pytest.mark.parametrize("verb", ANSWERS, ids=str)
def test_somebody_else_answers_it(town, verb):
    proposal = a_submitted_proposal(town.kim)
    proposal.author_id = town.jung.id
    assert why_not(town.han, verb, proposal) is not Refusal.OWN_PROPOSAL
