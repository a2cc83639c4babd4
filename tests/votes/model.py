"""A vote as it should behave, in plain Python, walked side by side with the real one."""

import itertools
from collections import Counter
from datetime import date, datetime, timedelta
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from ganggu_participation import clock, keys
from ganggu_participation.accounts.states import Basis, Level
from ganggu_participation.audit import AuditEntry
from ganggu_participation.ballotbox import leaf_hash, receipt_code
from ganggu_participation.counts import actions as counts
from ganggu_participation.counts.queries import latest_count, papers_of
from ganggu_participation.counts.sheets import sheet_of
from ganggu_participation.database import db
from ganggu_participation.permissions import CLOCK
from ganggu_participation.refusals import Refused
from ganggu_participation.votes import actions, rule_sheets
from ganggu_participation.votes.models import Ballot, RollMark, Vote
from ganggu_participation.votes.plans import BLANK
from ganggu_participation.votes.queries import turnout_of
from ganggu_participation.votes.roll import Elector
from ganggu_participation.votes.states import Channel

from .. import world
from ..approvals.builders import two_agree
from .builders import COSTS, REASON, a_draft_vote

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
NUMBER = itertools.count(1)
PEOPLE = ["one", "two", "three", "four", "eighteen", "too young", "other dong", "other basis", "unsure"]
FITTING = PEOPLE[:5]
CHOICES: list[Any] = [[1], [1, 2], [2, 3], [3, 1, 2], [5], [4, 2], BLANK, BLANK]
BAD = [[1, 2, 3, 4], [9], [2, 2], []]
TERMINAL = ("cancelled", "final")


