"""split.ask: an official asks to make two of one; whoever wrote it does it at once."""

import pytest
from sqlalchemy import func, select

from ganggu_participation.database import db
from ganggu_participation.mergers import actions
from ganggu_participation.mergers.models import Split
from ganggu_participation.mergers.states import SplitState
from ganggu_participation.proposals.states import ProposalState
from ganggu_participation.refusals import Refusal

from ..persons import last_act, nobody_else_may, refused
from ..proposals.builders import a_draft, a_submitted_proposal
from .builders import GOES, STAYS, WHY_TWO, neighbours, part_of, supported_by, supporters, told


def test_who_may_ask(town):
    proposal = a_submitted_proposal(town.kim)
    nobody_else_may(
        town, lambda who: actions.ask_to_split(who, proposal, STAYS, GOES, WHY_TWO), "kim", "jung", "han", "park",
        hears=Refusal.ROLE_MISSING,
    )  # fmt: skip
    assert db.session.scalar(select(func.count()).select_from(Split)) == 0


@pytest.mark.parametrize("name", ["jung", "han", "park"])
def test_asked_by_an_official_it_waits_for_the_author_who_is_told(town, name):
    proposal = a_submitted_proposal(town.kim)
    words = dict(proposal.words)
    split = actions.ask_to_split(getattr(town, name), proposal, STAYS, GOES, WHY_TWO)
    assert split.state is SplitState.ASKED and dict(proposal.words) == words
    assert told(town.kim, "제안을 나누자는 말이 왔습니다") == 1
    assert last_act() == ("split.ask", f"accounts/{getattr(town, name).id}", {"proposal": proposal.id})
    refused(Refusal.SPLIT_UNDER_WAY, actions.ask_to_split, town.kim, proposal, STAYS, GOES, WHY_TWO)


def test_an_author_splits_her_own_at_once(town):
    proposal = a_submitted_proposal(town.kim)
    before = dict(proposal.words)
    one, two = neighbours(town, 2)
    supported_by(proposal, one, two)
    split = actions.ask_to_split(town.kim, proposal, STAYS, GOES, WHY_TWO)
    part = part_of(split)
    assert split.state is SplitState.DONE
    assert proposal.versions[0].words == before and proposal.title == STAYS["title"] and part.title == GOES["title"]
    assert part.origin_id == proposal.id and part.author_id == town.kim.id and part.receipt_no != proposal.receipt_no
    assert part.state is ProposalState.SUBMITTED and part.review_due is not None
    assert supporters(part) == supporters(proposal) == {one.id, two.id} and part.supports == 2
    assert told(one, "공감한 제안을 둘로 나누었습니다") == 1


def test_both_halves_are_whole_and_told_apart(town):
    proposal = a_submitted_proposal(town.kim)
    refused(Refusal.PARTS_ALIKE, actions.ask_to_split, town.kim, proposal, STAYS, {**GOES, "title": STAYS["title"]}, WHY_TWO)
    refused(Refusal.PROPOSAL_INCOMPLETE, actions.ask_to_split, town.kim, proposal, STAYS, {**GOES, "location": ""}, WHY_TWO)
    refused(Refusal.REASON_MISSING, actions.ask_to_split, town.kim, proposal, STAYS, GOES, "")
    refused(Refusal.NOT_IN_THIS_STATE, actions.ask_to_split, town.kim, a_draft(town.kim), STAYS, GOES, WHY_TWO)
