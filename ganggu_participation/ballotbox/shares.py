"""The count key in parts: k of n shares open the box, fewer open nothing; each share is a card of words and a QR code.

The secret of 32 bytes is split by Shamir's scheme over GF(2^128) (A. Shamir, "How to share a secret", 1979), its two
halves under the same number. A card says: format and threshold, number, which key it belongs to, the share, and a
checksum. Its fingerprint stands on the rule sheet, so that a wrong card is known before it is joined.
"""

from __future__ import annotations

import base64
import binascii
from collections.abc import Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Final

from Crypto.Protocol.SecretSharing import Shamir

from ganggu_participation.ballotbox.envelope import SECRET_BYTES, CountKey
from ganggu_participation.ballotbox.syllables import SIGNS_IN_WORD, bytes_of, signs_in, words_of, wrong_words

FEWEST, MOST = 2, 5
"""How many officers may share a key."""
HALF: Final = SECRET_BYTES // 2
TAG_BYTES, CHECK_BYTES = 3, 3
CARD_BYTES: Final = 1 + TAG_BYTES + SECRET_BYTES + CHECK_BYTES
WORDS: Final = CARD_BYTES * 8 // 12
QR_START: Final = "GGKEY1-"
LONGEST_TEXT: Final = 2000
NO_CARD: Final = "카드에 적힌 낱말 {words}개나 QR 코드의 글자를 모두 적어 주세요."


class BadShare(Exception):
    """What was typed is no share, or not the one asked for; `sentence` says what to look at again."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


@dataclass(frozen=True)
class Share:
    """One officer's part: `no` from 1, how many are needed, the tag of its key, and 32 bytes that nobody prints in a log."""

    no: int
    threshold: int
    tag: bytes
    secret: bytes = field(repr=False)

    @property
    def words(self) -> list[str]:
        """The card in words."""
        return words_of(self._card)

    @property
    def qr(self) -> str:
        """The card as the text of its QR code: capitals and digits only."""
        return QR_START + base64.b32encode(self._card).decode().rstrip("=")

    @property
    def fingerprint(self) -> str:
        """SHA-256 that tells this share from all others and says nothing about it."""
        return sha256(b"ganggu-participation share\0" + self._body).hexdigest()

    @property
    def _body(self) -> bytes:
        return bytes((self.threshold << 4 | self.no,)) + self.tag + self.secret

    @property
    def _card(self) -> bytes:
        return self._body + _checksum(self._body)


def tag_of(public_key: bytes) -> bytes:
    """The first bytes of the fingerprint of a count key: enough to know a card of another key."""
    return sha256(public_key).digest()[:TAG_BYTES]


def split(key: CountKey, threshold: int, officers: int) -> list[Share]:
    """One share per officer, any `threshold` of which make the key again. Raises ValueError for other numbers than 2 to 5."""
    if not FEWEST <= threshold <= officers <= MOST:
        raise ValueError("a key is shared by two to five officers, and two or more of them open the box")
    halves = [
        Shamir.split(threshold, officers, half, ssss=False) for half in (key.secret[:HALF], key.secret[HALF:])
    ]
    tag = tag_of(key.public)
    return [Share(no, threshold, tag, first + second) for (no, first), (_, second) in zip(*halves, strict=True)]


def join(shares: Sequence[Share], public_key: bytes) -> CountKey:
    """The count key out of enough shares of it.

    Raises BadShare with a sentence for too few shares, one that came twice, one of another key, or shares that make
    another key than the published one."""
    if not shares or len({share.no for share in shares}) < max(share.threshold for share in shares):
        raise BadShare("열쇠 조각이 모자라 열 수 없습니다.")
    if any(share.tag != tag_of(public_key) for share in shares):
        raise BadShare("다른 투표의 열쇠 조각이 섞여 있습니다.")
    if len({share.no for share in shares}) < len(shares):
        raise BadShare("같은 열쇠 조각을 두 번 넣었습니다.")
    try:
        key = CountKey(_combined(shares))
    except ValueError as fault:
        raise BadShare("열쇠 조각이 서로 맞지 않습니다.") from fault
    if key.public != public_key:
        raise BadShare("열쇠 조각이 서로 맞지 않습니다.")
    return key


def _combined(shares: Sequence[Share]) -> bytes:
    """Exactly as many shares as are needed; the rest would only slow it down."""
    used = list(shares)[: shares[0].threshold]
    halves = [[(share.no, share.secret[part]) for share in used] for part in (slice(HALF), slice(HALF, None))]
    return b"".join(Shamir.combine(half, ssss=False) for half in halves)


def read_share(text: str) -> Share:
    """The share that a person typed, pasted or scanned. Raises BadShare naming the words that are wrong."""
    text = text[:LONGEST_TEXT]
    signs = signs_in(text)
    card = _from_words(signs) if signs else _from_qr(text)
    body, check = card[:-CHECK_BYTES], card[-CHECK_BYTES:]
    if _checksum(body) != check:
        raise BadShare("낱말이 서로 맞지 않습니다. 다른 카드의 낱말이 섞이지 않았는지 살펴봐 주세요.")
    return Share(body[0] & 15, body[0] >> 4, body[1 : 1 + TAG_BYTES], body[1 + TAG_BYTES :])


def _from_words(signs: str) -> bytes:
    wrong = wrong_words(signs)
    if len(signs) != WORDS * SIGNS_IN_WORD:
        said = f"낱말은 세 글자씩 {WORDS}개({WORDS * SIGNS_IN_WORD}글자)인데 {len(signs)}글자를 적었습니다."
        raise BadShare(f"{said} {wrong[0]}번째 낱말부터 살펴봐 주세요." if wrong else said)
    if wrong:
        named = ", ".join(f"{place}번째" for place in wrong)
        raise BadShare(f"{named} 낱말이 카드와 다릅니다. 다시 적어 주세요.")
    return bytes_of(signs)


def _from_qr(text: str) -> bytes:
    plain = "".join(text.split()).upper()
    if not plain.startswith(QR_START):
        raise BadShare(NO_CARD.format(words=WORDS))
    letters = plain.removeprefix(QR_START)
    try:
        card = base64.b32decode(letters + "=" * (-len(letters) % 8))
    except (binascii.Error, ValueError) as fault:
        raise BadShare("QR 코드의 글자가 잘못되었습니다. 다시 읽혀 주세요.") from fault
    if len(card) != CARD_BYTES:
        raise BadShare("QR 코드의 글자가 모자라거나 남습니다. 다시 읽혀 주세요.")
    return card


def _checksum(body: bytes) -> bytes:
    return sha256(b"ganggu-participation card\0" + body).digest()[:CHECK_BYTES]
