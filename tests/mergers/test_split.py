"""proposal.split: one becomes two, by the same people, supported by the same people; the first text stays."""

from sqlalchemy import func, select

from ganggu_participation.database import db
from ganggu_participation.mergers import actions
from ganggu_participation.proposals import actions as proposals
from ganggu_participation.proposals.models import Proposal
from ganggu_participation.refusals import Refusal

from ..persons import last_act, nobody_else_may, refused
from ..proposals.builders import a_draft, a_listed_proposal, a_submitted_proposal
from .builders import GOES, STAYS, WHY_TWO, neighbours, supported_by, supporters


def test_the_author_and_nobody_else(town):
    proposal = a_submitted_proposal(town.kim)
    nobody_else_may(
        town, lambda who: actions.split(who, proposal, STAYS, GOES, WHY_TWO), "kim", hears=Refusal.NOT_YOURS
    )
    assert db.session.scalar(select(func.count()).select_from(Proposal)) == 1 and len(proposal.versions) == 1


def test_number_supporters_and_both_texts_are_kept(town):
    proposal = a_submitted_proposal(town.kim)
    before, number = dict(proposal.words), proposal.receipt_no
    supported_by(proposal, *neighbours(town, 2))
    part = actions.split(town.kim, proposal, STAYS, GOES, WHY_TWO)
    assert proposal.receipt_no == number != part.receipt_no and part.origin_id == proposal.id
    assert proposal.versions[0].words == before and proposal.versions[-1].reason == f"둘로 나눔: {WHY_TWO}"
    assert supporters(part) == supporters(proposal) and part.supports == proposal.supports == 2
    assert part.versions[0].words["title"] == GOES["title"] and part.credits == proposal.credits
    assert last_act() == ("proposal.split", f"accounts/{town.kim.id}", {"part": part.id})


def test_neither_a_draft_nor_what_has_its_answer(town):
    for proposal in (a_draft(town.kim), a_listed_proposal(town.kim, town.jung)):
        title = proposal.title
        refused(Refusal.NOT_IN_THIS_STATE, actions.split, town.kim, proposal, STAYS, GOES, WHY_TWO)
        assert proposal.title == title
    assert db.session.scalar(select(func.count()).select_from(Proposal)) == 2


def test_whoever_stepped_aside_from_the_one_reviews_neither(town):
    proposal = a_submitted_proposal(town.kim)
    proposals.recuse(town.jung, proposal, "이웃의 일입니다.")
    part = actions.split(town.kim, proposal, STAYS, GOES, WHY_TWO)
    refused(Refusal.RECUSED, proposals.assign, town.han, part, "공원녹지과", town.jung)
