"""공감: once per person, taken back at will, counted without a loss, never a vote."""

import pytest
from sqlalchemy import func, select

from ganggu_participation.accounts.models import Account
from ganggu_participation.audit import AuditEntry
from ganggu_participation.database import db
from ganggu_participation.proposals.actions import withdraw
from ganggu_participation.proposals.models import Proposal
from ganggu_participation.refusals import Refusal, Refused
from ganggu_participation.voices.actions import give_support, take_support_back
from ganggu_participation.voices.models import Support

from ..proposals.builders import a_draft, a_submitted_proposal
from ..votes.houses import at_once, house
from ..world import Town

__all__ = ["house"]
TOO_LATE = {Refusal.ALREADY_SUPPORTED, Refusal.OVERTAKEN, Refusal.NOT_IN_THIS_STATE}


def refused(refusal, action, *args):
    with pytest.raises(Refused) as no:
        action(*args)
    assert no.value.refusal is refusal


def test_a_verified_person_supports_and_the_figure_moves(town):
    proposal = a_submitted_proposal(town.kim)
    give_support(town.lee, proposal)
    assert db.session.get_one(Proposal, proposal.id).supports == 1


def test_not_twice(town):
    proposal = a_submitted_proposal(town.kim)
    give_support(town.lee, proposal)
    refused(Refusal.ALREADY_SUPPORTED, give_support, town.lee, proposal)
    assert proposal.supports == 1


@pytest.mark.parametrize(
    ("name", "refusal"), [("na", Refusal.NOT_VERIFIED), ("park", Refusal.NOT_VERIFIED), (None, Refusal.NOT_SIGNED_IN)]
)
def test_not_without_a_checked_identity(town, name, refusal):
    refused(refusal, give_support, getattr(town, name) if name else None, a_submitted_proposal(town.kim))


def test_taken_back_and_given_again_counts_once(town):
    proposal = a_submitted_proposal(town.kim)
    refused(Refusal.NOT_SUPPORTED_YET, take_support_back, town.lee, proposal)
    give_support(town.lee, proposal)
    take_support_back(town.lee, proposal)
    assert proposal.supports == 0
    give_support(town.lee, proposal)
    assert proposal.supports == 1
    assert db.session.scalar(select(func.count()).select_from(Support)) == 1


def test_neither_a_draft_nor_what_was_withdrawn(town):
    refused(Refusal.NO_MORE_VOICES, give_support, town.lee, a_draft(town.kim))
    proposal = a_submitted_proposal(town.kim)
    withdraw(town.kim, proposal)
    refused(Refusal.NO_MORE_VOICES, give_support, town.lee, proposal)


def test_what_somebody_likes_is_in_no_trail(town):
    proposal = a_submitted_proposal(town.kim)
    before = db.session.scalar(select(func.count()).select_from(AuditEntry))
    give_support(town.lee, proposal)
    take_support_back(town.lee, proposal)
    assert db.session.scalar(select(func.count()).select_from(AuditEntry)) == before


def test_a_rush_counts_everybody_once(house):
    """Two people press eight times each, all at once: on SQLite and on PostgreSQL."""
    with house.app_context():
        town = Town()
        proposal_id, people = a_submitted_proposal(town.kim).id, [town.kim.id, town.lee.id]

    def press(account_id):
        give_support(db.session.get_one(Account, account_id), db.session.get_one(Proposal, proposal_id))
        return "given"

    answers = at_once(house, press, [person for person in people for _ in range(8)])
    assert answers.count("given") == 2
    assert {answer.refusal for answer in answers if answer != "given"} <= TOO_LATE
    with house.app_context():
        assert db.session.get_one(Proposal, proposal_id).supports == 2
