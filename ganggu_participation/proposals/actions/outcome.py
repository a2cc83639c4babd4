"""What becomes of a proposal after its review: put to the vote, selected or passed over."""

from typing import Any

from ...deeds import deed
from ...verbs import Verb
from ..models import Proposal
from ..states import LIFE
from ..story import BUDGET_DESK, RULES, dong_desk, step


def put_to_vote(actor: Any, proposal: Proposal, text: str) -> None:
    with deed(actor, Verb.PROPOSAL_PUT_TO_VOTE, proposal):
        LIFE.move(proposal, Verb.PROPOSAL_PUT_TO_VOTE)
        step(proposal, dong_desk(proposal), text)


def take_back(actor: Any, proposal: Proposal, text: str) -> None:
    """Back from a vote that did not decide: it may be put to another."""
    with deed(actor, Verb.PROPOSAL_TAKE_BACK, proposal):
        LIFE.move(proposal, Verb.PROPOSAL_TAKE_BACK)
        step(proposal, RULES if actor.id is None else dong_desk(proposal), text)


def select(actor: Any, proposal: Proposal, text: str) -> None:
    with deed(actor, Verb.PROPOSAL_SELECT, proposal):
        LIFE.move(proposal, Verb.PROPOSAL_SELECT)
        step(proposal, BUDGET_DESK, text)


def pass_over(actor: Any, proposal: Proposal, text: str) -> None:
    """Not selected: `text` says the place and how many were."""
    with deed(actor, Verb.PROPOSAL_PASS_OVER, proposal):
        LIFE.move(proposal, Verb.PROPOSAL_PASS_OVER)
        step(proposal, BUDGET_DESK, text)
