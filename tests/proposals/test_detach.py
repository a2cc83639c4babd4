"""proposal.detach: a file is taken off a draft, row and bytes; what was received keeps its files."""


import pytest

from ganggu_participation.database import db
from ganggu_participation.proposals import actions
from ganggu_participation.proposals.models import Attachment
from ganggu_participation.refusals import Refusal, Refused

from ..persons import last_act, nobody_else_may, refused
from . import builders
from .builders import a_draft, a_questioned_proposal
from .test_attach import attach, files_on, shelf

__all__ = ["shelf"]


def test_its_writers_take_it_off_and_nobody_else(town, shelf):
    draft = a_draft(town.kim)
    mine = attach(town.kim, draft, shelf)
    nobody_else_may(town, lambda who: actions.detach(who, draft, mine, shelf), "kim", hears=Refusal.NOT_YOURS)
    assert len(files_on(shelf)) == 1 == len(draft.attachments)


def test_the_others_stay_and_the_trail_names_which(town, shelf):
    draft = a_draft(town.kim)
    one, two = attach(town.kim, draft, shelf), attach(town.kim, draft, shelf)
    gone, kept = one.id, two.id
    actions.detach(town.kim, draft, one, shelf)
    assert [file.id for file in draft.attachments] == [kept] and len(files_on(shelf)) == 1
    assert last_act() == ("proposal.detach", f"accounts/{town.kim.id}", {"attachment": gone})


def test_neither_from_another_proposal_nor_while_a_question_is_answered(town, shelf):
    mine, other = a_draft(town.kim), a_draft(town.lee)
    hers = attach(town.lee, other, shelf)
    proposal = a_questioned_proposal(town)
    answer = attach(town.kim, proposal, shelf)
    refused(Refusal.NOT_IN_THIS_STATE, actions.detach, town.kim, proposal, answer, shelf)
    refused(Refusal.NOT_YOURS, actions.detach, town.kim, other, hers, shelf)
    assert mine.attachments == [] and len(files_on(shelf)) == 2


def test_what_is_taken_off_a_draft_is_gone_and_what_was_received_stays(town, shelf):
    draft = builders.a_draft(town.kim)
    actions.detach(town.kim, draft, attach(town.kim, draft, shelf), shelf)
    assert draft.attachments == [] and files_on(shelf) == [] and db.session.query(Attachment).count() == 0
    kept = attach(town.kim, draft, shelf)
    actions.submit(town.kim, draft)
    for act in (lambda: actions.detach(town.kim, draft, kept, shelf), lambda: attach(town.kim, draft, shelf)):
        with pytest.raises(Refused) as no:
            act()
        assert no.value.refusal is Refusal.NOT_IN_THIS_STATE
    assert len(files_on(shelf)) == 1
