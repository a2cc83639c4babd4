"""Sealed ballots: padded to one length, closed to the count key, bound to the vote.

A sealed ballot is a header of two bytes (format, number of envelopes) and an HPKE ciphertext (RFC 9180 base
mode, DHKEM(P-256, HKDF-SHA256), HKDF-SHA256, AES-128-GCM). Format 1 has one envelope, closed to the count
key; a format with further envelopes around it is another row of LAYERS and leaves this one as it is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from ganggu_participation.ballotbox import canonical
from ganggu_participation.ballotbox.choices import Content, longest_ballot, read_ballot
from ganggu_participation.ballotbox.kinds import Contest

FORMAT: Final = 1
LAYERS: Final = {FORMAT: ("count",)}
HEADER: Final = bytes((FORMAT, len(LAYERS[FORMAT])))
PURPOSE: Final = b"ganggu-participation ballot"
LENGTH_BYTES: Final = 4
SECRET_BYTES: Final = 32
DIGEST_HEX: Final = 64
CURVE: Final = ec.SECP256R1()
SUITE: Final = Suite(KEM.P256, KDF.HKDF_SHA256, AEAD.AES_128_GCM)


class CannotOpen(Exception):
    """The sealed bytes are not a ballot of this vote under this key, or were changed."""


@dataclass(frozen=True)
class CountKey:
    """The key that opens a box: `secret` (32 bytes) is shared out or kept, `public` is a P-256 point.

    Raises ValueError when the bytes are no key of P-256.
    """

    secret: bytes = field(repr=False)

    def __post_init__(self) -> None:
        if len(self.secret) != SECRET_BYTES:
            raise ValueError("a count key has 32 bytes")
        _ = self.private

    @cached_property
    def private(self) -> ec.EllipticCurvePrivateKey:
        return ec.derive_private_key(int.from_bytes(self.secret, "big"), CURVE)

    @cached_property
    def public(self) -> bytes:
        return self.private.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)


def new_count_key() -> CountKey:
    """A fresh key from the random numbers of the system."""
    number = ec.generate_private_key(CURVE).private_numbers().private_value
    return CountKey(number.to_bytes(SECRET_BYTES, "big"))


def padded_size(contests: Sequence[Contest]) -> int:
    """Bytes that every ballot of the vote is padded to; from the rule sheet alone, blank is never longest."""
    return LENGTH_BYTES + len(canonical.to_bytes(longest_ballot(contests)))


def seal_ballot(contests: Sequence[Contest], raw: object, public_key: bytes, vote_digest: str) -> bytes:
    """Read a ballot against the contests and seal it.

    `public_key` is the count key's, `vote_digest` the id of the rule sheet. Raises BadBallot for the ballot,
    ValueError for a key or a digest that is none.
    """
    padded = _pad(canonical.to_bytes(read_ballot(contests, raw)), padded_size(contests))
    return HEADER + SUITE.encrypt(padded, point(public_key), _info(vote_digest, "count"))


def open_ballot(contests: Sequence[Contest], sealed: bytes, key: CountKey, vote_digest: str) -> list[Content]:
    """The canonical contents of a sealed ballot.

    Raises CannotOpen when it was changed or belongs to another key, vote or format, BadBallot when what is
    inside breaks the rule sheet (a sealer that skipped the checks).
    """
    if sealed[: len(HEADER)] != HEADER:
        raise CannotOpen("this format is not known")
    try:
        padded = SUITE.decrypt(sealed[len(HEADER) :], key.private, _info(vote_digest, "count"))
    except (InvalidTag, ValueError) as fault:
        raise CannotOpen("this ballot does not open") from fault
    return read_ballot(contests, _inside(padded, padded_size(contests)))


def _inside(padded: bytes, size: int) -> object:
    """The value in the padding; one value has one padded form."""
    length = int.from_bytes(padded[:LENGTH_BYTES], "big")
    content = padded[LENGTH_BYTES : LENGTH_BYTES + length]
    if len(padded) != size or len(content) != length or _pad(content, size) != padded:
        raise CannotOpen("this ballot is padded in another way")
    try:
        return canonical.from_bytes(content)
    except ValueError as fault:
        raise CannotOpen("this ballot holds no content") from fault


def _pad(content: bytes, size: int) -> bytes:
    if len(content) > size - LENGTH_BYTES:
        raise ValueError("the content is longer than any ballot of this vote")
    return (len(content).to_bytes(LENGTH_BYTES, "big") + content).ljust(size, b"\0")


def _info(vote_digest: str, layer: str) -> bytes:
    """What a seal is bound to: purpose, format, envelope, vote. Raises ValueError when the digest is none."""
    digest = bytes.fromhex(vote_digest)
    if not 2 * len(digest) == len(vote_digest) == DIGEST_HEX:
        raise ValueError("a vote digest has 64 hexadecimal digits")
    return b"\0".join((PURPOSE, HEADER, layer.encode(), digest))


@lru_cache(maxsize=64)
def point(public_key: bytes) -> ec.EllipticCurvePublicKey:
    return ec.EllipticCurvePublicKey.from_encoded_point(CURVE, public_key)
