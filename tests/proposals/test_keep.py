"""A draft that keeps itself; two people at one draft; nothing lost."""

import pytest

from ganggu_participation.audit import AuditEntry
from ganggu_participation.database import db
from ganggu_participation.proposals import actions
from ganggu_participation.proposals.models import Proposal
from ganggu_participation.refusals import Refusal, Refused

from . import builders
from .persons import nobody_else_may
from .test_pages import read, the_only_proposal, typed


def test_a_draft_keeps_itself_without_a_line_in_the_audit_trail(town):
    draft = builders.a_draft(town.kim)
    before = db.session.query(AuditEntry).count()
    actions.keep(town.kim, draft, revision=draft.revision, title="", necessity="반만 쓴 글")
    assert draft.title == "" and draft.necessity == "반만 쓴 글" and draft.revision == 2
    assert db.session.query(AuditEntry).count() == before


def test_only_those_who_write_it_keep_it(town):
    draft = builders.a_draft(town.kim)
    nobody_else_may(town, lambda who: actions.keep(who, draft, revision=1, title="남의 글"), "kim")


def test_what_was_received_keeps_itself_no_more(town):
    proposal = builders.a_submitted_proposal(town.kim)
    with pytest.raises(Refused) as no:
        actions.keep(town.kim, proposal, revision=proposal.revision, title="몰래 고침")
    assert no.value.refusal is Refusal.NOT_IN_THIS_STATE


def test_the_second_of_two_is_asked_and_nothing_is_written_over(town):
    draft = builders.a_draft(town.kim)
    read_by_both = draft.revision
    actions.revise(town.kim, draft, revision=read_by_both, necessity="먼저 저장한 글")
    for late in (actions.revise, actions.keep):
        with pytest.raises(Refused) as no:
            late(town.kim, draft, revision=read_by_both, necessity="나중 글")
        assert no.value.refusal is Refusal.WRITTEN_MEANWHILE
    assert draft.necessity == "먼저 저장한 글"


def test_what_was_written_over_stays_as_a_copy_until_the_draft_is_submitted(town):
    draft = builders.a_draft(town.kim, necessity="하나")
    for text in ("둘", "셋"):
        actions.revise(town.kim, draft, revision=draft.revision, necessity=text)
    assert [copy.words["necessity"] for copy in draft.copies] == ["둘", "하나"]
    for number in range(30):
        actions.revise(town.kim, draft, title=f"제목 {number}")
    assert len(draft.copies) == 20
    actions.submit(town.kim, draft)
    assert draft.copies == []


def test_the_page_begins_a_draft_and_goes_on_with_it(town, as_):
    builders.an_announced_cycle()
    client = as_(town.kim)
    assert client.post("/proposals/drafts", data={"title": ""}).status_code == 204
    begun = client.post("/proposals/drafts", data={"title": "둘레길에", "cost": "얼마일까"})
    assert begun.status_code == 201 and the_only_proposal().title == "둘레길에"
    kept = client.post(begun.json["keep"], data=typed(town, title="둘레길에 의자", revision=begun.json["revision"]))
    assert kept.status_code == 200 and kept.json["revision"] == 2 and the_only_proposal().title == "둘레길에 의자"
    assert "둘레길에 의자" in read(client.get("/me/proposals"))
    assert client.post(begun.json["keep"], data=typed(town, revision=1)).status_code == 409
    assert as_(None).post(begun.json["keep"], data=typed(town)).status_code == 401
    assert as_(town.lee).post(begun.json["keep"], data=typed(town)).status_code == 404
    assert db.session.query(Proposal).count() == 1


def test_the_second_tab_sees_both_texts_and_chooses(town, as_):
    draft, client = builders.a_draft(town.kim), as_(town.kim)
    address, seen = f"/proposals/{draft.id}", draft.revision
    client.post(address, data=typed(town, necessity="먼저 저장한 글", revision=seen))
    late = client.post(address, data=typed(town, necessity="나중에 적은 글", revision=seen))
    page = read(late)
    assert late.status_code == 409 and "먼저 저장한 글" in page and "나중에 적은 글" in page and "두 글 가운데" in page
    assert the_only_proposal().necessity == "먼저 저장한 글"
    client.post(address, data=typed(town, necessity="나중에 적은 글", revision=the_only_proposal().revision))
    assert the_only_proposal().necessity == "나중에 적은 글"
    assert "먼저 저장한 글" in read(client.get(f"{address}/edit"))
