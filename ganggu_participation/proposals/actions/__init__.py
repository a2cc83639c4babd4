"""What is done with a proposal: one file for each of those who do it."""

from .appeals import dismiss, lodge, uphold
from .desk import assign, escalate, hold_answer, note, recuse, release_answer, remind
from .outcome import pass_over, put_to_vote, select, take_back
from .review import REASON_MIN, find_eligible, find_ineligible, reopen, request_info, take_up
from .writing import REVIEW_DAYS, draft, revise, submit, withdraw

__all__ = [
    "REASON_MIN",
    "REVIEW_DAYS",
    "assign",
    "dismiss",
    "draft",
    "escalate",
    "find_eligible",
    "find_ineligible",
    "hold_answer",
    "lodge",
    "note",
    "pass_over",
    "put_to_vote",
    "recuse",
    "release_answer",
    "remind",
    "reopen",
    "request_info",
    "revise",
    "select",
    "submit",
    "take_back",
    "take_up",
    "uphold",
    "withdraw",
]
