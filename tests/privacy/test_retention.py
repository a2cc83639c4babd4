"""Every period is kept by the night: to the day, nothing sooner, and at the end nobody is left in the whole database."""

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import func, inspect, select, update

from ganggu_participation import access_log, audit, clock, outbox, timekeeping
from ganggu_participation.access_log import Access
from ganggu_participation.accounts import actions as accounts
from ganggu_participation.accounts.models import Account, RoleGrant, SignIn, SignInFailure
from ganggu_participation.accounts.states import AccountState, GrantState
from ganggu_participation.counts.models import Count
from ganggu_participation.counts.queries import papers_of
from ganggu_participation.counts.sheets import sealed_text, sheet_for
from ganggu_participation.database import db, transaction
from ganggu_participation.identities import codes, notes
from ganggu_participation.identities.codes import Contact
from ganggu_participation.identities.models import (
    DeskVisit,
    ListedPerson,
    Namesake,
    OneTimeCode,
    ResidentList,
    ShortNote,
    SignInLetter,
)
from ganggu_participation.identities.states import RollState
from ganggu_participation.jobs import Heartbeat, Job, JobState
from ganggu_participation.notices import mails
from ganggu_participation.permissions import CLOCK
from ganggu_participation.polling.actions import hand_out_paper, take_envelope
from ganggu_participation.polling.models import KioskCode, PaperEnvelope, PollingPlace
from ganggu_participation.polling.queries import papers_told
from ganggu_participation.polling.states import PlaceState
from ganggu_participation.privacy import night, retention
from ganggu_participation.privacy.actions import destroy
from ganggu_participation.privacy.destroying import DESTROYS
from ganggu_participation.privacy.models import Destruction
from ganggu_participation.proposals import actions as proposals
from ganggu_participation.proposals.models import Proposal
from ganggu_participation.rates import Rate, count
from ganggu_participation.refusals import Refusal, Refused
from ganggu_participation.rotation import sealed_columns
from ganggu_participation.sealed import Sealed
from ganggu_participation.votes import actions as votes
from ganggu_participation.votes.models import RollMark, RollSum, Vote
from ganggu_participation.votes.queries import turnout_of
from ganggu_participation.votes.states import VoteState

from ..identities.builders import a_list, a_visit, letters_of
from ..polling.builders import a_code, a_place, seen
from ..votes import builders as polls
from ..world import signed_in_token

DAY = timedelta(days=1)
SECOND = timedelta(seconds=1)
NOW = datetime(2026, 11, 24, 3, tzinfo=UTC)
SMELLS = {"email", "phone", "name", "birth_date", "person_key", "account_id", "address", "author_name", "author_id"}


def how_many(model):
    db.session.rollback()
    return db.session.scalar(select(func.count()).select_from(model))


def due(rule, when):
    """How many the rule destroys at that moment; nothing when it refuses."""
    try:
        with clock.at(when):
            return destroy(CLOCK, rule).number
    except Refused as no:
        assert no.refusal is Refusal.NOTHING_DUE
        return 0


def changed(model, **values):
    with transaction():
        db.session.execute(update(model).values(**values))


# ---- the table -------------------------------------------------------------------------------------------------------


def test_every_table_that_leads_to_a_person_stands_in_the_table():
    """A new table with a key to an account, a sealed column or a personal name of a column has to be thought about."""
    leading = {
        table.name
        for table in db.metadata.sorted_tables
        if any(key.column.table.name == "accounts" for key in table.foreign_keys)
        or any(isinstance(column.type, Sealed) or column.name in SMELLS for column in table.columns)
    }
    assert leading - set(retention.TABLES) == set()


def test_the_table_names_no_table_and_no_rule_that_is_not_there():
    there = set(db.metadata.tables)
    assert set(retention.TABLES) <= there
    for name, held in retention.TABLES.items():
        assert bool(held.rule) != bool(held.because), name
        assert not held.rule or held.rule in retention.BY_KEY
        assert not held.goes_with or held.goes_with in db.metadata.tables[name].c


def test_every_rule_is_carried_out_by_somebody():
    by_accounts = {"unused", "proposer"}
    assert set(retention.BY_KEY) == set(DESTROYS) | by_accounts


def test_only_the_clock_destroys(town):
    for who in (town.joo, town.ahn, town.kim, None):
        with pytest.raises(Refused) as no:
            destroy(who, "tries")
        assert no.value.refusal is Refusal.ONLY_THE_CLOCK


def test_of_nothing_there_is_no_ledger(town):
    for rule in DESTROYS:
        assert due(rule, NOW) == 0
    assert how_many(Destruction) == 0


