"""invitation.accept: whoever holds it writes along from now on, and is named."""

from datetime import timedelta

from ganggu_participation import clock
from ganggu_participation.database import db
from ganggu_participation.proposals import actions
from ganggu_participation.proposals.queries import invitations_for, proposal_seen_by
from ganggu_participation.proposals.states import InvitationState
from ganggu_participation.refusals import Refusal

from ..persons import last_act, nobody_else_may, refusal_of, refused
from . import builders
from .builders import a_draft


def shared_with(town, who):
    draft = a_draft(town.kim)
    invitation, _ = actions.invite(town.kim, draft)
    actions.accept(who, invitation)
    return draft, invitation


def test_one_by_address_is_hers_and_nobody_else_s(town):
    invitation, _ = actions.invite(town.kim, a_draft(town.kim), town.lee)
    for_others = Refusal.INVITATION_FOR_SOMEBODY_ELSE
    nobody_else_may(town, lambda who: actions.accept(who, invitation), "lee", "kim", "clock", hears=for_others)
    assert invitation.state is InvitationState.OPEN and invitation.proposal.writers == []
    actions.accept(town.lee, invitation)
    assert last_act()[:2] == ("invitation.accept", f"accounts/{town.lee.id}")
    refused(Refusal.NOT_IN_THIS_STATE, actions.accept, town.lee, invitation)


def test_a_link_needs_somebody_who_has_signed_in(town):
    invitation, _ = actions.invite(town.kim, a_draft(town.kim))
    refused(Refusal.NOT_SIGNED_IN, actions.accept, None, invitation)
    refused(Refusal.INVITED_ALREADY, actions.accept, town.kim, invitation)
    assert invitation.state is InvitationState.OPEN


def test_who_says_yes_reads_and_writes_the_draft_and_is_named(town):
    draft, _ = shared_with(town, town.lee)
    assert proposal_seen_by(town.lee, draft.id) is draft and draft.writers == ["이치평"]
    actions.revise(town.lee, draft, revision=draft.revision, necessity="함께 고친 글")
    assert draft.necessity == "함께 고친 글"
    assert refusal_of(actions.submit, town.lee, draft) is Refusal.NOT_YOURS
    assert refusal_of(actions.withdraw, town.lee, draft) is Refusal.NOT_YOURS


def test_an_invitation_is_for_one(town):
    draft, invitation = shared_with(town, town.lee)
    assert refusal_of(actions.accept, town.na, invitation) is Refusal.INVITATION_FOR_SOMEBODY_ELSE
    by_address, _ = actions.invite(town.kim, draft, town.na)
    assert [i.id for i in invitations_for(town.na)] == [by_address.id]
    assert refusal_of(actions.accept, town.lee, by_address) is Refusal.INVITATION_FOR_SOMEBODY_ELSE
    assert refusal_of(actions.accept, town.kim, by_address) is Refusal.INVITED_ALREADY
    assert refusal_of(actions.invite, town.kim, draft, town.na) is Refusal.INVITED_ALREADY


def test_it_is_open_for_fourteen_days_and_from_fourteen_years(town):
    invitation, _ = actions.invite(town.kim, builders.a_draft(town.kim))
    with clock.at(clock.now() + timedelta(days=15)):
        assert refusal_of(actions.accept, town.lee, invitation) is Refusal.INVITATION_OLD
    young = town.lee
    young.birth_date = clock.today() - timedelta(days=13 * 365)
    db.session.commit()
    assert refusal_of(actions.accept, young, invitation) is Refusal.TOO_YOUNG_TO_WRITE


def test_who_wrote_along_does_not_review_it(town):
    draft, _ = shared_with(town, town.jung)
    actions.submit(town.kim, draft)
    actions.take_up(town.han, draft, "공원녹지과")
    answer = {"text": "할 수 있습니다.", "reviewed_cost": builders.TEN_MILLION, **builders.ANSWER}
    assert refusal_of(actions.find_eligible, town.jung, draft, **answer) is Refusal.OWN_PROPOSAL
    actions.find_eligible(town.han, draft, **answer)