class VoteModel(RuleBasedStateMachine):
    """Two votes of one round; the second only takes ballots, so that nobody votes in both."""

    town = world.Town()

    @initialize(
        start=st.sampled_from(["tour", "missed", "draft", "late", "open", "closed"]),
        choices=st.lists(st.sampled_from(CHOICES), min_size=4, max_size=4),
    )
    def begin(self, start: str, choices: list[Any]) -> None:
        """Most walks begin where there is something to do; a tour tries every border once before it wanders on."""
        self.prepare()
        if start == "tour":
            return self.tour(choices)
        if start == "missed":
            self.publish_too_late()
        if start in ("missed", "draft"):
            return None
        self.publish()
        self.now = self.opens
        if start == "late":  # nobody has opened it yet
            return None
        self.open()
        if start == "closed":
            for who, chosen in zip(FITTING, [[4, 2], *choices], strict=True):
                self.cast(who, chosen, Channel.ONLINE)
            self.close()
            self.now = self.closes
            self.close()
            self.count()
            self.count()
        return None

    def tour(self, choices: list[Any]) -> None:
        self.publish()
        self.open()
        self.now = self.opens
        self.cast_at_any_time("one")
        self.open()
        self.cast_in_the_other_dong("four")
        self.cast("four", [1], Channel.ONLINE)
        self.cast_by_everybody_else()
        self.cast_by_every_channel([BLANK, *choices], list(Channel))
        self.extend(1, "늦어서")
        self.extend(1, REASON)
        self.cast_at_any_time("one")
        self.be_late("three")

    def prepare(self) -> None:
        number = next(NUMBER)
        self.now = datetime(2026, 9, 1, tzinfo=clock.KST) + timedelta(days=30 * number)
        self.opens, self.closes = self.now + 2 * DAY, self.now + 5 * DAY
        self.first_closes, self.state, self.notices = self.closes, "draft", 0
        self.cast_ones: dict[str, Any] = {}
        self.channels: Counter[Channel] = Counter()
        self.elsewhere: set[str] = set()
        self.receipts: set[str] = set()
        self.counts, self.declared_at, self.verbs = 0, self.now, 1
        with clock.at(self.now):
            words = {"opens": self.opens, "closes": self.closes, "round_key": f"round {number}"}
            self.entries = acts()
            self.vote_id = a_draft_vote(self.town, **words).id
            self.entries_before = self.entries
            self.other_id = a_draft_vote(self.town, **words).id
            other = db.session.get_one(Vote, self.other_id)
            actions.publish(self.town.han, other)
        with clock.at(self.opens):
            actions.open(CLOCK, db.session.get_one(Vote, self.other_id))
        self.digest: str | None = None
        self.of_other = acts() - self.entries - 1

    # ---- what must hold after every step ----------------------------------------------------------------------------

    @property
    def vote(self) -> Vote:
        return db.session.get_one(Vote, self.vote_id)

    @invariant()
    def marks_and_ballots_are_those_of_the_model(self) -> None:
        if not hasattr(self, "vote_id"):
            return
        db.session.rollback()
        vote = self.vote
        assert vote.state == self.state and vote.closes == self.closes
        marks = db.session.query(RollMark).filter_by(vote_id=vote.id).all()
        assert {mark.person_key for mark in marks} == {key_of(self, name) for name in self.cast_ones}
        assert Counter(mark.channel for mark in marks) == self.channels == Counter(dict(turnout_of(vote).by_channel))
        ballots = [ballot.sealed for ballot in db.session.query(Ballot).filter_by(vote_id=vote.id)]
        assert {receipt_code(leaf_hash(sealed)) for sealed in ballots} == self.receipts
        assert len(ballots) == len(self.cast_ones)
        assert vote.digest == self.digest and len(vote.notices) == self.notices
        assert acts() - self.entries_before - self.of_other == self.verbs

    # ---- steps ------------------------------------------------------------------------------------------------------

    def do(self, expected: str | None, deed: Any, *, quiet: bool = False) -> Any:
        """The deed is done, or refused under just the name that the model gives."""
        with clock.at(self.now):
            try:
                result = deed()
            except Refused as no:
                assert no.refusal.name == expected, (no.refusal.name, expected)
                return None
        assert expected is None, f"done, though {expected}"
        self.verbs += not quiet
        return result

    @rule(hours=st.sampled_from([0, 0, 1, 5]))
    def wait(self, hours: int) -> None:
        self.now += hours * HOUR

    @rule(luck=st.integers(0, 2))
    def wait_for_the_next_date(self, luck: int) -> None:
        if luck:
            return
        dates = [self.opens, self.closes, self.closes - timedelta(seconds=1), self.declared_at + 7 * DAY]
        self.now = min((moment for moment in dates if moment > self.now), default=self.now)

    @precondition(lambda self: self.state == "draft")
    @rule()
    def publish(self) -> None:
        expected = "PUBLISHED_TOO_LATE" if self.now >= self.opens else None
        self.do(expected, lambda: actions.publish(self.town.han, self.vote))
        if expected is None:
            self.state, self.digest = "published", self.vote.digest
            assert self.digest and self.digest == rule_sheets.digest_of(self.vote.rule_sheet or "")

    @precondition(lambda self: self.state in ("published", "open"))
    @rule()
    def open(self) -> None:
        expected = (
            "NOT_IN_THIS_STATE" if self.state != "published" else "TOO_EARLY_TO_OPEN" if self.now < self.opens else None
        )
        self.do(expected, lambda: actions.open(CLOCK, self.vote))
        self.state = "open" if expected is None else self.state

    def why_shut(self) -> str | None:
        if self.now < self.opens or self.state in ("draft", "published"):
            return "POLLS_NOT_OPEN"
        return "POLLS_CLOSED" if self.now >= self.closes or self.state != "open" else None

    @precondition(lambda self: self.why_shut() is None)
    @rule()
    def cast_by_everybody_else(self) -> None:
        """Each misses the roll in one thing alone."""
        for who in PEOPLE[5:]:
            self.cast(who, [1, 2], Channel.ONLINE)

    @precondition(lambda self: self.why_shut() is None)
    @rule(choices=st.lists(st.sampled_from(CHOICES), min_size=5, max_size=5), ways=st.permutations(list(Channel)))
    def cast_by_every_channel(self, choices: list[Any], ways: list[Channel]) -> None:
        for who, chosen, channel in zip(reversed(FITTING), choices, ways, strict=True):
            self.cast(who, chosen, channel)

    @precondition(lambda self: self.state == "draft")
    @rule()
    def publish_too_late(self) -> None:
        self.now = max(self.now, self.opens)
        self.publish()

    @precondition(lambda self: self.state == "open")
    @rule()
    def come_to_a_result(self) -> None:
        self.close()
        self.now = max(self.now, self.closes)
        self.close()
        self.count()
        self.count()
        self.certify("baek")
        self.certify("seo")
        self.finish()

    @precondition(lambda self: self.why_shut() is None)
    @rule(who=st.sampled_from(FITTING))
    def be_late(self, who: str) -> None:
        """The closing second is outside, and it cannot be moved any more."""
        self.extend(8, REASON)
        self.now = self.closes
        self.cast(who, [1, 2], Channel.ONLINE)
        self.extend(1, REASON)

    @rule(who=st.sampled_from(FITTING))
    def cast_at_any_time(self, who: str) -> None:
        self.cast(who, [2, 3], Channel.ONLINE)

    @precondition(lambda self: self.why_shut() is None)
    @rule(who=st.sampled_from(FITTING), choices=st.sampled_from(CHOICES + BAD), channel=st.sampled_from(list(Channel)))
    def cast(self, who: str, choices: Any, channel: Channel) -> None:
        expected = self.why_shut() or (None if who in FITTING else "NOT_ON_THE_ROLL")
        expected = expected or ("ALREADY_VOTED" if who in self.cast_ones else None)
        expected = expected or ("VOTED_ELSEWHERE" if who in self.elsewhere else None)
        expected = expected or ("BAD_BALLOT" if choices in BAD else None)
        code = self.do(expected, lambda: actions.cast(person(self, who), self.vote, {1: choices}, channel), quiet=True)
        if expected is None:
            assert code not in self.receipts
            self.receipts.add(code)
            self.cast_ones[who] = choices if choices == BLANK else sorted(choices)
            self.channels[channel] += 1

    @precondition(lambda self: self.now < self.first_closes)
    @rule(who=st.sampled_from(FITTING))
    def cast_in_the_other_dong(self, who: str) -> None:
        if self.now < self.opens:
            return
        expected = "ALREADY_VOTED" if who in self.elsewhere else "VOTED_ELSEWHERE" if who in self.cast_ones else None
        other = db.session.get_one(Vote, self.other_id)
        self.do(expected, lambda: actions.cast(person(self, who), other, {1: [1]}), quiet=True)
        self.elsewhere |= {who} if expected is None else set()

    @precondition(lambda self: self.state == "open")
    @rule(days=st.sampled_from([-1, 0, 1, 3, 7, 8]), reason=st.sampled_from([REASON, REASON, "늦어서"]))
    def extend(self, days: int, reason: str) -> None:
        closes = self.closes + days * DAY
        expected = (
            "REASON_TOO_SHORT" if len(reason) < 30
            else "POLLS_CLOSED" if self.now >= self.closes
            else "EXTENSION_BACKWARDS" if closes <= self.closes
            else "EXTENSION_TOO_LONG" if closes > self.first_closes + 7 * DAY
            else None
        )  # fmt: skip
        self.do(expected, lambda: actions.extend(self.town.han, self.vote, closes, reason))
        if expected is None:
            self.closes, self.notices = closes, self.notices + 1

    @precondition(lambda self: self.state in ("open", "closed"))
    @rule()
    def close(self) -> None:
        expected = "NOT_IN_THIS_STATE" if self.state != "open" and self.now >= self.closes else None
        expected = "TOO_EARLY_TO_CLOSE" if self.state == "open" and self.now < self.closes else expected
        self.do(expected, lambda: actions.close(CLOCK, self.vote))
        self.state = "closed" if expected is None else self.state

    @precondition(lambda self: self.state not in TERMINAL)
    @rule(luck=st.integers(0, 9))
    def cancel(self, luck: int) -> None:
        """Seldom, so that most walks come to a count."""
        if luck:
            return
        expected = "NOT_IN_THIS_STATE" if self.state in ("declared", "final") else None
        self.do(expected, lambda: actions.cancel(self.town.han, self.vote, REASON))
        if expected is None:
            self.state, self.notices = "cancelled", self.notices + 1

    @precondition(lambda self: self.state in ("open", "closed", "counting"))
    @rule()
    def count(self) -> None:
        expected = "NOT_IN_THIS_STATE" if self.state == "open" else None
        if self.state == "closed":
            self.do("NOT_APPROVED", lambda: counts.count(self.town.baek, self.vote))
            with clock.at(self.now):
                two_agree(self.town, self.vote)
        self.do(expected, lambda: counts.count(self.town.baek, self.vote))
        if expected is None:
            self.state, self.counts = "counting", self.counts + 1
            self.check_result()

    @precondition(lambda self: self.state in ("counting", "declared"))
    @rule(official=st.sampled_from(["baek", "seo"]))
    def certify(self, official: str) -> None:
        expected = "SAME_HANDS" if official == "baek" else "NOT_IN_THIS_STATE" if self.state == "declared" else None
        self.do(expected, lambda: counts.certify(getattr(self.town, official), latest_count(self.vote_id)))
        if expected is None:
            self.state, self.declared_at = "declared", self.now

    @precondition(lambda self: self.state == "declared")
    @rule()
    def finish(self) -> None:
        expected = "OBJECTION_PERIOD" if self.now < self.declared_at + 7 * DAY else None
        self.do(expected, lambda: actions.finish(CLOCK, self.vote))
        self.state = "final" if expected is None else self.state

    @rule()
    def restart(self) -> None:
        """A new process knows nothing of what the old one had read."""
        db.session.remove()
        rule_sheets._read.cache_clear()

    # ---- the result, worked out naively -----------------------------------------------------------------------------

    def check_result(self) -> None:
        last = latest_count(self.vote_id)
        sheet = sheet_of(last)["contests"][0]["sheet"]
        votes = Counter(number for choices in self.cast_ones.values() if choices != BLANK for number in choices)
        assert {row["number"]: row["votes"] for row in sheet["results"]} == {n: votes[n] for n in range(1, 6)}
        blank = sum(choices == BLANK for choices in self.cast_ones.values())
        assert (sheet["totals"]["ballots"], sheet["totals"]["blank"]) == (len(self.cast_ones), blank)
        assert sum(papers_of(self.vote_id).values()) == len(self.cast_ones)
        assert {row["number"] for row in sheet["results"] if row["selected"]} == self.funded(votes)
        assert sheet["ok"] and last.no == self.counts

    def funded(self, votes: Counter[int]) -> set[int]:
        """By votes, then the cheaper first (all costs differ); what does not fit is skipped."""
        left, won = 60_000_000, set()
        for number in sorted((n for n in range(1, 6) if votes[n]), key=lambda n: (-votes[n], COSTS[n - 1])):
            if COSTS[number - 1] <= left:
                left, won = left - COSTS[number - 1], won | {number}
        return won


def key_of(walk: VoteModel, name: str) -> str:
    return keys.person_key(f"{walk.vote_id} {name}")


def person(walk: VoteModel, name: str) -> Elector:
    """Somebody on the roll, or somebody who misses it in one thing alone."""
    day = walk.first_closes.astimezone(clock.KST).date()
    birthday = date(day.year - 18, day.month, day.day)
    born = {"eighteen": birthday, "too young": birthday + DAY}.get(name, date(1970, 1, 1))
    dong = walk.town.chipyeong if name == "other dong" else walk.town.pungam
    basis = Basis.PERMANENT_RESIDENT_FOREIGNER if name == "other basis" else Basis.RESIDENCE
    level = Level.REAL_PERSON if name == "unsure" else Level.DECLARED_BASIS
    return Elector(key_of(walk, name), dong.id, basis, int(level), born)


def acts() -> int:
    """Entries of the audit trail, but for the agreements of two that come before a count."""
    return db.session.query(AuditEntry).filter(AuditEntry.verb.not_like("approval.%")).count()
