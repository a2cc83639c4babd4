"""HTTP for votes: what is asked, the ballot in three steps, why it can be trusted, and the desk."""

from flask import Blueprint

from . import (
    applications,
    ballots,
    box_logs,
    entrances,
    office,
    office_deeds,
    office_drafts,
    office_recruitments,
    practices,
    receipts,
    recruitments,
    reviews,
    rolls,
    rule_sheets,
    trust,
    turnouts,
    votes,
)

BLUEPRINTS: list[Blueprint] = [
    votes.room,
    *turnouts.ROOMS,
    entrances.room,
    ballots.room,
    reviews.room,
    practices.room,
    practices.reviews,
    receipts.room,
    trust.room,
    rule_sheets.room,
    rule_sheets.files,
    *box_logs.ROOMS,
    office.room,
    office_drafts.room,
    *rolls.ROOMS,
    *recruitments.ROOMS,
    *applications.ROOMS,
    *office_recruitments.ROOMS,
    *office_deeds.ROOMS,
]
