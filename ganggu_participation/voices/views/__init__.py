"""HTTP for the room: support and comments on a proposal, reports, and the moderators' table."""

from flask import Blueprint

from . import (
    clearances,
    comment_answers,
    comment_reports,
    comment_withdrawals,
    comments,
    concealments,
    office_comments,
    restorations,
    support_withdrawals,
    supports,
)

RESIDENTS = (supports, support_withdrawals, comments, comment_withdrawals, comment_reports)
OFFICE = (comment_answers, office_comments, concealments, restorations, clearances)
BLUEPRINTS: list[Blueprint] = [resource.room for resource in (*RESIDENTS, *OFFICE)]
