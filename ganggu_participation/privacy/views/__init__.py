"""HTTP for the room."""

from flask import Blueprint

from . import (
    access_files,
    access_log,
    access_reviews,
    closures,
    consent_withdrawals,
    consents,
    corrections,
    destructions,
    factor_resets,
    kept,
    kept_data,
    kept_table,
    list_letters,
    privacy,
    renewals,
    unmaskings,
)

PAGES = (privacy,)
MINE = (kept, kept_data, kept_table, corrections, consents, consent_withdrawals, renewals, closures)
OFFICE = (unmaskings, access_log, access_reviews, access_files, destructions, factor_resets, list_letters)
BLUEPRINTS: list[Blueprint] = [resource.room for resource in (*PAGES, *MINE, *OFFICE)]
