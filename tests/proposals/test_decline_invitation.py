"""invitation.decline: whoever was called does not write along, or no longer does."""



from ganggu_participation.proposals import actions
from ganggu_participation.proposals.queries import invitations_for, proposal_seen_by
from ganggu_participation.proposals.states import InvitationState
from ganggu_participation.refusals import Refusal

from ..persons import last_act, nobody_else_may, refusal_of, refused
from .builders import a_draft


def shared_with(town, who):
    draft = a_draft(town.kim)
    invitation, _ = actions.invite(town.kim, draft)
    actions.accept(who, invitation)
    return draft, invitation


def test_one_by_address_is_hers_to_decline(town):
    invitation, _ = actions.invite(town.kim, a_draft(town.kim), town.lee)
    for_others = Refusal.INVITATION_FOR_SOMEBODY_ELSE
    nobody_else_may(town, lambda who: actions.decline(who, invitation), "lee", "kim", "clock", hears=for_others)
    actions.decline(town.lee, invitation)
    assert invitation.state is InvitationState.DECLINED and invitation.answered_at is not None
    assert invitations_for(town.lee) == []
    assert last_act()[:2] == ("invitation.decline", f"accounts/{town.lee.id}")


def test_what_she_wrote_stays_and_she_writes_no_more(town):
    draft, invitation = shared_with(town, town.lee)
    actions.revise(town.lee, draft, necessity="이치평이 쓴 글")
    actions.decline(town.lee, invitation)
    assert draft.necessity == "이치평이 쓴 글"
    refused(Refusal.NOT_YOURS, actions.revise, town.lee, draft, necessity="다시")
    refused(Refusal.NOT_IN_THIS_STATE, actions.decline, town.lee, invitation)


def test_who_says_no_or_no_longer_reads_it_no_more(town):
    draft, invitation = shared_with(town, town.lee)
    actions.decline(town.lee, invitation)
    assert proposal_seen_by(town.lee, draft.id) is None and draft.writers == []
    other, _ = actions.invite(town.kim, draft)
    actions.decline(town.na, other)
    assert refusal_of(actions.accept, town.na, other) is Refusal.NOT_IN_THIS_STATE
