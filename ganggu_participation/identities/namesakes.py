"""People of one name and one birth date: each has a mark, and a label (an address, a 통) that says which of them is meant.

A label comes from a file that names them all, or from a desk that has seen the person. Nobody is guessed: where a mark
is in somebody's hands and has no label yet, a file cannot say whether she is meant, and a desk has to."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date

from .. import keys
from ..accounts.identity import Identity
from ..accounts.queries import account_of_person
from ..database import db
from ..refusals import Refusal, Refused
from .models import DeskVisit, Namesake

PURPOSE = "namesake"
LONGEST = 60


@dataclass(frozen=True)
class Known:
    """What is known of a name and birth date: how many others there are, which label means which mark, and whether
    somebody acts under a mark without a label."""

    others: int = 0
    marks: dict[str, int] = field(default_factory=dict)
    is_borne: bool = False


def plain(label: str) -> str:
    """Blanks tell nobody apart."""
    return " ".join(label.split())[:LONGEST]


def known(person_key: str, elsewhere: Callable[[str], bool] = lambda key: False) -> Known:
    """`person_key`: of the name and birth date alone. `elsewhere`: whether it stands for somebody in other lists."""
    found = db.session.get(Namesake, person_key)
    others, marks = (found.others, found.labels) if found is not None else (0, {})
    unlabelled = set(range(others + 1)) - set(marks.values())
    borne = bool(unlabelled - {0}) or (
        0 in unlabelled and (account_of_person(person_key) is not None or elsewhere(person_key))
    )
    return Known(others, marks, borne)


def labels_of(name: str, birth_date: date) -> list[str]:
    """The labels of everybody of this name and birth date, where there is more than one."""
    found = known(Identity(name, birth_date).person_key)
    return sorted(found.marks) if found.others else []


def labels_at(visit: DeskVisit) -> list[str]:
    """For the official: the labels of everybody of the name and birth date that she has before her."""
    words = visit.words
    return labels_of(words["name"], date.fromisoformat(words["birth_date"])) if words else []


def marks_for(who: Identity, labels: Iterable[str], elsewhere: Callable[[str], bool]) -> dict[str, int]:
    """Inside a deed: a mark for each label, the known ones or new. Raises Refused(NAMESAKES_UNTOLD)."""
    before, marks = known(who.person_key, elsewhere), {}
    for label in labels:
        marks[label] = before.marks[label] if label in before.marks else _new(who, label, before)
    return marks


def put_label(who: Identity, mark: int, words: str) -> None:
    """Inside a deed: which of them a mark means. Raises Refused(NAMESAKES_UNTOLD) for a label of another mark."""
    row = _row(who)
    if row.labels.get(words, mark) != mark:
        raise Refused(Refusal.NAMESAKES_UNTOLD)
    row.labels = {text: number for text, number in row.labels.items() if number != mark} | {words: mark}


def another(who: Identity, words: str = "") -> int:
    """Inside a deed: the mark of one more human of this name and birth date."""
    row = _row(who)
    row.others += 1
    row.keys = [*row.keys, who.marked(row.others).person_key]
    if words:
        put_label(who, row.others, words)
    return row.others


def _new(who: Identity, words: str, before: Known) -> int:
    if before.is_borne:
        raise Refused(Refusal.NAMESAKES_UNTOLD)
    if 0 in _row(who).labels.values():
        return another(who, words)
    put_label(who, 0, words)
    return 0


def _row(who: Identity) -> Namesake:
    row = db.session.get(Namesake, who.person_key, with_for_update=True)
    if row is None:
        row = Namesake(person_key=who.person_key, others=0, keys=[], sealed=keys.wrapped(PURPOSE, {}))
        db.session.add(row)
        db.session.flush()
    return row
