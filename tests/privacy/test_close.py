"""Going: what goes with her, what stays without her name, what nobody can find."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select

from ganggu_participation import clock
from ganggu_participation.accounts.consents import NEWS
from ganggu_participation.accounts.models import Account, Consent, SignIn
from ganggu_participation.accounts.queries import account_of_email, account_of_token
from ganggu_participation.accounts.states import AccountState
from ganggu_participation.database import db
from ganggu_participation.permissions import CLOCK
from ganggu_participation.privacy.actions import close, give
from ganggu_participation.privacy.models import Destruction
from ganggu_participation.proposals.models import Proposal
from ganggu_participation.refusals import Refusal, Refused
from ganggu_participation.votes import actions as votes
from ganggu_participation.votes.models import Ballot, RollMark

from ..proposals import builders as written
from ..votes import builders as polls
from ..world import signed_in_token


def how_many(model, *where):
    return db.session.scalar(select(func.count()).select_from(model).where(*where))


def test_everything_personal_goes_at_once_and_her_sign_ins_end(town):
    give(town.kim, town.kim, {NEWS.kind: NEWS.version})
    token, kim_id = signed_in_token(town.kim), town.kim.id
    close(town.kim, town.kim, keep_credit=False)
    gone = db.session.get_one(Account, kim_id)
    assert gone.state is AccountState.CLOSED and gone.closed_at is not None
    assert (gone.email, gone.email_hash, gone.name, gone.display_name, gone.person_key) == (None, None, "", "", None)
    assert (gone.birth_date, gone.dong_id, gone.basis, gone.level) == (None, None, None, 0)
    assert account_of_email("kim@example.kr") is None and account_of_token(token) is None
    assert how_many(Consent, Consent.account_id == kim_id) == how_many(SignIn, SignIn.account_id == kim_id) == 0


def test_the_ledger_says_that_one_account_went_and_not_whose(town):
    close(town.kim, town.kim, keep_credit=False)
    row = db.session.scalars(select(Destruction)).one()
    assert (row.rule, row.number) == ("account", 1) and "풍암" not in row.what


@pytest.mark.parametrize(("keep", "credit"), [(True, "김풍암"), (False, "")])
def test_published_proposals_stay_with_or_without_her_name_and_drafts_go(town, keep, credit):
    received = written.a_submitted_proposal(town.kim).id
    draft = written.a_draft(town.kim).id
    close(town.kim, town.kim, keep_credit=keep)
    kept = db.session.get_one(Proposal, received)
    assert (kept.author_id, kept.author_name) == (None, credit) and kept.title and kept.versions
    assert db.session.get(Proposal, draft) is None


def test_her_ballot_and_her_mark_stay_because_nobody_can_find_the_one_and_the_other_keeps_her_from_voting_twice(town):
    vote = polls.an_open_vote(town)
    key = town.kim.person_key
    votes.cast(town.kim, vote, {1: [1]})
    close(town.kim, town.kim, keep_credit=False)
    assert how_many(Ballot) == 1 and how_many(RollMark, RollMark.person_key == key) == 1


def test_she_may_come_back_as_somebody_new(town):
    from ..accounts.builders import sign_up_someone

    before = town.kim.id
    close(town.kim, town.kim, keep_credit=False)
    assert sign_up_someone("kim@example.kr").id != before


def test_whoever_holds_a_role_hands_it_back_first(town):
    with pytest.raises(Refused) as no:
        close(town.park, town.park, keep_credit=False)
    assert no.value.refusal is Refusal.STILL_IN_OFFICE and town.park.email


def test_the_name_behind_a_past_role_stays_with_its_record(town):
    town.park.grants[0].to_at = clock.now() - timedelta(days=1)
    db.session.commit()
    park_id = town.park.id
    close(town.park, town.park, keep_credit=False)
    gone = db.session.get_one(Account, park_id)
    assert (gone.name, gone.email) == ("박동담", None)


@pytest.mark.parametrize("who", ["lee", "ahn", "joo"])
def test_nobody_closes_the_account_of_somebody_else(town, who):
    with pytest.raises(Refused) as no:
        close(getattr(town, who), town.kim, keep_credit=False)
    assert no.value.refusal is Refusal.NOT_YOURS and town.kim.email == "kim@example.kr"


def test_an_account_is_closed_once(town):
    kim = town.kim
    close(CLOCK, kim, keep_credit=False)
    with pytest.raises(Refused) as no:
        close(CLOCK, kim, keep_credit=False)
    assert no.value.refusal is Refusal.NOT_IN_THIS_STATE
