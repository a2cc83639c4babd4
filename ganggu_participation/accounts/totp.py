"""Codes of an authenticator app: RFC 6238, six figures, thirty seconds, one step of grace on either side."""

import base64
import hashlib
import hmac
import secrets

import pyotp

from .. import clock
from ..keys import derived, unwrapped, wrapped

STEP_SECONDS = 30
GRACE = (-1, 0, 1)
SECRET_BYTES = 20


def offered_secret(token: str, before: int) -> str:
    """The secret that the page of setting up shows, the same at each look in one sign-in; nothing is kept until a
    code proves that her app has it. `before` changes it once a key has been stored."""
    digest = hmac.digest(derived("offered totp"), f"{before}:{token}".encode(), "sha256")
    return base64.b32encode(digest[:SECRET_BYTES]).decode()


def new_secret() -> str:
    return base64.b32encode(secrets.token_bytes(SECRET_BYTES)).decode()


def address_of(secret: str, email: str, issuer: str) -> str:
    """What the square on the page says to the app."""
    return pyotp.TOTP(secret).provisioning_uri(name=email, issuer_name=issuer)


def code_at(secret: str, step: int) -> str:
    return pyotp.TOTP(secret).generate_otp(step)


def step_now() -> int:
    return int(clock.now().timestamp()) // STEP_SECONDS


def step_of(secret: str, code: str) -> int | None:
    """The step whose code this is, around now; nothing when it is none."""
    typed = "".join(code.split())
    found = [
        step_now() + offset for offset in GRACE if hmac.compare_digest(code_at(secret, step_now() + offset), typed)
    ]
    return max(found, default=None)


def locked(secret: str, account_id: int) -> bytes:
    """As it is stored: bound to its account, so that a row moved to another account opens nothing."""
    return wrapped(f"totp {account_id}", secret)


def unlocked(kept: bytes, account_id: int) -> str:
    """Raises keys.Unreadable for the key of another account or installation."""
    return str(unwrapped(f"totp {account_id}", kept))


def code_hash(code: str) -> str:
    """Recovery codes are long and random: one keyed hash is enough."""
    plain = "".join(code.split()).replace("-", "").lower()
    return hmac.new(derived("recovery code"), plain.encode(), hashlib.sha256).hexdigest()
