"""Secrets of this installation, kept outside the database: names for people, and the lock on managed count keys."""

import hashlib
import hmac
import json
import secrets
from typing import Any, Final

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from flask import current_app

NONCE_BYTES: Final = 12


def derived(purpose: str) -> bytes:
    """32 bytes for one purpose, from the installation's secret."""
    return hmac.digest(current_app.config["PERSON_SECRET"].encode(), purpose.encode(), "sha256")


def person_key(identity: str) -> str:
    """The one name of a person in rolls: HMAC-SHA256 of what the identity check says, never a phone or resident number."""
    return hmac.new(derived("person"), identity.encode(), hashlib.sha256).hexdigest()


def nameless(purpose: str, name: str) -> str:
    """A keyed hash for one purpose: finds the same name again and says nothing of it."""
    return hmac.new(derived(purpose), name.encode(), hashlib.sha256).hexdigest()


def wrapped(purpose: str, value: Any) -> bytes:
    """A plain value (as JSON takes it) sealed for a short stay in the database, bound to its purpose."""
    nonce = secrets.token_bytes(NONCE_BYTES)
    text = json.dumps(value, ensure_ascii=False).encode()
    return nonce + AESGCM(derived(f"wrapped {purpose}")).encrypt(nonce, text, purpose.encode())


def unwrapped(purpose: str, data: bytes) -> Any:
    """Raises InvalidTag for what was wrapped for something else."""
    text = AESGCM(derived(f"wrapped {purpose}")).decrypt(data[:NONCE_BYTES], data[NONCE_BYTES:], purpose.encode())
    return json.loads(text)
