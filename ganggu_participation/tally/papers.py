"""The plain values that a count starts from: options, grouped papers, and sums of votes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from ganggu_participation.money import Won
from ganggu_participation.tally.rule_words import RATINGS

FOR: Final = "for"
AGAINST: Final = "against"
ABSTAIN: Final = "abstain"
ANSWERS: Final = (FOR, AGAINST, ABSTAIN)

Choice = tuple[Any, ...]
"""What one paper says: option numbers (ranked ones best first), or pairs of an option number and an answer,
points or a rating; empty for a blank paper (기권)."""


@dataclass(frozen=True, slots=True)
class Item:
    """An option of a contest as it stood on the ballot; cost in won.

    `dongs` and `resident_votes` are figures for ties only; without them a tie goes on to the next criterion.
    """

    number: int
    title: str
    cost: Won | None = None
    category: str | None = None
    dongs: int | None = None
    resident_votes: int | None = None

    def as_dict(self) -> dict[str, object]:
        return {
            "number": self.number,
            "title": self.title,
            "cost": None if self.cost is None else int(self.cost),
            "category": self.category,
            "dongs": self.dongs,
            "resident_votes": self.resident_votes,
        }


@dataclass(frozen=True)
class Papers:
    """Equal papers counted together.

    `groups` maps a choice to how many papers say it; `invalid` papers are void as a whole; `ballots` is how
    many ballots the box gave, when it was counted apart from the papers (by default the sum of all papers).
    Raises ValueError when a number of papers is no whole number from zero up.
    """

    groups: Mapping[Choice, int]
    invalid: int = 0
    ballots: int | None = None
    _total: int = field(init=False, repr=False, compare=False, default=0)

    def __post_init__(self) -> None:
        for copies in (*self.groups.values(), self.invalid, 0 if self.ballots is None else self.ballots):
            if type(copies) is not int or copies < 0:
                raise ValueError(f"종이 수는 0 이상의 정수여야 합니다: {copies!r}")
        object.__setattr__(self, "_total", sum(self.groups.values()))

    @classmethod
    def gathered(
        cls, rows: Iterable[tuple[Sequence[Any], int]], invalid: int = 0, ballots: int | None = None
    ) -> Papers:
        """Group rows of (choices as stored, copies); lists become tuples and equal choices are added up."""
        groups: Counter[Choice] = Counter()
        for choices, copies in rows:
            groups[as_choice(choices)] += copies
        return cls(dict(groups), invalid, ballots)

    @property
    def blank(self) -> int:
        return self.groups.get((), 0)

    @property
    def valid(self) -> int:
        return self._total - self.blank

    @property
    def opened(self) -> int:
        """How many ballots the box gave: everybody who took part, blank and void papers included."""
        return self._total + self.invalid if self.ballots is None else self.ballots

    def in_order(self) -> list[tuple[Choice, int]]:
        return sorted((choice, copies) for choice, copies in self.groups.items() if copies)


def as_choice(choices: Sequence[Any]) -> Choice:
    """Lists, as JSON gives them, turned into tuples that can be grouped."""
    return tuple(tuple(part) if isinstance(part, list) else part for part in choices)


def numbers_in(choice: Choice) -> list[Any]:
    """The option numbers that a choice names, with or without an answer beside them."""
    return [part[0] if isinstance(part, tuple) else part for part in choice]


WHOLE: Final = frozenset({int})
Shape = Callable[[object], bool]


def _is_number(part: object) -> bool:
    return type(part) is int


def _pair_with(fits: Shape) -> Shape:
    def is_pair(part: object) -> bool:
        return isinstance(part, tuple) and len(part) == 2 and type(part[0]) is int and fits(part[1])

    return is_pair


SHAPES: Final[Mapping[str, Shape]] = {
    "approve_reject": _pair_with(lambda answer: isinstance(answer, str) and answer in ANSWERS),
    "points": _pair_with(lambda points: type(points) is int and points > 0),
    "rating": _pair_with(lambda rating: type(rating) is int and rating in RATINGS),
}
"""What one part of a paper looks like by kind; everywhere else it is the number of an option."""


def normal(papers: Papers, numbers: Collection[int], kind: str) -> Papers:
    """The same papers with every choice in ascending order (ranked ones as they are), so that equal papers
    are one group.

    Raises ValueError when a paper names an unknown or repeated option, or has another shape than its kind.
    """
    known, shaped = frozenset(numbers), SHAPES.get(kind, _is_number)
    for choice in papers.groups:
        if shaped is not _is_number or not _is_plain(choice, known):
            _check(choice, known, shaped)
    if kind == "ranked":
        return papers
    groups: dict[Choice, int] = {}
    for choice, copies in papers.groups.items():
        ordered = tuple(sorted(choice))
        groups[ordered] = groups.get(ordered, 0) + copies
    return Papers(groups, papers.invalid, papers.ballots)


def _is_plain(choice: Choice, known: frozenset[int]) -> bool:
    """Known options, each once: all at once, since nearly every paper is so."""
    return known.issuperset(choice) and len(set(choice)) == len(choice) and WHOLE.issuperset(map(type, choice))


def _check(choice: Choice, known: frozenset[int], shaped: Shape) -> None:
    if not all(map(shaped, choice)):
        raise ValueError(f"이 투표의 종이가 아닙니다: {choice!r}")
    named = numbers_in(choice)
    if len(set(named)) != len(named):
        raise ValueError(f"한 종이에 같은 선택지가 두 번 있습니다: {choice!r}")
    if not known.issuperset(named):
        raise ValueError(f"없는 선택지를 고른 종이가 있습니다: {choice!r}")


def votes_per_option(papers: Papers, numbers: Iterable[int]) -> dict[int, int]:
    """How many papers chose each option, or gave it something; options that nobody chose have 0."""
    votes = dict.fromkeys(numbers, 0)
    for choice, copies in papers.groups.items():
        for part in choice:
            votes[part[0] if isinstance(part, tuple) else part] += copies
    return votes


def points_per_option(papers: Papers, numbers: Iterable[int]) -> dict[int, int]:
    """The points of each option from papers that give points."""
    points = dict.fromkeys(numbers, 0)
    for choice, copies in papers.groups.items():
        for number, given in choice:
            points[number] += given * copies
    return points


def answers_per_option(papers: Papers, numbers: Iterable[int]) -> dict[int, dict[str, int]]:
    """How many papers answered for, against and abstain on each option."""
    answers = {number: dict.fromkeys(ANSWERS, 0) for number in numbers}
    for choice, copies in papers.groups.items():
        for number, answer in choice:
            answers[number][answer] += copies
    return answers


def without(papers: Papers, numbers: Collection[int]) -> Papers:
    """The same papers with some options crossed out; a paper that named nothing else is blank then."""
    rows = (
        (tuple(part for part in choice if (part[0] if isinstance(part, tuple) else part) not in numbers), copies)
        for choice, copies in papers.groups.items()
    )
    return Papers.gathered(rows, papers.invalid, papers.opened)
