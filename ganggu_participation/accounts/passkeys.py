"""Passkeys by WebAuthn: what the browser is asked, and what its answer proves."""

import hmac
import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from webauthn import (
    generate_authentication_options,
    generate_registration_options,
    options_to_json,
    verify_authentication_response,
    verify_registration_response,
)
from webauthn.helpers import base64url_to_bytes
from webauthn.helpers.exceptions import InvalidAuthenticationResponse, InvalidRegistrationResponse, WebAuthnException
from webauthn.helpers.structs import (
    AuthenticatorSelectionCriteria,
    PublicKeyCredentialDescriptor,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

from ..keys import derived
from ..refusals import Refusal, Refused
from .factors import Passkey

WRONG = (InvalidRegistrationResponse, InvalidAuthenticationResponse, WebAuthnException, ValueError, KeyError, TypeError)


@dataclass(frozen=True)
class Site:
    """Where this house stands: the name that a passkey is bound to, and the address that answers must come from."""

    host: str
    origin: str
    name: str


@dataclass(frozen=True)
class NewKey:
    """What a registration brought."""

    credential_id: bytes
    public_key: bytes
    sign_count: int


def registration(site: Site, account: Any, known: Sequence[Passkey], challenge: bytes) -> str:
    """Options as JSON for navigator.credentials.create. The user handle says nothing about the person."""
    options = generate_registration_options(
        rp_id=site.host,
        rp_name=site.name,
        user_id=_handle(account.id),
        user_name=account.email,
        user_display_name=account.display_name,
        challenge=challenge,
        exclude_credentials=[PublicKeyCredentialDescriptor(id=key.credential_id) for key in known],
        authenticator_selection=AuthenticatorSelectionCriteria(
            resident_key=ResidentKeyRequirement.PREFERRED, user_verification=UserVerificationRequirement.PREFERRED
        ),
    )
    return options_to_json(options)


def registered(site: Site, answer: str, challenge: bytes) -> NewKey:
    """Raises Refused(WRONG_PASSKEY)."""
    try:
        proved = verify_registration_response(
            credential=json.loads(answer),
            expected_challenge=challenge,
            expected_rp_id=site.host,
            expected_origin=site.origin,
        )
    except WRONG as wrong:
        raise Refused(Refusal.WRONG_PASSKEY) from wrong
    return NewKey(proved.credential_id, proved.credential_public_key, proved.sign_count)


def question(site: Site, known: Sequence[Passkey], challenge: bytes) -> str:
    """Options as JSON for navigator.credentials.get."""
    options = generate_authentication_options(
        rp_id=site.host,
        challenge=challenge,
        allow_credentials=[PublicKeyCredentialDescriptor(id=key.credential_id) for key in known],
        user_verification=UserVerificationRequirement.PREFERRED,
    )
    return options_to_json(options)


def answered(site: Site, answer: str, known: Sequence[Passkey], challenge: bytes) -> tuple[Passkey, int]:
    """The passkey that signed, and its new count. Raises Refused(WRONG_PASSKEY), too when the count went back: a copy."""
    try:
        said = json.loads(answer)
        used = next(key for key in known if key.credential_id == base64url_to_bytes(said["id"]))
        proved = verify_authentication_response(
            credential=said,
            expected_challenge=challenge,
            expected_rp_id=site.host,
            expected_origin=site.origin,
            credential_public_key=used.public_key,
            credential_current_sign_count=used.sign_count,
        )
    except (*WRONG, StopIteration) as wrong:
        raise Refused(Refusal.WRONG_PASSKEY) from wrong
    return used, proved.new_sign_count


def _handle(account_id: int) -> bytes:
    return hmac.digest(derived("passkey handle"), str(account_id).encode(), "sha256")
