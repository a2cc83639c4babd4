"""invitation.send: an author calls others to write along, by link or by address."""



from ganggu_participation.database import db
from ganggu_participation.proposals import actions
from ganggu_participation.proposals.models import Invitation
from ganggu_participation.proposals.queries import invitations_for
from ganggu_participation.proposals.states import InvitationState
from ganggu_participation.refusals import Refusal

from ..persons import hears_no, last_act, nobody_else_may, refusal_of, refused
from . import builders
from .builders import a_draft


def test_the_author_and_nobody_else(town):
    draft = a_draft(town.kim)
    nobody_else_may(town, lambda who: actions.invite(who, draft), "kim", hears=Refusal.NOT_YOURS)
    assert db.session.query(Invitation).count() == 0


def test_the_link_s_token_is_told_once_and_only_its_digest_is_kept(town):
    draft = a_draft(town.kim)
    invitation, token = actions.invite(town.kim, draft)
    assert invitation.state is InvitationState.OPEN and token not in invitation.token_hash and draft.writers == []
    assert last_act() == ("invitation.send", f"accounts/{town.kim.id}", {"proposal": draft.id})
    by_address, _ = actions.invite(town.kim, draft, town.na)
    assert invitations_for(town.na) == [by_address] and invitations_for(town.lee) == []


def test_neither_the_same_person_twice_nor_more_than_ten(town):
    draft = a_draft(town.kim)
    actions.invite(town.kim, draft, town.na)
    refused(Refusal.INVITED_ALREADY, actions.invite, town.kim, draft, town.na)
    for _ in range(9):
        actions.invite(town.kim, draft)
    hears_no("함께 쓰는 사람은 10명까지입니다", actions.invite, town.kim, draft)
    assert len(draft.invitations) == 10


def test_nobody_joins_what_was_received(town):
    assert refusal_of(actions.invite, town.kim, builders.a_submitted_proposal(town.kim)) is Refusal.NOT_IN_THIS_STATE
