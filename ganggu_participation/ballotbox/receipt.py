"""The receipt of a ballot: a short code for "it is in the box" that tells nothing about the choice."""

from __future__ import annotations

import re
import unicodedata
from hashlib import sha256
from typing import Final

LEAF: Final = b"\0"
LEAF_BYTES: Final = 32
ALPHABET: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LOOK_ALIKES: Final = str.maketrans("OIL", "011")
GROUPS, IN_GROUP, BITS = 4, 4, 5
SIGNS: Final = GROUPS * IN_GROUP
DASHES: Final = re.compile(r"[\s\-_.·\u2010-\u2015\u2212]+")
LONGEST_TEXT: Final = 100
UNREADABLE: Final = "투표 확인번호는 네 글자씩 네 묶음입니다. 영수증에 적힌 대로 다시 적어 주세요."


def leaf_hash(sealed: bytes) -> bytes:
    """The leaf of a sealed ballot in the log (RFC 6962 section 2.1: SHA-256 of a zero byte and the entry)."""
    return sha256(LEAF + sealed).digest()


def receipt_code(leaf: bytes) -> str:
    """The first 80 bits of a leaf hash as four groups of four, in an alphabet without I, L, O and U."""
    number = int.from_bytes(leaf, "big") >> (8 * len(leaf) - BITS * SIGNS)
    signs = [ALPHABET[number >> (BITS * place) & 31] for place in reversed(range(SIGNS))]
    return _grouped("".join(signs))


def read_receipt_code(text: str) -> str:
    """The code as printed, from what a person typed: small letters, spaces, missing hyphens, O for 0, I or
    L for 1.

    Raises ValueError with a Korean sentence when it is no code.
    """
    plain = DASHES.sub("", unicodedata.normalize("NFKC", text[:LONGEST_TEXT])).upper().translate(LOOK_ALIKES)
    if len(plain) != SIGNS or not set(plain) <= set(ALPHABET):
        raise ValueError(UNREADABLE)
    return _grouped(plain)


def _grouped(signs: str) -> str:
    return "-".join(signs[start : start + IN_GROUP] for start in range(0, SIGNS, IN_GROUP))


def leaves_between(code: str) -> tuple[bytes, bytes]:
    """The lowest and the highest leaf hash whose code this is. Raises ValueError with a sentence when it is no code."""
    number = 0
    for sign in read_receipt_code(code).replace("-", ""):
        number = number << BITS | ALPHABET.index(sign)
    start, rest = number.to_bytes(BITS * SIGNS // 8, "big"), LEAF_BYTES - BITS * SIGNS // 8
    return start + bytes(rest), start + b"\xff" * rest
