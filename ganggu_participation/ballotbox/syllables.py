"""Bytes as Korean words that nobody mistypes unnoticed: two syllables say twelve bits, the third checks them.

The syllables are sixty-four that look and sound apart. The third syllable of a word depends on the other two and on
the place of the word, each by an odd factor, so that any one wrong syllable and any word in another place is found
and can be named.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from typing import Final

ALPHABET: Final = (
    "가거고구그기나너노누느니다더도두드디라러로루르리마머모무므미바버보부비사"
    "서소수스시아어오우으이자저조주지차처초추치카커코쿠타토투"
)
BITS, SIGNS_IN_WORD = 6, 3
WORD_BITS: Final = 2 * BITS
SPOKEN: Final = range(0xAC00, 0xD7A4)
FACTORS: Final = (3, 5, 7)
PLACES: Final = {sign: place for place, sign in enumerate(ALPHABET)}


def words_of(data: bytes) -> list[str]:
    """The bytes as words, first bits first. Raises ValueError when they do not fill whole words."""
    if len(data) * 8 % WORD_BITS:
        raise ValueError("these bytes do not fill whole words")
    number, count = int.from_bytes(data, "big"), len(data) * 8 // WORD_BITS
    values = [number >> (WORD_BITS * at) & (1 << WORD_BITS) - 1 for at in reversed(range(count))]
    return [_word(value, place) for place, value in enumerate(values, start=1)]


def _word(value: int, place: int) -> str:
    first, second = divmod(value, 1 << BITS)
    return "".join(ALPHABET[sign] for sign in (first, second, _check(first, second, place)))


def _check(first: int, second: int, place: int) -> int:
    return sum(factor * part for factor, part in zip(FACTORS, (first, second, place), strict=True)) % len(ALPHABET)


def signs_in(text: str) -> str:
    """The Korean syllables of a text; numbering, blanks and punctuation around them mean nothing."""
    return "".join(sign for sign in unicodedata.normalize("NFKC", text) if ord(sign) in SPOKEN)


def wrong_words(signs: str) -> list[int]:
    """The places, from 1, of the words that cannot stand there."""
    words = [signs[at : at + SIGNS_IN_WORD] for at in range(0, len(signs), SIGNS_IN_WORD)]
    return [place for place, word in enumerate(words, start=1) if not _fits(word, place)]


def _fits(word: str, place: int) -> bool:
    parts = [PLACES.get(sign, -1) for sign in word]
    return len(parts) == SIGNS_IN_WORD and min(parts) >= 0 and parts[2] == _check(parts[0], parts[1], place)


def bytes_of(signs: str) -> bytes:
    """The bytes that whole and right words say."""
    words: Sequence[str] = [signs[at : at + SIGNS_IN_WORD] for at in range(0, len(signs), SIGNS_IN_WORD)]
    number = 0
    for word in words:
        number = number << WORD_BITS | PLACES[word[0]] << BITS | PLACES[word[1]]
    return number.to_bytes(len(words) * WORD_BITS // 8, "big")
