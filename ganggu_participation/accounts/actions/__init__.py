"""The verbs of people: each one deed."""

from .factors import add_passkey, add_totp, remove_factor, renew_codes
from .passwords import change_password, end_sign_ins, reset_password, sign_out_everywhere
from .people import declare_basis, grant, revoke, sign_in, sign_out, sign_up, verify

__all__ = [
    "add_passkey",
    "add_totp",
    "change_password",
    "declare_basis",
    "end_sign_ins",
    "grant",
    "remove_factor",
    "renew_codes",
    "reset_password",
    "revoke",
    "sign_in",
    "sign_out",
    "sign_out_everywhere",
    "sign_up",
    "verify",
]
