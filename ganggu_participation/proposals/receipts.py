"""Taking a proposal in: its number, such as 2027-풍암-0012, and the year that it is for."""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy.dialects import postgresql, sqlite

from .. import clock
from ..database import db
from .models import Proposal, ReceiptCounter

CALL = "call"  # the key of the stage in which proposals are asked for
INSERTS: dict[str, Any] = {"sqlite": sqlite.insert, "postgresql": postgresql.insert}
REVIEW_DAYS = 14  # KOREA PB-24
OFFICE_CLOSES = 18  # o'clock, on the day an answer is due


def take_in_now(proposal: Proposal, review_days: int) -> None:
    """Received for the first time: number, year, and the day on which an answer is due."""
    receive(proposal)
    proposal.review_due = due_in(review_days)
    await_support(proposal)


def due_in(review_days: int) -> datetime:
    """The end of office hours so many days from today."""
    return clock.moment(clock.today() + timedelta(days=review_days), OFFICE_CLOSES)


def receive(proposal: Proposal) -> None:
    """Dates and numbers it. Out of the call it waits for the next one; after it, that is next year's: KOREA PB-02."""
    proposal.submitted_at = clock.now()
    belong(proposal)
    proposal.receipt_no = number_now(proposal)


def belong(proposal: Proposal) -> None:
    """To the year of its cycle while that asks for proposals or will; to the next one after that."""
    call = next((stage for stage in proposal.cycle.stages if stage.key == CALL), None)
    proposal.outside_call = call is None or not call.is_now
    proposal.budget_year = proposal.cycle.budget_year + (1 if call is not None and call.is_past else 0)


def number_now(proposal: Proposal) -> str:
    """The next receipt number of its year and dong."""
    number = next_number(proposal.budget_year, proposal.dong_id)
    return f"{proposal.budget_year}-{proposal.dong.short_name}-{number:04}"


def await_support(proposal: Proposal) -> None:
    """Where its track asks for support first, no answer is due until so many people support it (KOREA PB-22)."""
    proposal.gate = proposal.track.support_gate
    if proposal.gate is not None:
        proposal.gate_until = due_in(proposal.track.gate_days)
        proposal.review_due = None


def receipt_sentence(proposal: Proposal, again: bool) -> str:
    """What the timeline says when it was taken in, or taken in again after more was asked for."""
    if again:
        return f"보탠 내용을 접수했습니다. {_what_comes_next(proposal)}"
    return f"제안을 접수했습니다. 접수번호는 {proposal.receipt_no}입니다. {_what_comes_next(proposal)}{_which_year(proposal)}"


def revival_sentence(proposal: Proposal) -> str:
    """What the timeline says when one that fell short of support is handed in once more."""
    kept = f"접수번호와 그동안 모은 공감 {proposal.supports}명은 그대로입니다."
    return f"제안을 다시 냈습니다. {kept} {_what_comes_next(proposal)}{_which_year(proposal)}"


def _what_comes_next(proposal: Proposal) -> str:
    due = (proposal.review_due or proposal.gate_until or clock.now()).astimezone(clock.KST)
    day = f"{due.month}월 {due.day}일까지"
    if proposal.gate is not None and proposal.review_due is None:
        return f"{day} 공감이 {proposal.gate}명 모이면 담당 부서가 검토를 시작합니다."
    return f"{day} 담당 부서가 검토합니다."


def _which_year(proposal: Proposal) -> str:
    if not proposal.outside_call:
        return ""
    return f" 제안받는 기간이 아니어서 {proposal.budget_year}년 예산 제안과 함께 살펴봅니다."


def next_number(budget_year: int, dong_id: int) -> int:
    """Starts the counter of a year and dong at 1, or moves it on, and reads it: in one statement, so no number doubles."""
    insert = INSERTS[db.engine.dialect.name](ReceiptCounter)
    moved = insert.values(budget_year=budget_year, dong_id=dong_id, last=1).on_conflict_do_update(
        index_elements=["budget_year", "dong_id"], set_={"last": ReceiptCounter.last + 1}
    )
    return db.session.execute(moved.returning(ReceiptCounter.last)).scalar_one()
