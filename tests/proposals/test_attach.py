"""proposal.attach: its writers add up to five photos or documents; a refusal leaves no bytes behind."""


import pytest

from ganggu_participation.proposals import actions
from ganggu_participation.proposals.shelf import Shelf
from ganggu_participation.proposals.states import ProposalState
from ganggu_participation.proposals.uploads import check
from ganggu_participation.refusals import Refusal, Refused

from ..persons import last_act, nobody_else_may, refused
from . import builders
from .bad_files import picture
from .builders import a_draft, a_submitted_proposal


@pytest.fixture
def shelf(tmp_path):
    return Shelf(tmp_path / "uploads")


def files_on(shelf):
    return [path for path in shelf.folder.rglob("*") if path.is_file()]


def attach(who, proposal, shelf, name="사진.jpg", data=None):
    return actions.attach(who, proposal, check(name, data or picture()), shelf, alt="깨진  길")


def test_its_writers_attach_and_nobody_else_and_nothing_is_left_behind(town, shelf):
    draft = a_draft(town.kim)
    nobody_else_may(town, lambda who: attach(who, draft, shelf), "kim", hears=Refusal.NOT_YOURS)
    assert files_on(shelf) == [] and draft.attachments == []


def test_who_added_it_is_kept_and_the_trail_names_the_kind(town, shelf):
    draft = a_draft(town.kim)
    photo = attach(town.kim, draft, shelf)
    assert (photo.added_by, photo.name, photo.mime) == (town.kim.id, "사진.jpg", "image/jpeg")
    assert last_act() == ("proposal.attach", f"accounts/{town.kim.id}", {"mime": "image/jpeg"})


def test_after_the_receipt_only_when_she_is_asked(town, shelf):
    proposal = a_submitted_proposal(town.kim)
    refused(Refusal.NOT_IN_THIS_STATE, attach, town.kim, proposal, shelf)
    assert files_on(shelf) == []
    actions.request_info(town.jung, proposal, "사진을 보내 주세요.")
    attach(town.kim, proposal, shelf)
    assert len(proposal.attachments) == 1 == len(files_on(shelf)) and proposal.state is ProposalState.NEEDS_INFO


def test_a_writer_attaches_up_to_five(town, shelf):
    draft = builders.a_draft(town.kim)
    for _ in range(5):
        attach(town.kim, draft, shelf)
    with pytest.raises(Refused) as no:
        attach(town.kim, draft, shelf)
    assert no.value.refusal is Refusal.TOO_MANY_FILES
    assert len(draft.attachments) == 5 == len(files_on(shelf)) and draft.attachments[0].alt == "깨진 길"
