"""Proposals as they should fare, in plain Python, walked side by side with the real ones: no text, credit or supporter is lost."""

import itertools
from collections import Counter
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from ganggu_participation import clock
from ganggu_participation.database import db
from ganggu_participation.mergers import actions as mergers
from ganggu_participation.mergers.models import Split
from ganggu_participation.permissions import CLOCK
from ganggu_participation.proposals import actions as proposals
from ganggu_participation.proposals.models import Proposal
from ganggu_participation.proposals.queries import all_merged_into
from ganggu_participation.proposals.states import ProposalState
from ganggu_participation.refusals import Refused
from ganggu_participation.voices import actions as voices
from ganggu_participation.voices.models import Comment

from ..proposals.builders import a_submitted_proposal, an_announced_cycle
from ..world import Town
from .builders import WHY, supporters

NUMBER = itertools.count(1)
PEOPLE, PICK = st.integers(0, 3), st.integers(0, 7)
WRITERS = ("kim", "lee")
DONE: Counter[str] = Counter()
"""What the walks did with success: a model that is always refused would find nothing."""


class ProposalModel(RuleBasedStateMachine):
    """What is remembered of each proposal, by number: its texts, who is named for it, who supports it, what it is part of."""

    town, crowd = Town(), ()

    @initialize(writers=st.lists(st.sampled_from(WRITERS), min_size=3, max_size=3), merged=st.booleans())
    def begin(self, writers: list[str], merged: bool) -> None:
        """Half of the walks begin with two that are one already: most of what can be lost is lost there."""
        db.session.rollback()
        self.texts: dict[int, list[dict[str, Any]]] = {}
        self.named: dict[int, str] = {}
        self.backed: dict[int, set[int]] = {}
        self.part_of: dict[int, int] = {}
        self.said: dict[int, str] = {}
        self.order: list[int] = []
        for writer in writers:
            self._submitted(writer)
        if merged:
            self._merge(0, 1, [True, True])

    def _submitted(self, writer: str) -> None:
        person = getattr(self.town, writer)
        proposal = a_submitted_proposal(person, dong=self.town.pungam, title=f"{next(NUMBER)}번째 생각")
        self._remember(proposal, person.display_name)

    def _remember(self, proposal: Proposal, name: str) -> None:
        self.order.append(proposal.id)
        self.texts[proposal.id], self.named[proposal.id] = [dict(proposal.words)], name
        self.backed[proposal.id] = set()

    def _one(self, pick: int) -> Proposal:
        return db.session.get_one(Proposal, self.order[pick % len(self.order)])

    def _writer(self, proposal: Proposal) -> Any:
        return self.town.kim if proposal.author_id == self.town.kim.id else self.town.lee

    def _does(self, action: Any, *args: Any) -> bool:
        """Whether it was done; what is refused leaves everything as it was."""
        try:
            action(*args)
        except Refused:
            db.session.rollback()
            return False
        DONE[action.__name__] += 1
        return True

    @precondition(lambda self: len(self.order) < 6)
    @rule(writer=st.sampled_from(WRITERS))
    def submit(self, writer: str) -> None:
        self._submitted(writer)

    @rule(pick=PICK)
    def revise(self, pick: int) -> None:
        proposal = self._one(pick)
        words = {"necessity": f"{next(NUMBER)}번째로 고쳐 쓴 말"}
        if self._does(proposals.request_info, self.town.jung, proposal, "더 적어 주세요."):
            proposals.revise(self._writer(proposal), proposal, **words)
            self.texts[proposal.id].append(dict(proposal.words))
            proposals.submit(self._writer(proposal), proposal)

    @rule(pick=PICK)
    def take_up(self, pick: int) -> None:
        self._does(proposals.take_up, self.town.jung, self._one(pick), "공원녹지과")

    @rule(pick=PICK, who=PEOPLE)
    def support(self, pick: int, who: int) -> None:
        proposal = self._one(pick)
        if self._does(voices.give_support, self.crowd[who], proposal):
            self.backed[proposal.id].add(self.crowd[who].id)

    @precondition(lambda self: any(self.backed.values()))
    @rule(pick=PICK)
    def take_back(self, pick: int) -> None:
        given = sorted((number, who) for number, people in self.backed.items() for who in people)
        number, who = given[pick % len(given)]
        person = next(each for each in self.crowd if each.id == who)
        if self._does(voices.take_support_back, person, db.session.get_one(Proposal, number)):
            self.backed[number].remove(who)

    @rule(pick=PICK, who=PEOPLE, hidden=st.booleans())
    def comment(self, pick: int, who: int, hidden: bool) -> None:
        text = f"{next(NUMBER)}번째 의견"
        if self._does(voices.write, self.crowd[who], self._one(pick), text):
            comment = db.session.scalars(db.select(Comment).order_by(Comment.id.desc())).first()
            self.said[comment.id] = text
            if hidden:
                self._does(voices.hide, self.town.park, comment, "욕설이 있습니다.")

    @rule(one=PICK, other=PICK, yes=st.lists(st.booleans(), min_size=2, max_size=2))
    def merge(self, one: int, other: int, yes: list[bool]) -> None:
        self._merge(one, other, yes)

    def _merge(self, one: int, other: int, yes: list[bool]) -> None:
        target, source = self._one(one), self._one(other)
        try:
            merger = mergers.propose(self.town.jung, target, [source], WHY)
        except Refused:
            db.session.rollback()
            return
        for writer, says in zip((self.town.kim, self.town.lee), yes, strict=True):
            if merger.waiting_for(writer) and merger.state == "asked":
                self._does(mergers.agree if says or self._both_hers(merger) else mergers.refuse, writer, merger, "바라지 않습니다.")
        if merger.state == "done":
            DONE["merge"] += 1
            self.part_of[source.id] = target.id
            self.backed[target.id] |= self.backed[source.id]
        elif merger.state == "asked":
            mergers.drop(self.town.jung, merger, "다른 일이었습니다.")

    def _both_hers(self, merger: Any) -> bool:
        return len(merger.author_ids) == 1

    @precondition(lambda self: self.part_of)
    @rule(pick=PICK)
    def leave(self, pick: int) -> None:
        proposal = db.session.get_one(Proposal, sorted(self.part_of)[pick % len(self.part_of)])
        if self._does(proposals.stand_alone, self._writer(proposal), proposal, "따로 하고 싶습니다."):
            self.part_of.pop(proposal.id)

    @precondition(lambda self: len(self.order) < 6)
    @rule(pick=PICK)
    def split(self, pick: int) -> None:
        proposal = self._one(pick)
        halves = [{"title": f"{next(NUMBER)}번째 반쪽", "necessity": "필요합니다.", "location": "호수"} for _ in range(2)]
        if self._does(mergers.ask_to_split, self._writer(proposal), proposal, *halves, WHY):
            made = db.session.scalars(db.select(Split).order_by(Split.id.desc())).first()
            part = db.session.get_one(Proposal, made.part_id)
            self.texts[proposal.id].append(dict(proposal.words))
            self._remember(part, self.named[proposal.id])
            self.backed[part.id] = set(self.backed[proposal.id])

    @rule(pick=PICK, back=st.booleans())
    def move(self, pick: int, back: bool) -> None:
        dong = self.town.pungam if back else self.town.chipyeong
        self._does(mergers.move, self.town.jung, self._one(pick), dong, an_announced_cycle().tracks[0], "그 동의 일입니다.")

    @precondition(lambda self: self.part_of)
    @rule(pick=PICK, back=st.booleans())
    def fall_short(self, pick: int, back: bool) -> None:
        """One that others became part of: its day has come, and fifty would have been needed. It may come back."""
        proposal = db.session.get_one(Proposal, sorted(self.part_of.values())[pick % len(self.part_of)])
        if proposal.state is ProposalState.SUBMITTED:
            proposal.gate, proposal.gate_until = 50, clock.now()
            db.session.commit()
        if self._does(proposals.fall_short, CLOCK, proposal) and not back:
            return
        self._does(proposals.revive, self._writer(proposal), proposal)

    @rule(pick=PICK)
    def withdraw(self, pick: int) -> None:
        proposal = self._one(pick)
        if self._does(proposals.withdraw, self._writer(proposal), proposal):
            self.part_of = {source: target for source, target in self.part_of.items() if target != proposal.id}

    @invariant()
    def no_text_is_lost(self) -> None:
        for number, texts in self.texts.items():
            kept = [version.words for version in db.session.get_one(Proposal, number).versions]
            lost = [text for text in texts if text not in kept]
            assert not lost, (number, lost)
        for number, text in self.said.items():
            assert db.session.get_one(Comment, number).text == text

    @invariant()
    def no_credit_is_lost(self) -> None:
        for number, name in self.named.items():
            assert db.session.get_one(Proposal, number).credits[0] == name
            assert {each.id for each in all_merged_into(number)} == self._below(number), number

    def _below(self, number: int) -> set[int]:
        """Everything that has become part of it, also by way of another."""
        direct = {source for source, target in self.part_of.items() if target == number}
        return direct.union(*(self._below(source) for source in direct))

    @invariant()
    def no_supporter_is_lost_and_none_counts_twice(self) -> None:
        for number, backed in self.backed.items():
            proposal = db.session.get_one(Proposal, number)
            assert supporters(proposal) == backed, (number, supporters(proposal), backed)
            assert proposal.supports == len(backed)

    @invariant()
    def no_idea_goes_down_with_another(self) -> None:
        """What is part of another is part of one that goes on; and what is part of none is not called merged."""
        for number in self.order:
            proposal = db.session.get_one(Proposal, number)
            assert (proposal.state is ProposalState.MERGED) == (number in self.part_of), number
            if number in self.part_of:
                assert db.session.get_one(Proposal, self.part_of[number]).state is not ProposalState.WITHDRAWN