# ---- each period, on its last second and one later -------------------------------------------------------------------


def test_sign_ins_go_thirty_days_after_their_end(town):
    with clock.at(NOW):
        signed_in_token(town.kim)
    changed(SignIn, ended_at=NOW)
    assert due("sign_ins", NOW + 30 * DAY) == 0
    assert due("sign_ins", NOW + 30 * DAY + SECOND) == 1 and how_many(SignIn) == 0


def test_tries_and_counts_go_after_a_day(town):
    with clock.at(NOW), transaction():
        db.session.add(SignInFailure(address_hash="x", times=1, last_at=NOW))
    with clock.at(NOW):
        count("sign_up", "10.0.0.1", 5, DAY)
    assert due("tries", NOW + DAY) == 0
    assert due("tries", NOW + DAY + SECOND) == 2 and how_many(Rate) == 0


def test_finished_jobs_go_after_ninety_days(town):
    with clock.at(NOW), transaction():
        for ended in (NOW, None):
            db.session.add(
                Job(kind="x", title="x", arguments={}, state=JobState.DONE, asked_by=1, asked_at=NOW, ended_at=ended)
            )
    assert due("jobs", NOW + 90 * DAY) == 0
    assert due("jobs", NOW + 90 * DAY + SECOND) == 1 and how_many(Job) == 1


def test_records_of_roles_go_after_three_years(town):
    before = how_many(RoleGrant)
    changed(RoleGrant, to_at=NOW)
    assert due("roles", NOW + timedelta(days=3 * 365)) == 0
    assert due("roles", NOW + retention.ROLES + SECOND) == before


@pytest.mark.parametrize(
    ("state", "declared", "closes", "days"),
    [(VoteState.FINAL, NOW, NOW - 7 * DAY, 90), (VoteState.CANCELLED, None, NOW, 90), (VoteState.CLOSED, None, NOW, 365)],
)  # fmt: skip
def test_the_roll_becomes_numbers_ninety_days_after_the_declaration(town, state, declared, closes, days):
    vote = polls.an_open_vote(town)
    votes.cast(town.kim, vote, {1: [1]})
    before = turnout_of(vote)
    with transaction():
        db.session.execute(update(Vote.__table__).values(state=state, declared_at=declared, closes=closes))
    assert due("roll", NOW + days * DAY) == 0 and how_many(RollMark) == 1
    assert due("roll", NOW + days * DAY + SECOND) == 1 and how_many(RollMark) == 0
    assert turnout_of(db.session.scalars(select(Vote)).one()) == before, "the figures of the result stay"
    kept = db.session.scalars(select(RollSum)).one()
    assert (kept.people, set(inspect(kept).attrs.keys())) == (1, {"vote_id", "channel", "level", "people"})


# ---- identity checks, polling places, letters ------------------------------------------------------------------------


def test_codes_and_notes_go_when_their_time_is_over(town):
    with clock.at(NOW):
        codes.send("sign in", Contact("mail", "a@example.kr"))
        notes.keep("preview", "a token", ["적은 것"], timedelta(minutes=64))
    ends = NOW + codes.LASTS + codes.WITHIN
    assert due("checks", NOW) == due("checks", ends) == 0
    assert due("checks", ends + SECOND) == 2 and how_many(OneTimeCode) == how_many(ShortNote) == 0


def test_the_words_of_a_visit_go_at_its_end_and_the_visit_ninety_days_later(town):
    with clock.at(NOW):
        ends = a_visit(town.park, town.pungam).expires_at
    assert due("checks", ends) == due("visits", ends + 90 * DAY) == 0
    assert due("checks", ends + SECOND) == 1
    assert db.session.scalars(select(DeskVisit)).one().words == {}
    assert due("visits", ends + 90 * DAY + SECOND) == 1 and how_many(DeskVisit) == 0


def test_letters_go_when_they_have_run_out(town):
    with clock.at(NOW):
        letters_of(town, a_list(town.roh, town.pungam))
    ends = db.session.scalars(select(SignInLetter.expires_at)).one()
    assert due("letters", NOW) == due("letters", ends) == 0
    assert due("letters", ends + SECOND) == 1 and how_many(SignInLetter) == 0


def test_a_list_of_residents_goes_after_a_year_and_that_it_was_stays(town):
    with clock.at(NOW):
        a_list(town.roh, town.pungam)
    assert due("lists", NOW) == due("lists", NOW + 365 * DAY) == 0
    assert due("lists", NOW + 365 * DAY + SECOND) == 1 and how_many(ListedPerson) == 0
    assert db.session.scalars(select(ResidentList.state)).all() == [RollState.REMOVED]


