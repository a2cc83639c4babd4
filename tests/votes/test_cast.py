"""ballot.cast: once, by those on the roll, within the hours, as the frozen rules allow."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from ganggu_participation import clock
from ganggu_participation.accounts.states import Basis, Level
from ganggu_participation.audit import AuditEntry
from ganggu_participation.database import db
from ganggu_participation.refusals import Refusal, Refused
from ganggu_participation.votes import actions, casting
from ganggu_participation.votes.models import Ballot, RollMark
from ganggu_participation.votes.queries import mark_of, turnout_of
from ganggu_participation.votes.states import Channel

from .builders import a_closed_vote, a_contest, a_draft_vote, a_published_vote, an_open_vote, electors, roll_rule

SECOND = timedelta(seconds=1)
DAY = timedelta(days=1)


def refused(actor, vote, choices=None, **words):
    """The refusal of a cast that leaves nothing behind."""
    before = (db.session.query(RollMark).count(), db.session.query(Ballot).count())
    with pytest.raises(Refused) as no:
        actions.cast(actor, vote, {1: [1]} if choices is None else choices, **words)
    assert (db.session.query(RollMark).count(), db.session.query(Ballot).count()) == before
    return no.value


def test_a_resident_casts_and_is_given_a_code(town):
    vote = an_open_vote(town, round_key="2026")
    code = actions.cast(town.kim, vote, {1: [1, 2]})
    assert len(code) == 19
    mark = mark_of(town.kim.person_key, vote)
    assert (mark.channel, mark.day, mark.level, mark.basis) == (Channel.ONLINE, clock.today(), 3, "residence")
    assert turnout_of(vote).by_channel == ((Channel.ONLINE, 1),)
    ballot = db.session.query(Ballot).one()
    assert len(ballot.key) == 16
    assert b"choices" not in ballot.sealed


def test_a_person_without_an_account_casts_at_the_desk(town):
    vote = an_open_vote(town)
    actions.cast(electors(1, town.pungam)[0], vote, {1: [5]}, Channel.KIOSK, "풍암호수공원")
    assert turnout_of(vote).by_channel == ((Channel.KIOSK, 1),)


def test_casts_are_in_no_audit_trail(town):
    vote = an_open_vote(town)
    before = db.session.query(AuditEntry).count()
    actions.cast(town.kim, vote, {1: [1]})
    assert db.session.query(AuditEntry).count() == before


@pytest.mark.parametrize(
    "choices",
    [
        {1: [1, 2, 3, 4]},
        {1: [6]},
        {1: [1, 1]},
        {1: ["1"]},
        {1: [True]},
        {1: [1.0]},
        {1: 1},
        {1: None},
        {1: []},
        {1: [[1, "for"]]},
        {1: [{"no": 1, "cost": 0}]},
        {2: [1]},
        {1: [1], 2: [1]},
        {},
        {"1": [1]},
        {True: [1]},
    ],
    ids=str,
)
def test_a_ballot_that_the_rules_do_not_allow(town, choices):
    no = refused(town.kim, an_open_vote(town), choices)
    assert no.refusal is Refusal.BAD_BALLOT
    assert no.detail.endswith(("주세요.", "있습니다."))


@pytest.mark.parametrize(
    ("contest", "good", "bad"),
    [
        (a_contest("single", k=None), [2], [1, 2]),
        (a_contest("exactly_k", k=2), [1, 2], [1]),
        (a_contest("exactly_k", k=2), [4, 5], [1, 2, 3]),
        (a_contest("knapsack", k=None, ceiling=42_000_000), [1, 2], [2, 3]),
        (a_contest("knapsack", k=None, ceiling=42_000_000), [2, 1], [1, 2, 4]),
        (a_contest("approve_reject", k=None), [[1, "for"], [2, "against"]], [[1, "maybe"]]),
        (a_contest("approve_reject", k=None), [[5, "abstain"]], [[1, "for"], [1, "against"]]),
    ],
)
def test_every_kind_has_its_limits(town, contest, good, bad):
    vote = an_open_vote(town, contests=[contest])
    assert refused(town.kim, vote, {1: bad}).refusal is Refusal.BAD_BALLOT
    assert actions.cast(town.kim, vote, {1: good})


def test_every_contest_is_answered_and_abstaining_is_an_answer(town):
    vote = an_open_vote(town, contests=[a_contest(), a_contest("single", k=None)])
    assert refused(town.kim, vote, {1: [1]}).refusal is Refusal.BAD_BALLOT
    assert actions.cast(town.kim, vote, {1: "blank", 2: [4]})


def test_every_ballot_of_a_vote_is_as_long_as_the_others(town):
    vote = an_open_vote(town)
    for person, choices in zip(electors(3, town.pungam), ([1], [1, 2, 3], "blank"), strict=True):
        actions.cast(person, vote, {1: choices})
    assert len({len(ballot.sealed) for ballot in db.session.query(Ballot)}) == 1


def test_the_hours_are_exact_to_the_second(town):
    vote = an_open_vote(town)
    opens, closes = vote.opens, vote.closes
    with clock.at(opens - SECOND):
        assert refused(town.kim, vote).refusal is Refusal.POLLS_NOT_OPEN
    with clock.at(closes):
        assert refused(town.kim, vote).refusal is Refusal.POLLS_CLOSED
    with clock.at(closes - SECOND):
        actions.cast(town.kim, vote, {1: [1]})


@pytest.mark.parametrize(
    ("build", "refusal"),
    [
        (a_draft_vote, Refusal.POLLS_NOT_OPEN),
        (a_published_vote, Refusal.POLLS_NOT_OPEN),
        (a_closed_vote, Refusal.POLLS_CLOSED),
    ],
)
def test_only_while_it_is_open(town, build, refusal):
    assert refused(town.kim, build(town)).refusal is refusal


def test_a_door_that_shuts_between_asking_and_writing_is_shut(town, monkeypatch):
    """Leave is asked again under the lock: what the page was told a moment ago does not count."""
    vote = an_open_vote(town)
    closes, kim = vote.closes, town.kim
    sealed = casting.sealed

    def slowly(*args):
        result = sealed(*args)
        monkeypatch.setattr(clock, "now", lambda: closes)
        return result

    monkeypatch.setattr(casting, "sealed", slowly)
    assert refused(kim, vote).refusal is Refusal.POLLS_CLOSED


def test_who_is_on_the_roll(town):
    vote = an_open_vote(town)
    person = electors(1, town.pungam)[0]
    day = date.fromisoformat(vote.roll_rule["age_on"])
    birthday = day.replace(year=day.year - 18)
    wrong = {
        "another dong": replace(person, dong_id=town.chipyeong.id),
        "too young by a day": replace(person, birth_date=birthday + DAY),
        "another basis": replace(person, basis=Basis.PERMANENT_RESIDENT_FOREIGNER),
        "not known surely enough": replace(person, level=int(Level.REAL_PERSON)),
    }
    for why, other in wrong.items():
        assert refused(other, vote).refusal is Refusal.NOT_ON_THE_ROLL, why
    actions.cast(replace(person, birth_date=birthday), vote, {1: [1]})


def test_who_must_first_say_who_she_is(town):
    vote = an_open_vote(town)
    assert refused(None, vote).refusal is Refusal.NOT_SIGNED_IN
    assert refused(town.na, vote).refusal is Refusal.NOT_VERIFIED
    assert refused(replace(electors(1, town.pungam)[0], dong_id=None), vote).refusal is Refusal.NO_DONG_YET


def test_a_vote_of_the_whole_district_takes_every_dong(town):
    rule = roll_rule(None, clock.today())
    vote = an_open_vote(town, rule=rule)
    actions.cast(town.kim, vote, {1: [1]})
    actions.cast(town.lee, vote, {1: [1]})
    assert turnout_of(vote).total == 2


def test_the_second_ballot_is_refused_with_day_and_place(town):
    vote = an_open_vote(town)
    actions.cast(town.kim, vote, {1: [1]}, Channel.KIOSK, "풍암동 사전투표소")
    no = refused(town.kim, vote, {1: [2]})
    today = clock.today()
    assert no.refusal is Refusal.ALREADY_VOTED
    assert no.detail == f"{today.month}월 {today.day}일, 풍암동 사전투표소에서 참여했습니다."


def test_one_dong_per_round_and_the_first_is_named(town):
    here = an_open_vote(town, round_key="2026-assembly")
    there = an_open_vote(town, dong=town.chipyeong, actor=town.choi, round_key="2026-assembly")
    later = an_open_vote(town, dong=town.chipyeong, actor=town.choi, round_key="2027-assembly")
    person = electors(1, town.pungam)[0]
    moved = replace(person, dong_id=town.chipyeong.id)
    actions.cast(person, here, {1: [1]})
    no = refused(moved, there)
    assert no.refusal is Refusal.VOTED_ELSEWHERE
    assert "풍암동" in no.detail
    actions.cast(moved, later, {1: [1]})


@pytest.mark.parametrize(("same_vote", "refusal"), [(True, Refusal.ALREADY_VOTED), (False, Refusal.VOTED_ELSEWHERE)])
def test_the_constraint_is_the_guard_when_the_courtesy_comes_too_early(town, monkeypatch, same_vote, refusal):
    """Two tabs: both asked before either wrote. The table refuses, and the answer still says where."""
    first = an_open_vote(town, round_key="2026")
    second = first if same_vote else an_open_vote(town, round_key="2026")
    asked = actions.refuse_second_ballot
    seen = []

    def early(person_key, vote):
        seen.append(person_key)
        if len(seen) > 1:
            asked(person_key, vote)

    actions.cast(town.kim, first, {1: [1]})
    monkeypatch.setattr(actions, "refuse_second_ballot", early)
    no = refused(town.kim, second)
    assert len(seen) == 2
    assert no.refusal is refusal
    assert "풍암동" in no.detail
