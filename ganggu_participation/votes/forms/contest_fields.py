"""One contest on a ballot: what was sent for it, as the choices that its frozen rules allow.

Names in the page: `c1` = option numbers (in the order of a ranking where there is one); `c1-3` = the answer, the points
or the rating of option 3; `c1-blank` = 기권; `c1-a` and `c1-b` = two options to compare; `act` = what a button asks for
that is no step to the box: "c1 3 up", "c1 compare".
"""

from collections.abc import Mapping
from itertools import groupby
from typing import Any, Final

from wtforms import Field, ValidationError

from ...ballotbox import BadBallot, read_content
from ...ballotbox.order import shown_order
from ..plans import BLANK
from . import contest_words

BOTH: Final = "기권과 다른 선택을 함께 고를 수 없습니다. 하나만 남겨 주세요."
PER_OPTION: Final = ("approve_reject", "points", "rating")
ANSWER_WORDS: Final = {"for": "찬성", "against": "반대", "abstain": "기권"}
Option = Mapping[str, Any]


class ContestField(Field):
    """One contest of a ballot. `data` is what `votes.cast` takes; `picked` is what the page sent, to fill it again."""

    def __init__(self, **kwargs: Any) -> None:
        ballot: Any = kwargs["_form"]  # the form that the field is in
        contest, nonce = ballot.rules[kwargs["name"]], ballot.nonce
        super().__init__(contest["title"], **kwargs)
        self.data: Any = []
        self.contest = contest
        self.picked: dict[str, list[str]] = {}
        self.compared: list[Option] = []
        self.shown = shown_order(contest, nonce)

    def process(self, formdata: Any, data: Any = None, extra_filters: Any = None) -> None:
        self.process_errors = ()
        self.data, self.picked = [], {}
        if formdata is not None:
            self.picked = {name: formdata.getlist(name) for name in self.names if formdata.getlist(name)}
            self.compared = self._two(formdata)
            self._read()

    def _read(self) -> None:
        self.data = BLANK if self.blank_name in self.picked else self._chosen()

    @property
    def blank_name(self) -> str:
        return f"{self.name}-blank"

    @property
    def is_answered_per_option(self) -> bool:
        return self.contest["kind"] in PER_OPTION

    @property
    def names(self) -> list[str]:
        """Every name under which the page may send something about this contest."""
        answers = [f"{self.name}-{option['no']}" for option in self.contest["options"]]
        return [self.name, *(answers if self.is_answered_per_option else []), self.blank_name]

    @property
    def kept(self) -> list[tuple[str, str]]:
        """(name, value) pairs that carry the choice through the review page, a ranking in its order."""
        return [(name, value) for name in self.names for value in self.picked.get(name, ())]

    def _chosen(self) -> list[Any]:
        if not self.is_answered_per_option:
            return [_whole(value) for value in self.picked.get(self.name, ())]
        said = (
            (option["no"], self.picked.get(f"{self.name}-{option['no']}", ())) for option in self.contest["options"]
        )
        read = str if self.contest["kind"] == "approve_reject" else _whole
        return [[no, read(answer)] for no, answers in said for answer in answers if answer]

    def pre_validate(self, form: Any) -> None:
        if self.is_blank and self._has_more_than_blank:
            raise ValidationError(BOTH)
        said = {"blank": True} if self.is_blank else {"choices": self.data}
        try:
            read_content(self.contest, {"contest": self.contest["no"], **said})
        except BadBallot as bad:
            raise ValidationError(bad.sentence) from bad

    @property
    def _has_more_than_blank(self) -> bool:
        """An empty answer, or no points, is nothing beside 기권."""
        return any(set(sent) - {"", "0"} for name, sent in self.picked.items() if name != self.blank_name)

    @property
    def is_blank(self) -> bool:
        return bool(self.data == BLANK)

    # ---- what the page shows ----------------------------------------------------------------------------------------

    @property
    def limit(self) -> int:
        return contest_words.limit_of(self.contest)

    @property
    def readable(self) -> list[tuple[int, Any]]:
        """(option number, answer) as far as they can be read, each option once; points of 0 are nothing."""
        if self.is_blank:
            return []
        pairs = self.data if self.is_answered_per_option else [[number, ""] for number in self.data]
        known = {option["no"] for option in self.contest["options"]}
        unset = 0 if self.contest["kind"] == "points" else None
        return list({n: (n, answer) for n, answer in pairs if n in known and answer != unset}.values())

    @property
    def told(self) -> str:
        """Where the voter stands, in words."""
        return contest_words.BLANK_TOLD if self.is_blank else contest_words.state_of(self.contest, self.readable)

    @property
    def measured(self) -> tuple[int, int] | None:
        """(used, most): won of a knapsack or points, for a bar; nothing where there is nothing to use up."""
        kind = self.contest["kind"]
        if kind == "knapsack":
            return contest_words.spent_on(self.contest, self.readable), self.contest["ceiling"]
        return (contest_words.points_in(self.readable), self.contest["points"]) if kind == "points" else None

    @property
    def chosen(self) -> list[tuple[Option, str]]:
        """(option, answer in words) of a valid choice; the answer is empty where choosing is all."""
        by_number = {option["no"]: option for option in self.contest["options"]}
        pairs = [(by_number[number], answer) for number, answer in self.readable]
        if self.contest["kind"] == "ranked":
            return [(option, f"{place}순위") for place, (option, _) in enumerate(pairs, 1)]
        if self.contest["kind"] in ("points", "rating"):
            return [(option, f"{points}점") for option, points in pairs]
        return sorted(((o, ANSWER_WORDS.get(answer, "")) for o, answer in pairs), key=lambda pair: pair[0]["no"])

    @property
    def spent(self) -> int:
        """Won of what is chosen, by the rule sheet."""
        return contest_words.spent_on(self.contest, self.readable)

    @property
    def groups(self) -> list[tuple[str, list[Option]]]:
        """(category, its options) as they stand on the page; one nameless group where categories have no say."""
        if self.contest["kind"] != "k_per_category":
            return [("", self.shown)]
        return [(name, list(options)) for name, options in groupby(self.shown, key=lambda o: o["category"] or "")]

    @property
    def ranked(self) -> list[Option]:
        """The options in the order of the ranking so far."""
        by_number = {option["no"]: option for option in self.contest["options"]}
        return [by_number[number] for number, _ in self.readable]

    @property
    def unranked(self) -> list[Option]:
        placed = {number for number, _ in self.readable}
        return [option for option in self.shown if option["no"] not in placed]

    def has(self, name: str, value: object) -> bool:
        return str(value) in self.picked.get(name, ())

    def typed(self, name: str) -> str:
        return next(iter(self.picked.get(name, ())), "")

    # ---- buttons that only change the page --------------------------------------------------------------------------

    def move(self, number: str, way: str) -> None:
        """One step of a ranking: up, down, in (at the end) or out. What cannot be done leaves it as it is."""
        order, known = list(self.picked.get(self.name, ())), {str(option["no"]) for option in self.contest["options"]}
        at = order.index(number) if number in order else None
        if at is None:
            order += [number] if way == "in" and number in known and len(order) < self.limit else []
        elif way == "out":
            order.remove(number)
        elif way in ("up", "down"):
            order.insert(max(at + (-1 if way == "up" else 1), 0), order.pop(at))
        self.picked[self.name] = order
        if order:
            self.picked.pop(self.blank_name, None)
        self._read()

    def _two(self, formdata: Any) -> list[Option]:
        """Two different options to be shown side by side, once both are named."""
        asked = {formdata.get(f"{self.name}-{side}") for side in "ab"}
        two = [option for option in self.contest["options"] if str(option["no"]) in asked]
        return two if len(two) == 2 else []


def _whole(value: str) -> int | str:
    """The number that stands there; anything else goes on as it is, and is refused by the rules."""
    return int(value) if value.isascii() and value.isdigit() and len(value) < 6 else value
