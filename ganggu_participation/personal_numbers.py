"""Numbers in a text that lead to a person: telephone, account and resident numbers, found before publication (PRIV-12)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from .states import Labelled

AROUND = 12  # characters shown on either side
GAP = r"[-\s.·–‐]{0,2}"
RESIDENT = re.compile(rf"(?<!\d)\d{{2}}(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01]){GAP}[1-8]\d{{6}}(?!\d)")
PHONE = re.compile(
    rf"(?<![\d-])(?:(?:\+?82{GAP})?\(?0?1[016789]\)?{GAP}\d{{3,4}}{GAP}\d{{4}}|0(?:2|[3-6][1-5]|70|50\d)\)?{GAP}\d{{3,4}}{GAP}\d{{4}})(?![\d-])"
)
BANKS = "국민|신한|우리|하나|농협|기업|새마을|광주은행|카카오|토스|케이뱅크|우체국|신협|수협|SC제일|씨티|은행|계좌|입금|송금|예금주"
DIGITS = r"\d{2,6}(?:-\d{1,7}){1,4}|\d{10,14}"
ACCOUNT = re.compile(
    rf"(?:{BANKS})[^\d\n]{{0,12}}(?<![\d-])({DIGITS})(?![\d-])|(?<![\d-])({DIGITS})(?![\d-])(?=[^\d\n]{{0,8}}(?:{BANKS}))"
)
LICENCE = re.compile(r"(?<![\d-])\d{2}-\d{2}-\d{6}-\d{2}(?![\d-])")
PASSPORT = re.compile(r"(?<![A-Za-z0-9])[MSRGD]\d{3}[A-Z0-9]\d{4}(?![A-Za-z0-9])")
FEWEST = 10  # figures of an account number


class Kind(Labelled):
    RESIDENT = "resident", "주민등록번호나 외국인등록번호"
    PHONE = "phone", "전화번호"
    ACCOUNT = "account", "계좌번호"
    LICENCE = "licence", "운전면허번호"
    PASSPORT = "passport", "여권번호"


@dataclass(frozen=True)
class Finding:
    """One number: what it looks like, where it stands (characters from the start), and the words around it."""

    kind: Kind
    start: int
    end: int
    number: str
    around: str


def found_in(text: str) -> list[Finding]:
    """Every number that looks like one of a person, in the order of the text; the surest kind wins a place."""
    taken: list[Finding] = []
    for kind, start, end in _spans(text):
        if not any(start < other.end and other.start < end for other in taken):
            around = " ".join(text[max(0, start - AROUND) : end + AROUND].split())
            taken.append(Finding(kind, start, end, text[start:end], around))
    return sorted(taken, key=lambda finding: finding.start)


def _spans(text: str) -> Iterator[tuple[Kind, int, int]]:
    for kind, pattern in ((Kind.RESIDENT, RESIDENT), (Kind.LICENCE, LICENCE), (Kind.PASSPORT, PASSPORT)):
        yield from ((kind, *match.span()) for match in pattern.finditer(text))
    yield from ((Kind.PHONE, *match.span()) for match in PHONE.finditer(text) if _is_a_phone(match.group()))
    for match in ACCOUNT.finditer(text):
        which = 1 if match.group(1) else 2
        if sum(letter.isdigit() for letter in match.group(which)) >= FEWEST:
            yield Kind.ACCOUNT, *match.span(which)


def _is_a_phone(number: str) -> bool:
    """Two amounts or years with a blank between are none: figures apart by blanks alone must be a mobile number."""
    return "-" in number or number.lstrip("+(").startswith(("01", "82")) or not any(c.isspace() for c in number)
