"""Secrets of this installation, kept outside the database: names for people, and the lock on managed count keys."""

import hashlib
import hmac

from flask import current_app


def derived(purpose: str) -> bytes:
    """32 bytes for one purpose, from the installation's secret."""
    return hmac.digest(current_app.config["PERSON_SECRET"].encode(), purpose.encode(), "sha256")


def person_key(identity: str) -> str:
    """The one name of a person in rolls: HMAC-SHA256 of what the identity check says, never a phone or resident number."""
    return hmac.new(derived("person"), identity.encode(), hashlib.sha256).hexdigest()
