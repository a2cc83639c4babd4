"""invitation.recall: an author takes back what nobody has answered."""



from ganggu_participation.proposals import actions
from ganggu_participation.proposals.queries import invitations_for
from ganggu_participation.proposals.states import InvitationState
from ganggu_participation.refusals import Refusal

from ..persons import last_act, nobody_else_may, refused
from .builders import a_draft


def test_the_author_and_nobody_else(town):
    invitation, _ = actions.invite(town.kim, a_draft(town.kim), town.lee)
    nobody_else_may(town, lambda who: actions.recall(who, invitation), "kim", hears=Refusal.NOT_YOURS)
    actions.recall(town.kim, invitation)
    assert invitation.state is InvitationState.RECALLED and invitations_for(town.lee) == []
    assert last_act()[:2] == ("invitation.recall", f"accounts/{town.kim.id}")


def test_its_link_leads_nowhere_and_the_place_is_free(town):
    draft = a_draft(town.kim)
    invitation, _ = actions.invite(town.kim, draft, town.lee)
    actions.recall(town.kim, invitation)
    refused(Refusal.NOT_IN_THIS_STATE, actions.accept, town.lee, invitation)
    again, _ = actions.invite(town.kim, draft, town.lee)
    assert invitations_for(town.lee) == [again]


def test_neither_what_was_answered_nor_twice(town):
    draft = a_draft(town.kim)
    invitation, _ = actions.invite(town.kim, draft)
    actions.accept(town.lee, invitation)
    refused(Refusal.NOT_IN_THIS_STATE, actions.recall, town.kim, invitation)
    assert draft.writers == ["이치평"]
