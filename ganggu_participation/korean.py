"""The Korean particle that fits a word: 을 or 를, 이 or 가, 은 or 는, 과 or 와, 으로 or 로."""

from __future__ import annotations

import re
from typing import Final

DIGITS_AT_END: Final = re.compile(r"(?P<point>\.)?(?P<digits>\d[\d,]*)$", re.ASCII)
UNIT_AT_END: Final = re.compile(r"\d\s?(?P<unit>km|cm|mm|m|kg|g|L|l)$")
NO_END, RIEUL, OTHER = "", "ㄹ", "*"

# How a number ends when read aloud in Sino-Korean: 영 일 이 삼 사 오 육 칠 팔 구, then 십 백 천 만 억 조 경.
DIGIT_ENDS: Final = (OTHER, RIEUL, NO_END, OTHER, NO_END, NO_END, OTHER, RIEUL, RIEUL, NO_END)
ZEROS_END: Final = ((16, OTHER), (12, NO_END), (8, OTHER), (1, OTHER))
LETTER_ENDS: Final = {"L": RIEUL, "R": RIEUL, "M": OTHER, "N": OTHER}
UNIT_ENDS: Final = {"kg": OTHER, "g": OTHER}
FIRST_SYLLABLE, LAST_SYLLABLE, FINALS, RIEUL_FINAL = "가", "힣", 28, 8


def particle(word: str, pair: str) -> str:
    """The particle of `pair` ("을/를", "이/가", "은/는", "와/과", "으로/로") that goes with `word`.

    Numbers are read in Sino-Korean, Latin letters by their names, brackets and quotation marks are not read.
    """
    closed, opened = _sides(pair)
    end = _end(word)
    if closed == "으로" and end == RIEUL:
        return opened
    return opened if end == NO_END else closed


def with_particle(word: str, pair: str) -> str:
    """The word with its particle behind it."""
    return word + particle(word, pair)


def _sides(pair: str) -> tuple[str, str]:
    """(after a closed syllable, after an open one), whichever way the pair is written."""
    one, other = pair.split("/")
    return (other, one) if one in ("를", "가", "는", "와", "로") else (one, other)


def _end(word: str) -> str:
    word = _read_aloud(word)
    if not word:
        return OTHER
    unit = UNIT_AT_END.search(word)
    if unit:
        return UNIT_ENDS.get(unit["unit"], NO_END)
    number = DIGITS_AT_END.search(word)
    return _end_of_number(number["digits"], bool(number["point"])) if number else _end_of_letter(word[-1])


def _read_aloud(word: str) -> str:
    """The word without the brackets, quotation marks and signs at its end, which nobody pronounces."""
    while word and not (word[-1].isalnum() or word[-1] == "%"):
        word = word[: word.rindex("(")] if word[-1] == ")" and "(" in word else word[:-1]
    return word


def _end_of_number(digits: str, after_point: bool) -> str:
    plain = digits.replace(",", "").lstrip("" if after_point else "0")
    zeros = len(plain) - len(plain.rstrip("0"))
    if after_point or not plain or not zeros:
        return DIGIT_ENDS[int(plain[-1])] if plain else OTHER
    return next(end for least, end in ZEROS_END if zeros >= least)


def _end_of_letter(letter: str) -> str:
    if FIRST_SYLLABLE <= letter <= LAST_SYLLABLE:
        final = (ord(letter) - ord(FIRST_SYLLABLE)) % FINALS
        return NO_END if not final else RIEUL if final == RIEUL_FINAL else OTHER
    return LETTER_ENDS.get(letter.upper(), NO_END)