def test_a_code_of_the_hall_goes_with_its_quarter_of_an_hour(town):
    _, code = a_code(town, a_place(town))
    ends = code.expires_at
    assert due("checks", ends - SECOND) == due("checks", ends) == 0
    assert due("checks", ends + SECOND) == 1 and how_many(KioskCode) == 0


def test_envelopes_and_marks_of_papers_go_with_the_roll_and_the_figures_stay(town):
    place = a_place(town)
    for name in ("하나", "둘"):
        hand_out_paper(town.park, place, seen(place, name))
    take_envelope(town.park, place, seen(place, "셋"))
    changed(PollingPlace, state=PlaceState.SETTLED, in_box=1)
    with transaction():
        db.session.execute(update(Vote.__table__).values(state=VoteState.FINAL, declared_at=NOW, closes=NOW))
    vote_id = place.vote_id
    assert due("roll", NOW) == due("roll", NOW + 90 * DAY) == 0 and papers_told(vote_id)[1] == 1
    assert due("roll", NOW + 90 * DAY + SECOND) == 3
    assert how_many(PaperEnvelope) == how_many(RollMark) == 0
    assert papers_told(vote_id)[1] == 1, "a recount takes the same papers off"


def test_that_a_letter_was_sent_is_kept_for_a_month(town):
    with clock.at(NOW):
        outbox.send("mail", "a@example.kr", "제목", "글")
    changed(outbox.OutboxLetter, state=outbox.LetterState.SENT, sealed=None, ended_at=NOW)
    assert due("outbox", NOW) == due("outbox", NOW + 30 * DAY) == 0
    assert due("outbox", NOW + 30 * DAY + SECOND) == 1 and how_many(outbox.OutboxLetter) == 0


def test_who_was_told_apart_is_forgotten_when_none_of_them_is_left(town):
    changed(Account, person_key=None)
    with transaction():
        db.session.get_one(Account, town.kim.id).person_key = "second"
        db.session.add(Namesake(person_key="first", others=1, keys=["second"]))
    assert due("namesakes", NOW) == 0
    changed(Account, person_key=None)
    changed(Namesake, keys=[])
    assert due("namesakes", NOW) == 0, "of whom the key is not known is not forgotten"
    changed(Namesake, keys=["second"])
    assert due("namesakes", NOW) == 1 and how_many(Namesake) == 0


# ---- accounts that nobody uses ---------------------------------------------------------------------------------------


def nights(begin, *days):
    for number in days:
        with clock.at(begin + number * DAY):
            night.round_of_the_night()


def test_who_was_not_seen_for_a_year_is_warned_and_closed_thirty_days_later(town):
    changed(Account, last_sign_in_at=NOW)
    nights(NOW, 365)
    assert town.kim.warned_at is None
    nights(NOW, 366)
    assert town.kim.warned_at is not None and town.kim.state is AccountState.ACTIVE
    nights(NOW, 396)
    assert town.kim.state is AccountState.ACTIVE
    kim_id = town.kim.id
    nights(NOW, 397)
    assert db.session.get_one(Account, kim_id).state is AccountState.CLOSED


def test_the_warning_goes_out_by_mail_and_text_whatever_she_chose_and_once(app, town, tmp_path):
    """Nobody chose mail here, and she has not been on any page for a year."""
    app.instance_path = str(tmp_path)
    town.kim.phone = "01012345678"
    db.session.commit()
    with clock.at(clock.now() + retention.UNUSED + DAY):
        night.round_of_the_night()
        night.round_of_the_night()
        mails.post()
        timekeeping.keep()
    sent = [path.read_text() for path in (tmp_path / "outbox").iterdir()]
    hers = [letter for letter in sent if "kim@example.kr" in letter or "01012345678" in letter]
    assert len(hers) == 2 and all("30일 안에 로그인하지 않으면" in letter for letter in hers)


def test_who_comes_back_after_the_warning_stays(town):
    changed(Account, last_sign_in_at=NOW)
    nights(NOW, 366)
    with clock.at(NOW + 370 * DAY):
        accounts.sign_in(town.kim, town.kim, 12)
    nights(NOW, 397, 398)
    assert town.kim.state is AccountState.ACTIVE and town.kim.warned_at is None


def test_whoever_holds_a_role_is_not_closed(town):
    changed(Account, last_sign_in_at=NOW)
    nights(NOW, 366, 397, 400)
    assert town.park.state is AccountState.ACTIVE and town.park.warned_at is None


# ---- the night -------------------------------------------------------------------------------------------------------


