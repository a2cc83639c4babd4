"""Two people for one act: proposing, deciding, taking back, spending. Other rooms call `spend` inside their deed."""

from datetime import timedelta
from typing import Any

from .. import clock
from ..deeds import deed
from ..permissions import CLOCK, DONE_BY, Act
from ..refusals import Refusal, Refused
from ..verbs import Verb
from .models import Approval
from .queries import NOUNS, dong_of, open_approval
from .states import LIFE, ApprovalState

LASTS = timedelta(days=3)
SHORTEST_REASON = 5


def propose(actor: Any, act: Act, subject: Any, reason: str) -> Approval:
    """Asks for approval of an act on `subject`, which has a title and a dong. It is good for three days.

    Raises Refused: REASON_MISSING, NOT_IN_THIS_STATE of the subject, ALREADY_PROPOSED while another one is open."""
    now, text = clock.now(), _told(reason)
    asked = Approval(
        act=act,
        noun=NOUNS[act],
        subject_id=subject.id,
        title=subject.title,
        dong_id=dong_of(act, subject),
        proposer_id=getattr(actor, "id", None),
        reason=text,
        proposed_at=now,
        expires=now + LASTS,
    )
    with deed(actor, Verb.APPROVAL_PROPOSE, asked) as facts:
        _fits(act, subject)
        _make_room(act, asked.subject_id)
        LIFE.move(asked, Verb.APPROVAL_PROPOSE)
        facts.update(act=act, subject=f"{asked.noun}/{asked.subject_id}", reason=text)
    return asked


def approve(actor: Any, approval: Approval, answer: str = "") -> None:
    """Agrees to what somebody else proposed. Raises Refused: OWN_REQUEST, APPROVAL_LAPSED."""
    with deed(actor, Verb.APPROVAL_APPROVE, approval) as facts:
        if approval.is_over:
            raise Refused(Refusal.APPROVAL_LAPSED)
        LIFE.move(approval, Verb.APPROVAL_APPROVE)
        _sign(actor, approval, answer)
        facts.update(act=approval.act, answer=approval.answer)


def reject(actor: Any, approval: Approval, answer: str) -> None:
    """Sends back what somebody else proposed, saying why. Raises Refused: OWN_REQUEST, REASON_MISSING."""
    text = _told(answer)
    with deed(actor, Verb.APPROVAL_REJECT, approval) as facts:
        LIFE.move(approval, Verb.APPROVAL_REJECT)
        _sign(actor, approval, text)
        facts.update(act=approval.act, answer=text)


def withdraw(actor: Any, approval: Approval) -> None:
    """Takes back what one proposed oneself, approved or not, before it is spent."""
    with deed(actor, Verb.APPROVAL_WITHDRAW, approval) as facts:
        LIFE.move(approval, Verb.APPROVAL_WITHDRAW)
        facts.update(act=approval.act)


def spend(actor: Any, act: Act, subject: Any) -> None:
    """Uses up the approval of an act, inside the deed that does it: an approval taken back meanwhile stops the act.

    Raises Refused(NOT_APPROVED)."""
    approval = open_approval(act, subject.id)
    if approval is None or approval.state is not ApprovalState.APPROVED:
        raise Refused(Refusal.NOT_APPROVED)
    with deed(actor, Verb.APPROVAL_SPEND, approval) as facts:
        if not approval.stands:
            raise Refused(Refusal.NOT_APPROVED)
        LIFE.move(approval, Verb.APPROVAL_SPEND)
        facts.update(act=act)


def lapse(actor: Any, approval: Approval, *, is_moot: bool = False) -> None:
    """Ends one whose time has passed, or whose subject was dropped. Raises Refused(NOT_IN_THIS_STATE) while it still runs."""
    with deed(actor, Verb.APPROVAL_LAPSE, approval) as facts:
        if not approval.is_over and not is_moot:
            raise Refused(Refusal.NOT_IN_THIS_STATE)
        LIFE.move(approval, Verb.APPROVAL_LAPSE)
        facts.update(act=approval.act, **({"moot": True} if is_moot else {}))


def _fits(act: Act, subject: Any) -> None:
    """Nobody asks for what could not be done now anyway."""
    refusal = subject.life.why_not(DONE_BY[act], subject.state) if act in DONE_BY else None
    if refusal:
        raise Refused(refusal)


def _make_room(act: Act, subject_id: int) -> None:
    """One is open at a time; one that is over is ended on the way."""
    before = open_approval(act, subject_id)
    if before is None:
        return
    if not before.is_over:
        raise Refused(Refusal.ALREADY_PROPOSED)
    lapse(CLOCK, before)


def _sign(actor: Any, approval: Approval, answer: str) -> None:
    approval.approver_id, approval.decided_at, approval.answer = actor.id, clock.now(), answer.strip()


def _told(reason: str) -> str:
    text = reason.strip()
    if len(text) < SHORTEST_REASON:
        raise Refused(Refusal.REASON_MISSING)
    return text
