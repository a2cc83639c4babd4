"""Heads of a log: how long it is and what its root is at some hour, numbered and signed by the installation.

A head is canonical JSON; what is signed (Ed25519, RFC 8032) is a purpose and these bytes, so that no other signature
of the same key can be taken for one. The public key stands on the rule sheet.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from ganggu_participation.ballotbox import canonical

FORMAT: Final = "ganggu-head/1"
HEAD, MANIFEST = b"ganggu-participation head\0", b"ganggu-participation manifest\0"
"""What a signature is for."""
FIELDS: Final = {"format": str, "vote": str, "no": int, "size": int, "root": str, "at": str, "closing": bool}


@dataclass(frozen=True)
class Head:
    """Number from 1, leaves, root, when (ISO 8601), and whether the box was shut with it."""

    vote: str
    no: int
    size: int
    root: bytes
    at: str
    closing: bool

    @property
    def text(self) -> str:
        """The canonical bytes that are signed, as text."""
        said = {"vote": self.vote, "no": self.no, "size": self.size, "at": self.at, "closing": self.closing}
        return canonical.to_bytes({"format": FORMAT, "root": self.root.hex(), **said}).decode()


def read_head(text: str) -> Head:
    """The head that stands in a text. Raises ValueError when it is none."""
    said: Any = canonical.from_bytes(text.encode())
    if not isinstance(said, dict) or {name: type(value) for name, value in said.items()} != FIELDS:
        raise ValueError("this is no head of a log")
    if said["format"] != FORMAT:
        raise ValueError("this format of head is not known")
    root = bytes.fromhex(said["root"])
    return Head(said["vote"], said["no"], said["size"], root, said["at"], said["closing"])


def public_key_of(seed: bytes) -> bytes:
    """The 32 bytes that check signatures made with this seed."""
    return Ed25519PrivateKey.from_private_bytes(seed).public_key().public_bytes_raw()


def sign(purpose: bytes, text: str, seed: bytes) -> bytes:
    """The signature over purpose and text. Raises ValueError when the seed has not 32 bytes."""
    return Ed25519PrivateKey.from_private_bytes(seed).sign(purpose + text.encode())


def is_signed(purpose: bytes, text: str, signature: bytes, public_key: bytes) -> bool:
    """Whether the owner of this key signed this text for this purpose."""
    try:
        Ed25519PublicKey.from_public_bytes(public_key).verify(signature, purpose + text.encode())
    except (InvalidSignature, ValueError):
        return False
    return True
