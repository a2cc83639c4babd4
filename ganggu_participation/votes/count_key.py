"""Level "managed": the server keeps the count key, locked under the installation's secret and bound to the vote."""

import secrets
from typing import Final

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from .. import keys
from ..ballotbox import CountKey
from ..refusals import Refusal, Refused
from .models import Vote
from .states import WITH_A_RESULT, VoteState

NONCE_BYTES: Final = 12
AFTER_THE_CLOSE: Final = (VoteState.CLOSED, VoteState.COUNTING, *WITH_A_RESULT)


def lock(key: CountKey, digest: str) -> bytes:
    """The key as it is stored: nonce and AES-GCM text, with the vote's digest as associated data."""
    nonce = secrets.token_bytes(NONCE_BYTES)
    return nonce + _lock().encrypt(nonce, key.secret, bytes.fromhex(digest))


def count_key_of(vote: Vote) -> CountKey:
    """The count key of a vote whose polls are closed.

    Raises Refused before the close or where there is no key, and InvalidTag when the key belongs to another vote or secret."""
    if vote.state not in AFTER_THE_CLOSE or vote.locked_count_key is None or vote.digest is None:
        raise Refused(Refusal.NOT_IN_THIS_STATE)
    nonce, text = vote.locked_count_key[:NONCE_BYTES], vote.locked_count_key[NONCE_BYTES:]
    return CountKey(_lock().decrypt(nonce, text, bytes.fromhex(vote.digest)))


def _lock() -> AESGCM:
    return AESGCM(keys.derived("count-key"))
