"""proposal.keep: a draft keeps itself while somebody writes, without a line in the audit trail."""


import pytest

from ganggu_participation.audit import AuditEntry
from ganggu_participation.database import db
from ganggu_participation.proposals import actions
from ganggu_participation.refusals import Refusal, Refused

from ..persons import hears_no, nobody_else_may
from . import builders
from .builders import WORDS, a_draft


def test_only_those_who_write_it_keep_it(town):
    draft = a_draft(town.kim)
    nobody_else_may(
        town, lambda who: actions.keep(who, draft, revision=1, title="남의 글"), "kim", hears=Refusal.NOT_YOURS
    )
    assert draft.title == WORDS["title"] and draft.revision == 1


def test_of_two_that_write_the_second_loses_nothing(town):
    draft = a_draft(town.kim)
    invitation, _ = actions.invite(town.kim, draft)
    actions.accept(town.lee, invitation)
    both_read = draft.revision
    actions.keep(town.lee, draft, revision=both_read, necessity="이치평이 쓴 글")
    hears_no("두 글을 견주어 보고", actions.keep, town.kim, draft, revision=both_read, necessity="김풍암이 쓴 글")
    assert draft.necessity == "이치평이 쓴 글" and draft.copies == []
    actions.keep(town.kim, draft, revision=draft.revision, necessity="둘이 고른 글")
    assert draft.necessity == "둘이 고른 글"


def test_a_draft_keeps_itself_without_a_line_in_the_audit_trail(town):
    draft = builders.a_draft(town.kim)
    before = db.session.query(AuditEntry).count()
    actions.keep(town.kim, draft, revision=draft.revision, title="", necessity="반만 쓴 글")
    assert draft.title == "" and draft.necessity == "반만 쓴 글" and draft.revision == 2
    assert db.session.query(AuditEntry).count() == before


def test_what_was_received_keeps_itself_no_more(town):
    proposal = builders.a_submitted_proposal(town.kim)
    with pytest.raises(Refused) as no:
        actions.keep(town.kim, proposal, revision=proposal.revision, title="몰래 고침")
    assert no.value.refusal is Refusal.NOT_IN_THIS_STATE
