"""Passwords made of what everybody here knows: the names of the dongs, of the district and of this site (ASVS 6.1.2, 6.2.11)."""

import re
import unicodedata
from collections.abc import Iterable

from flask import current_app

from ..dongs.queries import dongs_ever

SHORTEST_WORD = 2
LEFT_AT_LEAST = 4
"""Letters beside the words of the place that make a password one's own."""
NUMBERED = re.compile(r"[\d·.]*동$")
SETTINGS = ("UPPER_NAME", "DISTRICT_NAME", "SITE_NAME", "HEAD_TITLE")
FIRST, LAST = "가", "힣"
INITIALS = ["r", "R", "s", "e", "E", "f", "a", "q", "Q", "t", "T", "d", "w", "W", "c", "z", "x", "v", "g"]
MEDIALS = ["k", "o", "i", "O", "j", "p", "u", "P", "h", "hk", "ho", "hl", "y", "n", "nj", "np", "nl", "b", "m", "ml", "l"]
FINALS = ["", *["r", "R", "rt", "s", "sw", "sg", "e", "f", "fr", "fa", "fq", "ft", "fx", "fv", "fg", "a", "q", "qt", "t", "T", "d", "w", "c", "z", "x", "v", "g"]]


def is_of_the_place(password: str) -> bool:
    """Whether hardly anything is left beside the words of the place, figures and marks.

    The words count as they are written and as Korean fingers type them on an English keyboard."""
    plain = "".join(letter for letter in unicodedata.normalize("NFKC", password).lower() if letter.isalpha())
    left = _without(plain, words_of_the_place())
    return left != plain and len(left) < LEFT_AT_LEAST


def words_of_the_place() -> list[str]:
    """The longest first. From the dongs of the database and the settings; no list of them is kept anywhere else."""
    settings = current_app.config
    named = [word for name in SETTINGS for word in settings[name].split()] + list(settings["PLAIN_WORDS"])
    dongs = [name for dong in dongs_ever() for name in (dong.name, NUMBERED.sub("", dong.name))]
    spelt = {re.sub(r"[^\w]|\d", "", word).lower() for word in (*named, *dongs)}
    long_enough = {word for word in spelt if len(word) >= SHORTEST_WORD}
    return sorted(long_enough | {typed_on_english_keys(word) for word in long_enough}, key=len, reverse=True)


def typed_on_english_keys(word: str) -> str:
    """What comes out when a Korean word is typed without switching the keyboard: 서구 is "tjrn"."""
    return "".join(_keys(letter) for letter in word).lower()


def _keys(letter: str) -> str:
    if not FIRST <= letter <= LAST:
        return letter
    number = ord(letter) - ord(FIRST)
    rest, final = divmod(number, len(FINALS))
    initial, medial = divmod(rest, len(MEDIALS))
    return INITIALS[initial] + MEDIALS[medial] + FINALS[final]


def _without(text: str, words: Iterable[str]) -> str:
    for word in words:
        text = text.replace(word, "")
    return text
