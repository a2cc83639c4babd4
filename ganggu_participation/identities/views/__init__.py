"""HTTP for the room: checks, passes without an account, contacts, letters, the desk, lists, addresses."""

from flask import Blueprint

from . import (
    addresses,
    contact_confirmations,
    contacts,
    desk_visits,
    identity_answers,
    identity_checks,
    identity_returns,
    letter_sign_ins,
    pass_bases,
    resident_lists,
)

PEOPLE = (identity_checks, identity_answers, identity_returns, pass_bases, contacts, contact_confirmations)
PAGES = (letter_sign_ins, addresses)
BLUEPRINTS: list[Blueprint] = [
    *(resource.room for resource in (*PEOPLE, *PAGES)),
    *desk_visits.ROOMS,
    *resident_lists.ROOMS,
]
