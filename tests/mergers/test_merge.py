"""proposal.merge: one proposal goes on in another; its page, number, text and credit stay."""

from sqlalchemy import select

from ganggu_participation.audit import AuditEntry
from ganggu_participation.database import db
from ganggu_participation.mergers import actions
from ganggu_participation.notices.models import Follow
from ganggu_participation.permissions import CLOCK
from ganggu_participation.proposals import actions as proposals
from ganggu_participation.proposals.queries import all_merged_into
from ganggu_participation.proposals.states import ProposalState
from ganggu_participation.refusals import Refusal
from ganggu_participation.verbs import Verb
from ganggu_participation.voices.actions import give_support

from .. import world
from ..persons import refused
from ..proposals.builders import a_submitted_proposal
from .builders import WHY, merged, neighbours, supported_by, two_alike


def test_nobody_whoever_she_is_without_every_consent(town):
    target, source = two_alike(town)
    refused(Refusal.NOT_SIGNED_IN, actions.merge, None, source, target)
    for who in (*(getattr(town, name) for name in world.CAST), CLOCK):
        refused(Refusal.AGREEMENT_MISSING, actions.merge, who, source, target)
    assert source.state is ProposalState.SUBMITTED and source.merged_into_id is None


def test_number_text_and_credit_stay_and_its_story_says_where_it_goes_on(town):
    target, source = two_alike(town)
    words, no = dict(source.words), source.receipt_no
    actions.agree(town.lee, actions.propose(town.kim, target, [source], WHY))
    assert source.state is ProposalState.MERGED and source.merged_into_id == target.id and source.review_due is None
    assert source.words == words and source.receipt_no == no and source.versions[0].words == words
    assert [name for each in all_merged_into(target.id) for name in each.credits] == [town.lee.display_name]
    assert f"‘{target.title}’({target.receipt_no}) 제안과 합쳐서 검토합니다" in source.steps[-1].text


def test_nothing_more_is_done_to_what_was_merged(town):
    _, source = merged(town)
    refused(Refusal.NOT_IN_THIS_STATE, proposals.take_up, town.jung, source, "공원녹지과")
    refused(Refusal.NOT_IN_THIS_STATE, proposals.withdraw, town.lee, source)
    refused(Refusal.NO_MORE_VOICES, give_support, town.lee, source)
    other = a_submitted_proposal(town.kim)
    refused(Refusal.NOT_TO_BE_MERGED, actions.propose, town.kim, other, [source], WHY)
    assert source.state is ProposalState.MERGED


def test_the_source_s_author_hears_of_the_target_from_now_on(town):
    target, source = two_alike(town)
    actions.agree(town.lee, actions.propose(town.kim, target, [source], WHY))
    follows = db.session.scalars(select(Follow.author_id).where(Follow.subject == f"proposals/{target.id}")).all()
    assert follows == [town.lee.id]


def test_merging_is_written_down_and_nobody_s_support_is(town):
    target, source = two_alike(town)
    supported_by(source, *neighbours(town, 2))
    actions.agree(town.lee, actions.propose(town.kim, target, [source], WHY))
    verbs = db.session.scalars(select(AuditEntry.verb).order_by(AuditEntry.id)).all()
    assert {Verb.MERGER_PROPOSE, Verb.MERGER_AGREE, Verb.MERGER_CARRY_OUT, Verb.PROPOSAL_MERGE} <= set(verbs)
    assert Verb.SUPPORT_GIVE not in verbs