def test_the_night_comes_once_a_day_after_three_o_clock_in_korea(town):
    before, after = (clock.moment(date(2026, 11, 24), hour) for hour in (2, 3))
    with clock.at(before):
        timekeeping.keep()
        assert db.session.get(Heartbeat, night.NAME) is None or not night.is_due()
    with clock.at(after):
        timekeeping.keep()
        assert not night.is_due()
    with clock.at(after + DAY):
        assert night.is_due()


def test_a_fault_in_the_night_does_not_stop_the_votes(town, monkeypatch):
    monkeypatch.setitem(DESTROYS, "tries", lambda now: 1 // 0)
    polls.an_open_vote(town)
    with clock.at(datetime(2027, 6, 1, tzinfo=UTC)):
        assert any("마감" in sentence for sentence in timekeeping.keep())


# ---- the whole house, years later ------------------------------------------------------------------------------------


def secrets_of_everybody():
    """Every word by which somebody of the demo could be known."""
    found = set()
    for who in db.session.scalars(select(Account)):
        found |= {who.name, who.email, who.person_key, who.email_hash}
    found |= set(db.session.scalars(select(RollMark.person_key)))
    found |= set(db.session.scalars(select(access_log.AccessEntry.address)))
    return {word for word in found if word}


def everything():
    """(table, column, text) of every value of the database, sealed ones opened."""
    opened = {(table.name, column.name) for table, column in sealed_columns()}
    for table in db.metadata.sorted_tables:
        for row in db.session.execute(select(table)).mappings():
            for name, value in row.items():
                if value is not None:
                    yield table.name, name, value if isinstance(value, date | bytes) else str(value)
    assert opened


def left_of(secrets):
    """Where in the database a word of somebody still stands."""
    return {
        (table, column, word)
        for table, column, value in everything()
        for word in secrets
        if isinstance(value, str) and word in value
    }


def birthdays():
    return [(table, column) for table, column, _ in everything() if "birth" in column]


def office_is_left():
    """Officials hand back their roles; what still waits for an answer is taken back by who wrote it."""
    changed(RoleGrant, state=GrantState.REVOKED, to_at=clock.now())
    for proposal in list(db.session.scalars(select(Proposal))):
        if proposal.author_id and proposal.state in ("submitted", "needs_info", "under_review"):
            proposals.withdraw(db.session.get_one(Account, proposal.author_id), proposal)


def recounted():
    """Count -> whether its published digest comes out again."""
    return {
        each.id: sealed_text(sheet_for(each.vote, papers_of(each.vote_id)))[1] == each.digest
        for each in db.session.scalars(select(Count))
    }


def result_pages(demo):
    """What everybody reads about the declared votes."""
    declared = select(Vote.id).where(Vote.state.in_((VoteState.DECLARED, VoteState.FINAL))).order_by(Vote.id)
    ids = list(db.session.scalars(declared))
    return {number: main_of(demo.app.test_client().get(f"/results/{number}")) for number in ids}


def main_of(answer):
    assert answer.status_code == 200
    return answer.text.partition("<main")[2].partition("</main>")[0]


def test_years_later_nobody_is_left_and_every_published_result_still_verifies(demo):
    with demo.app.app_context():
        access_log.FROM.set("203.0.113.77")
        admin, somebody = demo.house.person("admin"), demo.house.person("resident")
        access_log.note(admin, Access.READ, [somebody.id], "이름")
        access_log.FROM.set("")
        now = clock.now()
        with clock.at(now + 60 * DAY):
            timekeeping.keep()  # every vote that was open is closed
        secrets, pages = secrets_of_everybody(), result_pages(demo)
        access_log.FROM.set("")  # the night comes from nowhere, unlike the pages before
        assert len(secrets) > 40 and len(pages) >= 3 and left_of(secrets) and birthdays()
        with clock.at(now + 61 * DAY):
            office_is_left()
        for days in (61, 100, 160, 430, 465, 800, 850, 890, 1500, 1550, 3000):
            with clock.at(now + days * DAY):
                night.round_of_the_night()
        stuck = db.session.scalars(select(Proposal.state).where(Proposal.author_id.is_not(None))).all()
        assert left_of(secrets) == set(), stuck
        assert birthdays() == []
        assert how_many(RollMark) == how_many(RoleGrant) == how_many(SignIn) == 0
        assert how_many(Destruction) > 5
        assert recounted() and all(recounted().values()), "the counts come out as they were published"
        assert result_pages(demo) == pages, "and the pages of results say what they said"
        assert audit.first_break() is None and access_log.first_break() is None
