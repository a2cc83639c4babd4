"""support.give: a verified person supports a proposal, once; it is no vote and stands in no trail."""

from sqlalchemy import func, select

from ganggu_participation.accounts.models import Account
from ganggu_participation.audit import AuditEntry
from ganggu_participation.database import db
from ganggu_participation.proposals.actions import withdraw as withdraw_proposal
from ganggu_participation.proposals.models import Proposal
from ganggu_participation.refusals import Refusal
from ganggu_participation.voices.actions import give_support, take_support_back
from ganggu_participation.voices.models import Support

from .. import world
from ..persons import hears_no, nobody_else_may, refused
from ..proposals.builders import a_draft, a_submitted_proposal
from ..votes.houses import at_once, house
from ..world import Town

UNVERIFIED = {name: Refusal.NOT_VERIFIED for name in world.CAST if name not in ("kim", "lee")}
TOO_LATE = {Refusal.ALREADY_SUPPORTED, Refusal.OVERTAKEN, Refusal.NOT_IN_THIS_STATE}
__all__ = ["house"]


def test_whoever_is_verified_in_any_dong_and_nobody_else(town):
    proposal = a_submitted_proposal(town.kim)
    nobody_else_may(
        town, lambda who: give_support(who, proposal), "kim", "lee", hears=Refusal.NOT_VERIFIED, **UNVERIFIED
    )
    assert proposal.supports == 0 and db.session.scalar(select(func.count()).select_from(Support)) == 0
    give_support(town.kim, proposal)
    give_support(town.lee, proposal)
    assert db.session.get_one(Proposal, proposal.id).supports == 2 and proposal.backers == [town.kim.id, town.lee.id]


def test_not_twice(town):
    proposal = a_submitted_proposal(town.kim)
    give_support(town.lee, proposal)
    hears_no("한 제안에 한 번만 공감할 수 있습니다", give_support, town.lee, proposal)
    assert proposal.supports == 1


def test_neither_a_draft_nor_what_was_withdrawn(town):
    refused(Refusal.NO_MORE_VOICES, give_support, town.lee, a_draft(town.kim))
    proposal = a_submitted_proposal(town.kim)
    withdraw_proposal(town.kim, proposal)
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
