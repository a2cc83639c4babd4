"""appeal.lodge: the proposer objects to an answer, once, within seven days, and everybody reads it."""

from datetime import timedelta

import pytest

from ganggu_participation import clock
from ganggu_participation.mergers import actions as mergers
from ganggu_participation.proposals import actions
from ganggu_participation.proposals.queries.desk import appeal_of
from ganggu_participation.proposals.states import AppealState, ProposalState
from ganggu_participation.refusals import Refusal

from .. import world
from ..mergers.builders import WHY, a_paper_proposal, neighbours, two_alike
from ..persons import last_act, nobody_else_may, refused
from .builders import (
    WHY_NOT,
    a_listed_proposal,
    a_proposal_under_review,
    a_refused_proposal,
    a_submitted_proposal,
    an_appeal,
)
from .words import NO

UNVERIFIED = {name: Refusal.NOT_VERIFIED for name in world.CAST if name not in ("kim", "lee")}


def test_the_proposer_and_nobody_else(town):
    proposal = a_refused_proposal(town.kim, town.jung)
    nobody_else_may(
        town, lambda who: actions.lodge(who, proposal, WHY_NOT), "kim",
        hears=Refusal.NOT_YOURS, clock=Refusal.NOT_VERIFIED, **UNVERIFIED,
    )  # fmt: skip
    assert appeal_of(proposal.id) is None


def test_it_waits_for_another_than_the_first_reviewer_and_the_answer_stands_until_then(town):
    appeal = an_appeal(town, f"  {WHY_NOT} ")
    assert (appeal.state, appeal.text, appeal.first_reviewer) == (AppealState.LODGED, WHY_NOT, town.jung.id)
    assert appeal.proposal.state is ProposalState.INELIGIBLE
    assert appeal.proposal.steps[-1].text == f"답에 이의를 제기했습니다. {WHY_NOT}"
    assert last_act()[:2] == ("appeal.lodge", f"accounts/{town.kim.id}")


def test_an_empty_one_is_none_and_she_may_still_object(town):
    proposal = a_refused_proposal(town.kim, town.jung)
    refused(Refusal.ANSWER_EMPTY, actions.lodge, town.kim, proposal, " ")
    assert appeal_of(proposal.id) is None and "이의" not in proposal.steps[-1].text
    actions.lodge(town.kim, proposal, WHY_NOT)


def test_not_before_there_is_an_answer(town):
    refused(Refusal.APPEAL_TOO_LATE, actions.lodge, town.kim, a_proposal_under_review(town.kim, town.jung), WHY_NOT)


def a_refused_union(town):
    """kim's, which lee's was merged into, and jung's no to it."""
    target, source = two_alike(town)
    mergers.agree(town.lee, mergers.propose(town.kim, target, [source], WHY))
    actions.take_up(town.jung, target, "공원녹지과")
    actions.find_ineligible(town.jung, target, **NO)
    return target, source


@pytest.mark.parametrize(("first", "then"), [("lee", "kim"), ("kim", "lee")])
def test_whoever_wrote_what_became_part_of_it_objects_too_but_once_for_all(town, first, then):
    target, source = a_refused_union(town)
    refused(Refusal.NOT_VERIFIED, actions.lodge, town.na, target, WHY_NOT)
    refused(Refusal.NOT_YOURS, actions.lodge, neighbours(town, 1)[0], target, WHY_NOT)
    appeal = actions.lodge(getattr(town, first), target, WHY_NOT)
    assert appeal.author_id == getattr(town, first).id and appeal.proposal_id == target.id
    assert source.state is ProposalState.MERGED and "이의를 제기했습니다" in target.steps[-1].text
    refused(Refusal.ALREADY_APPEALED, actions.lodge, getattr(town, then), target, "저도 다르게 봅니다.")


def test_whoever_left_the_union_objects_no_more(town):
    target, source = a_refused_union(town)
    actions.stand_alone(town.lee, source, "따로 하고 싶습니다.")
    refused(Refusal.NOT_YOURS, actions.lodge, town.lee, target, WHY_NOT)


def test_for_a_paper_that_others_were_merged_into_desk_and_authors_object(town):
    paper, source = a_paper_proposal(town), a_submitted_proposal(town.lee, dong=town.pungam)
    mergers.agree(town.park, mergers.propose(town.lee, paper, [source], WHY), "전화로 여쭈었습니다.")
    actions.take_up(town.jung, paper, "공원녹지과")
    actions.find_ineligible(town.jung, paper, **NO)
    refused(Refusal.ROLE_MISSING, actions.lodge, town.kim, paper, WHY_NOT)
    appeal = actions.lodge(town.lee, paper, WHY_NOT)
    assert appeal.author_id == town.lee.id and paper.steps[-1].by == "제안한 사람"


def test_once_only(town):
    appeal = an_appeal(town)
    refused(Refusal.ALREADY_APPEALED, actions.lodge, town.kim, appeal.proposal, WHY_NOT)


def test_through_the_seventh_day_and_no_longer(town):
    proposal = a_refused_proposal(town.kim, town.jung)
    with clock.at(proposal.answer.at + timedelta(days=8)):
        refused(Refusal.APPEAL_TOO_LATE, actions.lodge, town.kim, proposal, WHY_NOT)
    with clock.at(clock.moment(clock.today() + timedelta(days=7), 23)):
        actions.lodge(town.kim, proposal, WHY_NOT)


def test_not_against_a_yes(town):
    refused(Refusal.APPEAL_TOO_LATE, actions.lodge, town.kim, a_listed_proposal(town.kim, town.han), WHY_NOT)
