"""Objecting to an answer, and what comes of it."""

from typing import Any

from ... import clock
from ...deeds import deed
from ...refusals import Refusal, Refused
from ...verbs import Verb
from ..models import Appeal, Proposal
from ..queries.desk import appeal_of, may_appeal, objects_by
from ..states import APPEAL_LIFE
from ..story import needed, step, voice_of
from .review import REASON_MIN, reopen


def lodge(actor: Any, proposal: Proposal, text: str) -> Appeal:
    """Once, within 7 days of the answer, by whoever wrote it or something that has become part of it. Raises Refused: ALREADY_APPEALED, APPEAL_TOO_LATE, ANSWER_EMPTY."""
    if appeal_of(proposal.id) is not None:
        raise Refused(Refusal.ALREADY_APPEALED)
    answer, own = proposal.answer, objects_by(actor, proposal) or proposal
    appeal = Appeal(
        proposal_id=proposal.id,
        dong_id=proposal.dong_id,
        author_id=own.author_id,
        first_reviewer=answer.reviewed_by if answer else None,
        text=text.strip(),
        at=clock.now(),
    )
    with deed(actor, Verb.APPEAL_LODGE, appeal):
        APPEAL_LIFE.move(appeal, Verb.APPEAL_LODGE)
        needed(text, Refusal.ANSWER_EMPTY)
        if answer is None or not may_appeal(proposal):
            raise Refused(Refusal.APPEAL_TOO_LATE)
        step(proposal, voice_of(actor, own), f"답에 이의를 제기했습니다. {appeal.text}")
    return appeal


def uphold(actor: Any, appeal: Appeal, text: str, department: str, post: str) -> None:
    """The first answer does not stand: the proposal is reviewed again."""
    with deed(actor, Verb.APPEAL_UPHOLD, appeal):
        APPEAL_LIFE.move(appeal, Verb.APPEAL_UPHOLD)
        _sign(appeal, text, department, post)
        reopen(actor, appeal.proposal, f"이의를 받아들여 다시 검토합니다. {appeal.answer}", f"{department} {post}")


def dismiss(actor: Any, appeal: Appeal, text: str, department: str, post: str) -> None:
    """The first answer stands, for reasons of 30 characters or more."""
    with deed(actor, Verb.APPEAL_DISMISS, appeal):
        APPEAL_LIFE.move(appeal, Verb.APPEAL_DISMISS)
        if len(" ".join(text.split())) < REASON_MIN:
            raise Refused(Refusal.REASON_TOO_SHORT)
        _sign(appeal, text, department, post)
        step(appeal.proposal, f"{department} {post}", f"이의를 살펴보았지만 처음 답을 그대로 둡니다. {appeal.answer}")


def _sign(appeal: Appeal, text: str, department: str, post: str) -> None:
    appeal.answer = needed(text, Refusal.ANSWER_EMPTY)
    appeal.department = needed(department, Refusal.ANSWER_UNSIGNED)
    appeal.post = needed(post, Refusal.ANSWER_UNSIGNED)
    appeal.answered_at = clock.now()
