"""merger.carry_out: what everybody agreed to is done: credit and supporters go along, each counted once."""

from sqlalchemy import select

from ganggu_participation.database import db
from ganggu_participation.mergers import actions
from ganggu_participation.mergers.models import Merger
from ganggu_participation.mergers.states import MergerState
from ganggu_participation.permissions import CLOCK
from ganggu_participation.proposals import actions as proposals
from ganggu_participation.proposals.queries import all_merged_into
from ganggu_participation.proposals.states import ProposalState
from ganggu_participation.refusals import Refusal
from ganggu_participation.voices.actions import give_support, take_support_back

from .. import world
from ..persons import refused
from ..proposals.builders import ANSWER, TEN_MILLION, a_submitted_proposal
from .builders import WHY, merged, neighbours, supported_by, supporters, told, two_alike


def test_nobody_whoever_she_is_before_all_have_agreed(town):
    target, source = two_alike(town)
    merger = actions.propose(town.kim, target, [source], WHY)
    refused(Refusal.NOT_SIGNED_IN, actions.carry_out, None, merger)
    for who in (*(getattr(town, name) for name in world.CAST), CLOCK):
        refused(Refusal.AGREEMENT_MISSING, actions.carry_out, who, merger)
    assert merger.state is MergerState.ASKED and source.state is ProposalState.SUBMITTED


def test_once_and_with_a_line_that_names_what_came_in(town):
    target, source = merged(town)
    merger = db.session.scalars(select(Merger)).one()
    assert merger.state is MergerState.DONE and merger.ended_at is not None
    assert target.steps[-1].text.startswith(f"비슷한 제안 1건(‘{source.title}’)과 합쳤습니다.")
    assert target.state is ProposalState.SUBMITTED and target.review_due is not None
    refused(Refusal.AGREEMENT_MISSING, actions.carry_out, town.jung, merger)  # done is no longer agreed


def test_supporters_count_once_are_told_and_may_take_it_back(town):
    target, source = two_alike(town)
    one, two, three, four = neighbours(town, 4)
    supported_by(source, one, two, three)
    supported_by(target, two, three, four)
    take_support_back(three, target)
    actions.agree(town.lee, actions.propose(town.kim, target, [source], WHY))
    assert supporters(target) == {one.id, two.id, three.id, four.id} and target.supports == 4
    assert supporters(source) == {one.id, two.id, three.id} and source.supports == 3
    assert [told(person, "공감한 제안을 비슷한 제안과 합쳤습니다") for person in (one, two, three, four)] == [1, 1, 1, 0]
    take_support_back(one, target)
    assert target.supports == 3 and supporters(target) == {two.id, three.id, four.id}
    refused(Refusal.NO_MORE_VOICES, give_support, four, source)


def test_what_was_merged_into_something_merged_is_still_named(town):
    target, source = two_alike(town)
    third = a_submitted_proposal(town.lee, dong=town.pungam, title="호수 의자 세 개")
    actions.agree(town.lee, actions.propose(town.kim, target, [source], WHY))
    actions.agree(town.kim, actions.propose(town.lee, third, [target], WHY))
    assert {each.id for each in all_merged_into(third.id)} == {target.id, source.id}


def test_nobody_reviews_what_her_own_became_part_of(town):
    """A department officer whose own idea was merged into it steps aside by itself."""
    town.jung.person_key = "key of jung"
    db.session.commit()
    target, source = a_submitted_proposal(town.kim), a_submitted_proposal(town.jung, dong=town.pungam, title="호수 의자")
    actions.agree(town.kim, actions.propose(town.jung, target, [source], WHY))
    proposals.take_up(town.han, target, "공원녹지과")
    refused(Refusal.OWN_PROPOSAL, proposals.find_eligible, town.jung, target, text="됩니다.", reviewed_cost=TEN_MILLION, **ANSWER)
    refused(Refusal.RECUSED, proposals.assign, town.han, target, "공원녹지과", town.jung)
    proposals.find_eligible(town.han, target, text="됩니다.", reviewed_cost=TEN_MILLION, **ANSWER)
