"""vote.publish: the rules are frozen, and their digest is the vote's name."""

import hashlib
import json

import pytest
from cryptography.exceptions import InvalidTag

from ganggu_participation import clock
from ganggu_participation.database import db
from ganggu_participation.money import Won
from ganggu_participation.refusals import Refusal, Refused
from ganggu_participation.votes import actions, count_key
from ganggu_participation.votes.models import Contest, Option, Vote
from ganggu_participation.votes.rule_sheets import rules_of
from ganggu_participation.votes.states import VoteState

from .builders import a_closed_vote, a_contest, a_draft_vote, a_published_vote, an_open_vote


def test_the_sheet_says_every_rule_and_its_digest_is_its_name(town):
    vote = a_published_vote(town, round_key="2026")
    assert vote.state is VoteState.PUBLISHED
    assert hashlib.sha256(vote.rule_sheet.encode()).hexdigest() == vote.digest
    sheet = json.loads(vote.rule_sheet)
    assert sheet == rules_of(vote)
    assert sheet["dong"]["name"] == "풍암동"
    assert sheet["round"] == "2026"
    assert sheet["roll"]["min_age"] == 18
    assert sheet["public_key"] == vote.public_key.hex()
    assert sheet["closes"] == vote.closes.astimezone(clock.KST).isoformat()
    contest = sheet["contests"][0]
    assert (contest["kind"], contest["k"], contest["ceiling"], contest["overflow"]) == (
        "up_to_k",
        3,
        60_000_000,
        "skip",
    )
    assert contest["ties"] == ["resident_votes", "dongs", "lower_cost", "lot"]
    assert len(contest["seed"]) == 32
    assert contest["options"][0]["cost"] == 12_000_000


def test_every_lot_has_a_seed_of_its_own(town):
    seeds = [c["seed"] for c in rules_of(a_published_vote(town, contests=[a_contest(), a_contest()]))["contests"]]
    assert len(set(seeds)) == 2


def test_the_count_key_is_stored_locked_and_bound_to_this_vote(town):
    vote = a_closed_vote(town)
    other = a_closed_vote(town)
    key = count_key.count_key_of(vote)
    assert key.public == vote.public_key
    assert key.secret not in vote.locked_count_key
    db.session.expire_all()
    with pytest.raises(InvalidTag):
        count_key._lock().decrypt(other.locked_count_key[:12], other.locked_count_key[12:], bytes.fromhex(vote.digest))


@pytest.mark.parametrize("build", [a_published_vote, an_open_vote])
def test_the_house_does_not_take_the_key_before_the_close(town, build):
    with pytest.raises(Refused) as no:
        count_key.count_key_of(build(town))
    assert no.value.refusal is Refusal.NOT_IN_THIS_STATE


def test_it_is_announced_before_it_begins(town):
    vote = a_draft_vote(town)
    with clock.at(vote.opens), pytest.raises(Refused) as no:
        actions.publish(town.park, vote)
    assert no.value.refusal is Refusal.PUBLISHED_TOO_LATE


@pytest.mark.parametrize("other", ["choi", "kim", "baek"])
def test_only_an_official_of_the_dong_publishes(town, other):
    vote = a_draft_vote(town)
    with pytest.raises(Refused) as no:
        actions.publish(getattr(town, other), vote)
    assert no.value.refusal is Refusal.ROLE_MISSING


def test_it_is_published_once(town):
    vote = a_published_vote(town)
    with pytest.raises(Refused) as no:
        actions.publish(town.park, vote)
    assert no.value.refusal is Refusal.NOT_IN_THIS_STATE


def _an_option(vote: Vote) -> Option:
    return vote.contests[0].options[0]


def _another(vote: Vote) -> None:
    plan = a_contest().options[0]
    vote.contests[0].options.append(
        Option(no=9, title=plan.title, summary="", cost=plan.cost, source=None, category=None)
    )


ATTEMPTS = {
    "the title": lambda vote: setattr(vote, "title", "다른 투표"),
    "the first close": lambda vote: setattr(vote, "first_closes", vote.opens),
    "the opening": lambda vote: setattr(vote, "opens", vote.closes),
    "the roll rule": lambda vote: setattr(vote, "roll_rule", {**vote.roll_rule, "min_age": 14}),
    "the round": lambda vote: setattr(vote, "round_key", "another"),
    "the days for objections": lambda vote: setattr(vote, "objection_days", 1),
    "the sheet": lambda vote: setattr(vote, "rule_sheet", "{}"),
    "the digest": lambda vote: setattr(vote, "digest", None),
    "the public key": lambda vote: setattr(vote, "public_key", b"another"),
    "the locked key": lambda vote: setattr(vote, "locked_count_key", b"another"),
    "a kind": lambda vote: setattr(vote.contests[0], "kind", "single"),
    "a limit": lambda vote: setattr(vote.contests[0], "k", 1),
    "a ceiling": lambda vote: setattr(vote.contests[0], "ceiling", Won(1)),
    "the overflow": lambda vote: setattr(vote.contests[0], "overflow", "stop"),
    "the seed": lambda vote: setattr(vote.contests[0], "seed", "0"),
    "the ties": lambda vote: setattr(vote.contests[0], "ties", ["lot"]),
    "a cost": lambda vote: setattr(_an_option(vote), "cost", Won(1)),
    "an option's title": lambda vote: setattr(_an_option(vote), "title", "다른 사업"),
    "an option's number": lambda vote: setattr(_an_option(vote), "no", 8),
    "one option less": lambda vote: db.session.delete(_an_option(vote)),
    "one option more": _another,
    "one contest less": lambda vote: vote.contests.clear(),
    "one contest more": lambda vote: vote.contests.append(a_contest().born(2, "0")),
}


@pytest.mark.parametrize("attempt", ATTEMPTS.values(), ids=ATTEMPTS.keys())
def test_nothing_of_the_rules_changes_afterwards(town, attempt):
    vote = a_published_vote(town)
    attempt(vote)
    with pytest.raises(Refused) as no:
        db.session.flush()
    assert no.value.refusal is Refusal.RULES_FROZEN
    db.session.rollback()


def test_an_option_cannot_leave_for_another_vote(town):
    vote, draft = a_published_vote(town), a_draft_vote(town)
    _an_option(vote).contest_id = draft.contests[0].id
    with pytest.raises(Refused):
        db.session.flush()
    db.session.rollback()


def test_a_draft_may_still_change(town):
    vote = a_draft_vote(town)
    vote.contests[0].k, _an_option(vote).cost = 2, Won(1)
    db.session.commit()
    assert db.session.query(Contest).one().k == 2


def test_tables_changed_behind_the_house_change_no_ballot(town):
    """Whoever can write SQL: ballots are read against the sheet, and a changed sheet is no sheet."""
    vote = an_open_vote(town, contests=[a_contest("knapsack", ceiling=40_000_000)])
    db.session.execute(db.text("UPDATE options SET cost = 1"))
    db.session.execute(db.text("UPDATE contests SET kind = 'up_to_k', ceiling = 999999999999"))
    db.session.commit()
    with pytest.raises(Refused) as no:
        actions.cast(town.kim, vote, {1: [2, 3]})
    assert no.value.refusal is Refusal.BAD_BALLOT
    db.session.execute(db.text("UPDATE votes SET rule_sheet = replace(rule_sheet, '40000000', '99000000')"))
    db.session.commit()
    from ganggu_participation.votes.rule_sheets import _read

    _read.cache_clear()
    with pytest.raises(ValueError, match="not the one that was published"):
        actions.cast(town.kim, vote, {1: [2, 3]})
