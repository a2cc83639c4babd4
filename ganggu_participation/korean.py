"""Particles after Korean nouns: 을/를, 이/가, 은/는, 과/와, 으로/로, by the last sound."""

DIGIT_ENDS_CLOSED = {"0": "ㅇ", "1": "ㄹ", "3": "ㅁ", "6": "ㄱ", "7": "ㄹ", "8": "ㄹ"}
LATIN_ENDS_CLOSED = {"l": "ㄹ", "r": "ㄹ", "m": "ㅁ", "n": "ㄴ", "b": "ㅂ", "k": "ㄱ", "p": "ㅂ", "t": "ㅅ"}
RIEUL = 8


def with_particle(noun: str, pair: str) -> str:
    """`with_particle("공원", "을/를")` -> "공원을". The first of the pair follows a closed syllable."""
    closed, open_ = pair.split("/")
    end = _final(noun)
    if pair == "으로/로" and end == "ㄹ":
        return noun + open_
    return noun + (closed if end else open_)


def _final(noun: str) -> str:
    """The closing consonant as far as particles care: "", "ㄹ" or another."""
    last = next((c for c in reversed(noun) if c.isalnum()), "")
    if "가" <= last <= "힣":
        final = (ord(last) - ord("가")) % 28
        return "" if not final else "ㄹ" if final == RIEUL else "ㄱ"
    return DIGIT_ENDS_CLOSED.get(last) or LATIN_ENDS_CLOSED.get(last.lower(), "")
