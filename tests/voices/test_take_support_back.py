"""support.take_back: she takes her support back, also of what is shut by now, and may give it again."""

from sqlalchemy import func, select

from ganggu_participation.database import db
from ganggu_participation.permissions import CLOCK
from ganggu_participation.proposals.actions import withdraw as withdraw_proposal
from ganggu_participation.refusals import Refusal
from ganggu_participation.voices.actions import give_support, take_support_back
from ganggu_participation.voices.models import Support

from .. import world
from ..persons import acts_so_far, refused
from ..proposals.builders import a_submitted_proposal


def test_her_own_and_nobody_else_s(town):
    proposal = a_submitted_proposal(town.kim)
    give_support(town.lee, proposal)
    for name in world.CAST:
        if name != "lee":
            refused(Refusal.NOT_SUPPORTED_YET, take_support_back, getattr(town, name), proposal)
    for nobody in (None, CLOCK):
        refused(Refusal.NOT_SUPPORTED_YET, take_support_back, nobody, proposal)
    assert proposal.supports == 1
    before = acts_so_far()
    take_support_back(town.lee, proposal)
    assert proposal.supports == 0 and proposal.backers == [] and acts_so_far() == before
    refused(Refusal.NOT_SUPPORTED_YET, take_support_back, town.lee, proposal)
    assert proposal.supports == 0


def test_what_was_withdrawn_still_lets_her_go(town):
    proposal = a_submitted_proposal(town.kim)
    give_support(town.lee, proposal)
    withdraw_proposal(town.kim, proposal)
    take_support_back(town.lee, proposal)
    assert proposal.supports == 0
    refused(Refusal.NO_MORE_VOICES, give_support, town.lee, proposal)


def test_taken_back_and_given_again_counts_once(town):
    proposal = a_submitted_proposal(town.kim)
    refused(Refusal.NOT_SUPPORTED_YET, take_support_back, town.lee, proposal)
    give_support(town.lee, proposal)
    take_support_back(town.lee, proposal)
    assert proposal.supports == 0
    give_support(town.lee, proposal)
    assert proposal.supports == 1
    assert db.session.scalar(select(func.count()).select_from(Support)) == 1
