"""Writing together: invited by link or address, 14 or older, named, and never a reviewer of one's own."""

from datetime import timedelta

import pytest

from ganggu_participation import clock
from ganggu_participation.database import db
from ganggu_participation.proposals import actions
from ganggu_participation.proposals.queries import invitations_for, proposal_seen_by
from ganggu_participation.refusals import Refusal, Refused

from . import builders
from .persons import nobody_else_may
from .test_pages import read


def refused(act, *given, **named):
    with pytest.raises(Refused) as no:
        act(*given, **named)
    return no.value.refusal


def shared_with(town, who):
    draft = builders.a_draft(town.kim)
    invitation, _ = actions.invite(town.kim, draft)
    actions.accept(who, invitation)
    return draft, invitation


def test_who_says_yes_reads_and_writes_the_draft_and_is_named(town):
    draft, _ = shared_with(town, town.lee)
    assert proposal_seen_by(town.lee, draft.id) is draft and draft.writers == ["이치평"]
    actions.revise(town.lee, draft, revision=draft.revision, necessity="함께 고친 글")
    assert draft.necessity == "함께 고친 글"
    assert refused(actions.submit, town.lee, draft) is Refusal.NOT_YOURS
    assert refused(actions.withdraw, town.lee, draft) is Refusal.NOT_YOURS


def test_only_the_author_invites_and_recalls(town):
    draft = builders.a_draft(town.kim)
    nobody_else_may(town, lambda who: actions.invite(who, draft), "kim")
    invitation, _ = actions.invite(town.kim, draft)
    nobody_else_may(town, lambda who: actions.recall(who, invitation), "kim")
    actions.recall(town.kim, invitation)
    assert refused(actions.accept, town.lee, invitation) is Refusal.NOT_IN_THIS_STATE


def test_an_invitation_is_for_one(town):
    draft, invitation = shared_with(town, town.lee)
    assert refused(actions.accept, town.na, invitation) is Refusal.INVITATION_FOR_SOMEBODY_ELSE
    by_address, _ = actions.invite(town.kim, draft, town.na)
    assert [i.id for i in invitations_for(town.na)] == [by_address.id]
    assert refused(actions.accept, town.lee, by_address) is Refusal.INVITATION_FOR_SOMEBODY_ELSE
    assert refused(actions.accept, town.kim, by_address) is Refusal.INVITED_ALREADY
    assert refused(actions.invite, town.kim, draft, town.na) is Refusal.INVITED_ALREADY


def test_it_is_open_for_fourteen_days_and_from_fourteen_years(town):
    invitation, _ = actions.invite(town.kim, builders.a_draft(town.kim))
    with clock.at(clock.now() + timedelta(days=15)):
        assert refused(actions.accept, town.lee, invitation) is Refusal.INVITATION_OLD
    young = town.lee
    young.birth_date = clock.today() - timedelta(days=13 * 365)
    db.session.commit()
    assert refused(actions.accept, young, invitation) is Refusal.TOO_YOUNG_TO_WRITE


def test_who_says_no_or_no_longer_reads_it_no_more(town):
    draft, invitation = shared_with(town, town.lee)
    actions.decline(town.lee, invitation)
    assert proposal_seen_by(town.lee, draft.id) is None and draft.writers == []
    other, _ = actions.invite(town.kim, draft)
    actions.decline(town.na, other)
    assert refused(actions.accept, town.na, other) is Refusal.NOT_IN_THIS_STATE


def test_who_wrote_along_does_not_review_it(town):
    draft, _ = shared_with(town, town.jung)
    actions.submit(town.kim, draft)
    actions.take_up(town.han, draft, "공원녹지과")
    answer = {"text": "할 수 있습니다.", "reviewed_cost": builders.TEN_MILLION, **builders.ANSWER}
    assert refused(actions.find_eligible, town.jung, draft, **answer) is Refusal.OWN_PROPOSAL
    actions.find_eligible(town.han, draft, **answer)


def test_nobody_joins_what_was_received(town):
    assert refused(actions.invite, town.kim, builders.a_submitted_proposal(town.kim)) is Refusal.NOT_IN_THIS_STATE


def test_the_link_is_shown_once_and_leads_in(town, as_):
    draft, kim, lee = builders.a_draft(town.kim), as_(town.kim), as_(town.lee)
    kim.post(f"/proposals/{draft.id}/invitations", data={"email": ""})
    page = read(kim.get(f"/proposals/{draft.id}/invitations"))
    path = page.partition("http://localhost")[2].partition("<")[0]
    assert path.startswith("/invitations/") and path not in read(kim.get(f"/proposals/{draft.id}/invitations"))
    assert "로그인하고 답하기" in read(as_(None).get(path)) and builders.WORDS["necessity"] not in read(lee.get(path))
    assert as_(None).get("/invitations/none").status_code == 404
    assert lee.post(f"{path}/acceptance").status_code == 303
    assert lee.get(f"/proposals/{draft.id}/edit").status_code == 200
    assert builders.WORDS["title"] in read(lee.get("/me/proposals"))


def test_by_address_it_waits_in_her_own_list_and_tells_nobody_who_has_an_account(town, as_):
    draft, kim = builders.a_draft(town.kim), as_(town.kim)
    for address in ("lee@example.kr", "nobody@example.kr"):
        assert kim.post(f"/proposals/{draft.id}/invitations", data={"email": address}).status_code == 303
    lee = as_(town.lee)
    assert "함께 쓰자는 초대" in read(lee.get("/me/proposals")) and "초대" not in read(
        as_(town.na).get("/me/proposals")
    )
    number = invitations_for(town.lee)[0].id
    assert as_(town.na).post(f"/me/invitations/{number}/acceptance").status_code == 404
    assert lee.post(f"/me/invitations/{number}/refusal").status_code == 303
