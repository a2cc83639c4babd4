"""What officials do among themselves: who answers until when, notes, recusals, answers kept back and released."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final

from ... import clock
from ...accounts.models import Account
from ...database import db
from ...deeds import deed
from ...money import Won
from ...notices.bulletins import tell
from ...permissions import Role
from ...refusals import Refusal, Refused
from ...verbs import Verb
from ..models import DeskNote, HeldAnswer, Proposal
from ..queries.desk import district_officers, held_answer_of
from ..states import LIFE, ProposalState
from ..story import needed
from .review import find_eligible, find_ineligible

REVIEWERS: Final = (Role.DEPARTMENT_OFFICER, Role.PB_OFFICER)


def assign(actor: Any, proposal: Proposal, department: str, person: Account | None, due: datetime | None = None) -> None:
    """Gives it to a department and, where she is known, to a person; who had it is told, who has it too.

    Raises Refused: ANSWER_UNSIGNED (no department), NOT_A_REVIEWER, RECUSED."""
    with deed(actor, Verb.PROPOSAL_ASSIGN, proposal) as facts:
        LIFE.move(proposal, Verb.PROPOSAL_ASSIGN)
        _may_review(proposal, person)
        before, proposal.assigned_to = proposal.assigned_to, person.id if person else None
        proposal.department = needed(department, Refusal.ANSWER_UNSIGNED)
        proposal.review_due = due or proposal.review_due
        facts.update(department=proposal.department, person=proposal.assigned_to)
        if proposal.assigned_to != before:
            tell(proposal.assigned_to, "검토할 제안을 맡았습니다", proposal.title, _desk(proposal))
            tell(before, "맡았던 제안을 다른 담당자가 맡았습니다", proposal.title, _desk(proposal))


def note(actor: Any, proposal: Proposal, text: str) -> None:
    """To the other officials; whoever has the proposal is told."""
    with deed(actor, Verb.PROPOSAL_NOTE, proposal):
        LIFE.move(proposal, Verb.PROPOSAL_NOTE)
        words = needed(text, Refusal.ANSWER_EMPTY)
        db.session.add(
            DeskNote(proposal_id=proposal.id, author_id=actor.id, by=actor.display_name, at=clock.now(), text=words)
        )
        if proposal.assigned_to != actor.id:
            tell(proposal.assigned_to, "맡은 제안에 담당자 메모가 달렸습니다", words, _desk(proposal))


def recuse(actor: Any, proposal: Proposal, reason: str) -> None:
    """She has an interest in it: from now on every answer of hers is refused. Raises Refused: ALREADY_RECUSED."""
    with deed(actor, Verb.PROPOSAL_RECUSE, proposal) as facts:
        LIFE.move(proposal, Verb.PROPOSAL_RECUSE)
        if actor.id in proposal.recused:
            raise Refused(Refusal.ALREADY_RECUSED)
        facts["reason"] = needed(reason, Refusal.RECUSAL_UNEXPLAINED)
        proposal.recused = [*proposal.recused, actor.id]
        if proposal.assigned_to == actor.id:
            proposal.assigned_to = None
        for officer in district_officers():
            tell(officer, "검토 담당을 다시 정해 주세요", f"{proposal.title}: 담당자가 이해관계로 빠졌습니다.", _desk(proposal))


def hold_answer(actor: Any, proposal: Proposal, outcome: str, words: Mapping[str, Any]) -> None:
    """Keeps an answer back, to be published with others; a second one takes its place."""
    with deed(actor, Verb.PROPOSAL_HOLD_ANSWER, proposal) as facts:
        LIFE.move(proposal, Verb.PROPOSAL_HOLD_ANSWER)
        held = held_answer_of(proposal.id) or HeldAnswer(proposal_id=proposal.id)
        held.at, held.by, held.outcome = clock.now(), actor.display_name, outcome
        held.words = {name: int(value) if isinstance(value, Won) else value for name, value in words.items()}
        db.session.add(held)
        facts["outcome"] = outcome


def release_answer(actor: Any, proposal: Proposal) -> None:
    """Publishes the answer that was kept back, by the same verbs as if it were written now. Raises Refused(NO_HELD_ANSWER)."""
    with deed(actor, Verb.PROPOSAL_RELEASE_ANSWER, proposal) as facts:
        LIFE.move(proposal, Verb.PROPOSAL_RELEASE_ANSWER)
        held = held_answer_of(proposal.id)
        if held is None:
            raise Refused(Refusal.NO_HELD_ANSWER)
        facts["written_by"] = held.by
        words, outcome = dict(held.words), held.outcome
        db.session.delete(held)
        if outcome == ProposalState.INELIGIBLE:
            find_ineligible(actor, proposal, **words)
        else:
            cost = words.pop("reviewed_cost")
            find_eligible(actor, proposal, reviewed_cost=None if cost is None else Won(cost), **words)


def remind(actor: Any, proposal: Proposal) -> None:
    """Three days before an answer is due: whoever has it is told, once for each due date."""
    with deed(actor, Verb.PROPOSAL_REMIND, proposal):
        LIFE.move(proposal, Verb.PROPOSAL_REMIND)
        proposal.reminded_for = proposal.review_due
        for officer in _who_has(proposal):
            tell(officer, "답할 날이 다가옵니다", proposal.title, _desk(proposal))


def escalate(actor: Any, proposal: Proposal) -> None:
    """The day has passed without an answer: whoever has it and the budget desk are told, once for each due date."""
    with deed(actor, Verb.PROPOSAL_ESCALATE, proposal):
        LIFE.move(proposal, Verb.PROPOSAL_ESCALATE)
        proposal.escalated_for = proposal.review_due
        for officer in {*_who_has(proposal), *district_officers()}:
            tell(officer, "답할 날이 지났습니다", proposal.title, _desk(proposal))


def _may_review(proposal: Proposal, person: Account | None) -> None:
    if person is None:
        return
    if not any(person.holds(role, proposal.dong_id) for role in REVIEWERS):
        raise Refused(Refusal.NOT_A_REVIEWER)
    if person.id in proposal.recused or proposal.was_written_by(person):
        raise Refused(Refusal.RECUSED)


def _who_has(proposal: Proposal) -> list[int]:
    return [proposal.assigned_to] if proposal.assigned_to is not None else district_officers()


def _desk(proposal: Proposal) -> str:
    return f"/office/proposals/{proposal.id}"
