"""What stays of a proposal: its versions and the lines of its public timeline."""

from typing import Any

from .. import clock
from ..notices.bulletins import announce
from ..refusals import Refusal, Refused
from .models import Proposal, ProposalStep, ProposalVersion

PROPOSER, DEPARTMENT, BUDGET_DESK, RULES = "제안한 사람", "담당 부서", "예산 담당", "자동 처리"


def keep_version(proposal: Proposal, reason: str, by: str = PROPOSER) -> None:
    """A new version, unless not a word has changed since the last."""
    if proposal.versions and proposal.versions[-1].words == proposal.words:
        return
    proposal.versions.append(
        ProposalVersion(no=len(proposal.versions) + 1, at=clock.now(), by=by, reason=reason, words=proposal.words)
    )


def step(proposal: Proposal, by: str, text: str) -> None:
    """A line of the public timeline; `by` is a department or a part, never the name of a person."""
    step = ProposalStep(at=clock.now(), state=proposal.state, by=by, text=text, is_guided=proposal.is_guided)
    proposal.steps.append(step)
    if proposal.submitted_at is None:
        return  # nobody hears of a draft
    announce(
        proposal,
        f"{proposal.title}: {step.label}",
        text,
        f"/proposals/{proposal.id}",
        dong_id=proposal.dong_id,
        author_id=proposal.author_id,
    )


def voice_of(actor: Any, proposal: Proposal) -> str:
    """Who speaks in its story: whoever wrote it, who writes along, or the desk for one that came in on paper."""
    if getattr(actor, "id", None) in proposal.union_ids:
        return PROPOSER
    return "함께 쓰는 사람" if proposal.is_shared_with(actor) else dong_desk(proposal)


def dong_desk(proposal: Proposal) -> str:
    return f"{proposal.dong.name} 담당자"


def needed(text: str, refusal: Refusal) -> str:
    if not text.strip():
        raise Refused(refusal)
    return text.strip()
