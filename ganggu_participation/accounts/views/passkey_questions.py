"""The challenge of a passkey: it travels in the signed cookie and is taken out once."""

import secrets
from collections.abc import Sequence

from flask import current_app, request

from ...web.doors import actor
from ...web.handover import hand_over, handed_over
from ..factors import Passkey
from ..passkeys import Site, question, registration

CHALLENGE = "passkey"


def site() -> Site:
    """This house as the browser sees it; a proxy in front is told by TRUSTED_PROXIES."""
    return Site(request.host.rsplit(":", 1)[0], request.host_url.rstrip("/"), current_app.config["SITE_NAME"])


def ask(known: Sequence[Passkey]) -> str:
    """Options for one of the passkeys; nothing where there is none."""
    return question(site(), known, _new()) if known else ""


def invite(known: Sequence[Passkey]) -> str:
    """Options for a new passkey."""
    return registration(site(), actor(), known, _new())


def asked() -> bytes:
    """The challenge that was sent last; an empty one fits no answer."""
    return bytes.fromhex(handed_over(CHALLENGE) or "")


def _new() -> bytes:
    challenge = secrets.token_bytes(32)
    hand_over(CHALLENGE, challenge.hex())
    return challenge
