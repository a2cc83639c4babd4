"""HTTP for the room: sign-up, sign-in, me, identity checks, roles, rights, privacy."""

from flask import Blueprint

from . import (
    account_sign_outs,
    admin_accounts,
    bases,
    confirmations,
    factors,
    grants,
    me,
    passkeys,
    password_resets,
    passwords,
    presences,
    recovery_codes,
    revocations,
    rights,
    second_factors,
    sessions,
    sign_ins,
    sign_outs,
    sign_ups,
    totp_keys,
)

PEOPLE = (sign_ups, sign_ins, sign_outs, me, bases)
GUARDS = (
    second_factors,
    totp_keys,
    passkeys,
    recovery_codes,
    factors,
    sessions,
    presences,
    passwords,
    password_resets,
    confirmations,
)
OFFICE = (admin_accounts, grants, revocations, account_sign_outs)
PAGES = (rights,)
BLUEPRINTS: list[Blueprint] = [resource.room for resource in (*PEOPLE, *GUARDS, *OFFICE, *PAGES)]
