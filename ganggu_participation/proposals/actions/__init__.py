"""What is done with a proposal: one file for each of those who do it."""

from ..receipts import REVIEW_DAYS
from .again import revive, stand_alone
from .appeals import dismiss, lodge, uphold
from .calendar import fall_short, join_year, pass_gate
from .desk import assign, escalate, hold_answer, note, recuse, release_answer, remind
from .files import attach, detach
from .outcome import pass_over, put_to_vote, select, take_back
from .paper import take_in
from .prices import add_price, change_price, retire_price
from .review import REASON_MIN, find_eligible, find_ineligible, reopen, request_info, take_up
from .together import accept, decline, invite, recall
from .writing import draft, estimate, keep, revise, submit, withdraw

__all__ = [
    "REASON_MIN",
    "REVIEW_DAYS",
    "accept",
    "add_price",
    "attach",
    "change_price",
    "decline",
    "detach",
    "draft",
    "estimate",
    "fall_short",
    "join_year",
    "pass_gate",
    "stand_alone",
    "find_eligible",
    "find_ineligible",
    "invite",
    "keep",
    "pass_over",
    "put_to_vote",
    "recall",
    "assign",
    "dismiss",
    "escalate",
    "hold_answer",
    "lodge",
    "note",
    "recuse",
    "release_answer",
    "remind",
    "reopen",
    "request_info",
    "retire_price",
    "revise",
    "revive",
    "select",
    "submit",
    "take_back",
    "take_in",
    "take_up",
    "uphold",
    "withdraw",
]
