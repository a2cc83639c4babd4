"""What a department does with a proposal: taken up, asked about, answered."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from ... import clock
from ...deeds import deed
from ...money import Won
from ...refusals import Refusal, Refused
from ...verbs import Verb
from ..models import Proposal, Review
from ..states import LIFE, REASONS, ReasonCode
from ..story import DEPARTMENT, needed, step

REASON_MIN = 30  # KOREA PB-23
REOPEN_DAYS = 14  # KOREA PB-24
OFFICE_CLOSES = 18  # o'clock, on the day an answer is due


def take_up(actor: Any, proposal: Proposal, department: str) -> None:
    """A department begins to look at it."""
    with deed(actor, Verb.PROPOSAL_TAKE_UP, proposal) as facts:
        if proposal.waits_for_support:
            raise Refused(Refusal.GATE_NOT_REACHED, f"{proposal.gate}명 가운데 {proposal.supports}명이 공감했습니다.")
        LIFE.move(proposal, Verb.PROPOSAL_TAKE_UP)
        proposal.department = facts["department"] = needed(department, Refusal.ANSWER_UNSIGNED)
        step(proposal, proposal.department, "담당 부서가 법과 비용, 할 수 있는 방법을 살펴보고 있습니다.")


def request_info(actor: Any, proposal: Proposal, request: str) -> None:
    """Asks the author for something more; the review waits until she submits again."""
    with deed(actor, Verb.PROPOSAL_REQUEST_INFO, proposal):
        LIFE.move(proposal, Verb.PROPOSAL_REQUEST_INFO)
        proposal.request = needed(request, Refusal.ANSWER_EMPTY)
        proposal.review_due = None
        step(proposal, proposal.department or DEPARTMENT, proposal.request)


def find_eligible(
    actor: Any,
    proposal: Proposal,
    *,
    text: str,
    department: str,
    post: str,
    reviewed_cost: Won | None,
    condition: str | None = None,
) -> None:
    """It can go to the vote, at a cost that the department stands for; the proposed cost stays beside it. A `condition`
    is shown wherever the proposal is.

    Raises Refused: CONDITION_MISSING (an empty one), COST_MISSING, OVER_PROJECT_LIMIT (more than its vote can give)."""
    with deed(actor, Verb.PROPOSAL_FIND_ELIGIBLE, proposal) as facts:
        LIFE.move(proposal, Verb.PROPOSAL_FIND_ELIGIBLE)
        if reviewed_cost is None:
            raise Refused(Refusal.COST_MISSING)
        limit = proposal.track.project_limit
        if reviewed_cost > limit:
            raise Refused(Refusal.OVER_PROJECT_LIMIT, f"한 사업에 {limit}까지 쓸 수 있습니다.")
        proposal.condition = "" if condition is None else needed(condition, Refusal.CONDITION_MISSING)
        proposal.reviewed_cost = reviewed_cost
        _answer(actor, proposal, needed(text, Refusal.ANSWER_EMPTY), department, post)
        facts["reviewed_cost"] = int(reviewed_cost)


def find_ineligible(
    actor: Any, proposal: Proposal, *, reason_codes: Sequence[str], text: str, department: str, post: str
) -> None:
    """It cannot go on this time: reasons in codes and in plain words of 30 characters or more (KOREA PB-23).

    A plain complaint is led to its own window and not called a refusal (PB-27).
    Raises Refused: NO_REASON_CODE, REASON_TOO_SHORT, ANSWER_UNSIGNED."""
    with deed(actor, Verb.PROPOSAL_FIND_INELIGIBLE, proposal) as facts:
        LIFE.move(proposal, Verb.PROPOSAL_FIND_INELIGIBLE)
        codes = _codes(reason_codes)
        if len(" ".join(text.split())) < REASON_MIN:
            raise Refused(Refusal.REASON_TOO_SHORT)
        proposal.is_guided = ReasonCode.SIMPLE_COMPLAINT in codes
        _answer(actor, proposal, text.strip(), department, post, codes)
        facts["reason_codes"] = codes


def reopen(actor: Any, proposal: Proposal, text: str, by: str, days: int = REOPEN_DAYS) -> None:
    """Reviewed once more, as if it had just been taken up; what was answered before stays readable."""
    with deed(actor, Verb.PROPOSAL_REOPEN, proposal):
        LIFE.move(proposal, Verb.PROPOSAL_REOPEN)
        proposal.is_guided = False
        proposal.review_due = clock.moment(clock.today() + timedelta(days=days), OFFICE_CLOSES)
        step(proposal, by, text)


def _answer(
    actor: Any, proposal: Proposal, text: str, department: str, post: str, codes: Sequence[ReasonCode] = ()
) -> None:
    department, post = needed(department, Refusal.ANSWER_UNSIGNED), needed(post, Refusal.ANSWER_UNSIGNED)
    proposal.department, proposal.review_due = department, None
    proposal.reviews.append(
        Review(
            at=clock.now(),
            outcome=proposal.state,
            reason_codes=[str(code) for code in codes],
            text=text,
            department=department,
            post=post,
            proposed_cost=proposal.cost,
            reviewed_cost=proposal.reviewed_cost,
            condition=proposal.condition,
            reviewed_by=actor.id,
        )
    )
    step(proposal, f"{department} {post}", text)


def _codes(given: Sequence[str]) -> list[ReasonCode]:
    if not given or any(code not in REASONS for code in given):
        raise Refused(Refusal.NO_REASON_CODE)
    return [REASONS[code] for code in dict.fromkeys(given)]
