"""merger.propose: whoever wrote one of them, or an official, asks everybody to make them one."""

import pytest
from sqlalchemy import func, select

from ganggu_participation.database import db
from ganggu_participation.mergers import actions
from ganggu_participation.mergers.models import Merger
from ganggu_participation.mergers.states import MergerState
from ganggu_participation.proposals import actions as proposals
from ganggu_participation.proposals.states import ProposalState
from ganggu_participation.refusals import Refusal

from ..persons import last_act, nobody_else_may, refused
from ..proposals.builders import (
    a_draft,
    a_listed_proposal,
    a_refused_proposal,
    a_submitted_proposal,
    an_announced_cycle,
)
from .builders import WHY, told, two_alike

ASKED = "제안을 합치자는 말이 왔습니다"


def test_who_may_ask(town):
    target, source = two_alike(town)
    nobody_else_may(
        town, lambda who: actions.propose(who, target, [source], WHY), "kim", "lee", "park", "jung", "han",
        hears=Refusal.ROLE_MISSING,
    )  # fmt: skip
    assert db.session.scalar(select(func.count()).select_from(Merger)) == 0 and told(town.kim, ASKED) == 0


@pytest.mark.parametrize("name", ["kim", "lee", "park", "jung", "han"])
def test_everybody_else_who_wrote_one_is_asked_and_nothing_has_changed_yet(town, name):
    target, source = two_alike(town)
    merger = actions.propose(getattr(town, name), target, [source], WHY)
    assert (merger.state, source.state) == (MergerState.ASKED, ProposalState.SUBMITTED)
    assert [told(town.kim, ASKED), told(town.lee, ASKED)] == [int(name != "kim"), int(name != "lee")]
    assert [part.answer == "agreed" for part in merger.parts] == [name == "kim", name == "lee"]
    facts = {"target": target.id, "sources": [source.id]}
    assert last_act() == ("merger.propose", f"accounts/{getattr(town, name).id}", facts)


def test_her_own_two_are_one_at_once(town):
    target, source = a_submitted_proposal(town.kim), a_submitted_proposal(town.kim, title="둘레길 긴 의자")
    assert actions.propose(town.kim, target, [source], WHY).state is MergerState.DONE
    assert source.merged_into_id == target.id


def test_not_without_a_reason_nor_while_another_is_under_way_nor_what_somebody_left_behind(town):
    target, source = two_alike(town)
    refused(Refusal.REASON_MISSING, actions.propose, town.kim, target, [source], " ")
    actions.propose(town.kim, target, [source], WHY)
    refused(Refusal.MERGER_UNDER_WAY, actions.propose, town.lee, source, [target], WHY)
    left, other = a_submitted_proposal(town.lee, dong=town.pungam), a_submitted_proposal(town.kim)
    left.author_id = None
    db.session.commit()
    refused(Refusal.NOBODY_TO_ASK, actions.propose, town.kim, other, [left], WHY)
    assert db.session.scalar(select(func.count()).select_from(Merger)) == 1


def test_only_received_ones_before_the_ballot_are_merged(town):
    target = a_submitted_proposal(town.kim)
    refused(Refusal.NOTHING_TO_MERGE, actions.propose, town.kim, target, [], WHY)
    refused(Refusal.NOTHING_TO_MERGE, actions.propose, town.kim, target, [target], WHY)
    refused(Refusal.NOT_TO_BE_MERGED, actions.propose, town.kim, target, [a_draft(town.lee, dong=town.pungam)], WHY)
    refused(Refusal.NOT_TO_BE_MERGED, actions.propose, town.kim, target, [a_refused_proposal(town.lee, town.jung, dong=town.pungam)], WHY)
    listed = a_listed_proposal(town.lee, town.jung, dong=town.pungam)
    proposals.put_to_vote(town.park, listed, "주민총회에 올립니다.")
    refused(Refusal.NOT_TO_BE_MERGED, actions.propose, town.kim, target, [listed], WHY)
    other = a_submitted_proposal(town.lee, dong=town.pungam, cycle=an_announced_cycle(2029))
    refused(Refusal.OTHER_YEAR, actions.propose, town.kim, target, [other], WHY)
