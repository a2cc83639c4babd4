"""Korean spelled out for a search by parts of words.

Both databases index three signs at a time, and 공원 is only two. Written in its letters a syllable has two or three;
with a mark where the last one is missing it always has three. So every single syllable can be found, and nothing is
found that is not there: 가 is no part of 강."""

import unicodedata

FIRST, LAST = 0xAC00, 0xD7A3
NO_END = "\u11a7"  # the place before the first closing letter


def spelled(text: str) -> str:
    """Three signs for each Korean syllable; everything else small, as it is. Blanks in a row count once."""
    plain = " ".join(unicodedata.normalize("NFKC", text).casefold().split())
    return "".join(_letters(sign) for sign in plain)


def _letters(sign: str) -> str:
    if not FIRST <= ord(sign) <= LAST:
        return sign
    letters = unicodedata.normalize("NFD", sign)
    return letters if len(letters) == 3 else letters + NO_END
