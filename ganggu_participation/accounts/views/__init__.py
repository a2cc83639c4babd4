"""HTTP for the room: sign-up, sign-in, me, identity checks, roles, rights, privacy."""

from flask import Blueprint

from . import (
    admin_accounts,
    bases,
    grants,
    identity_checks,
    me,
    revocations,
    rights,
    sign_ins,
    sign_outs,
    sign_ups,
)

PEOPLE = (sign_ups, sign_ins, sign_outs, me, bases, identity_checks)
OFFICE = (admin_accounts, grants, revocations)
PAGES = (rights,)
BLUEPRINTS: list[Blueprint] = [resource.room for resource in (*PEOPLE, *OFFICE, *PAGES)]
