"""What is done with a proposal: one file for each of those who do it."""

from .outcome import pass_over, put_to_vote, select, take_back
from .review import REASON_MIN, find_eligible, find_ineligible, request_info, take_up
from .writing import REVIEW_DAYS, draft, revise, submit, withdraw

__all__ = [
    "REASON_MIN",
    "REVIEW_DAYS",
    "draft",
    "find_eligible",
    "find_ineligible",
    "pass_over",
    "put_to_vote",
    "request_info",
    "revise",
    "select",
    "submit",
    "take_back",
    "take_up",
    "withdraw",
]
