"""A few bytes sealed to one reader for one purpose: how a share travels to its officer, and to the one who joins it."""

from __future__ import annotations

from cryptography.exceptions import InvalidTag

from ganggu_participation.ballotbox.envelope import SUITE, CannotOpen, CountKey, point


def seal_letter(text: bytes, reader: bytes, purpose: bytes) -> bytes:
    """HPKE to the reader's public key (P-256 point); the purpose must be said again to open it."""
    return SUITE.encrypt(text, point(reader), b"ganggu-participation letter\0" + purpose)


def open_letter(sealed: bytes, reader: CountKey, purpose: bytes) -> bytes:
    """What the letter says. Raises CannotOpen for another reader, another purpose, or a changed letter."""
    try:
        return SUITE.decrypt(sealed, reader.private, b"ganggu-participation letter\0" + purpose)
    except (InvalidTag, ValueError) as fault:
        raise CannotOpen("this letter does not open") from fault
