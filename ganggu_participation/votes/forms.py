"""What comes in: a ballot that can only parse to what the frozen rules allow, and the office's two forms."""

import re
from collections.abc import Iterable, Mapping
from random import SystemRandom
from typing import Any, Final, Self

from flask import request
from wtforms import Field, ValidationError

from ..ballotbox import BadBallot, read_content
from ..web.forms import Form, moment, offered, select, text
from .plans import BLANK, SHORTEST_REASON

CONTEST_NAME: Final = re.compile(r"c(\d+)(-\w+)?")
LOTS: Final = SystemRandom()
BOTH: Final = "기권과 다른 선택을 함께 고를 수 없습니다. 하나만 남겨 주세요."
SERVER_KEEPS: Final = "서버가 잠가서 보관(나누어 갖지 않음)"
FOREIGN: Final = "이 투표에 없는 투표용지가 들어 있습니다. 투표용지를 다시 열어 골라 주세요."


class ContestField(Field):
    """One contest of a ballot; its options stand in random order at every showing. Names in the page: `c1` = option numbers; `c1-3` = the answer on option 3 where every
    option is answered; `c1-blank` = 기권. `data` is what `votes.cast` takes; `picked` fills the page again."""

    def __init__(self, contest: Mapping[str, Any], **kwargs: Any) -> None:
        super().__init__(contest["title"], **kwargs)
        self.data: Any = []
        self.contest = contest
        self.picked: dict[str, set[str]] = {}
        self.shown = LOTS.sample(contest["options"], len(contest["options"]))

    def process(self, formdata: Any, data: Any = None, extra_filters: Any = None) -> None:
        self.process_errors = ()
        self.data, self.picked = [], {}
        if formdata is not None:
            self.picked = {name: set(formdata.getlist(name)) for name in self.names if formdata.getlist(name)}
            self.data = BLANK if self.blank_name in self.picked else self._chosen(formdata)

    @property
    def blank_name(self) -> str:
        return f"{self.name}-blank"

    @property
    def is_answered_per_option(self) -> bool:
        return bool(self.contest["kind"] == "approve_reject")

    @property
    def names(self) -> list[str]:
        """Every name under which the page may send something about this contest."""
        answers = (
            [f"{self.name}-{option['no']}" for option in self.contest["options"]] if self.is_answered_per_option else []
        )
        return [self.name, *answers, self.blank_name]

    @property
    def kept(self) -> list[tuple[str, str]]:
        """(name, value) pairs that carry the choice through the review page."""
        return [(name, value) for name in self.names for value in sorted(self.picked.get(name, ()))]

    def _chosen(self, formdata: Any) -> list[Any]:
        if not self.is_answered_per_option:
            return [_whole(value) for value in formdata.getlist(self.name)]
        said = ((option["no"], formdata.getlist(f"{self.name}-{option['no']}")) for option in self.contest["options"])
        return [[no, answer] for no, answers in said for answer in answers]

    def pre_validate(self, form: Any) -> None:
        if self.is_blank and len(self.picked) > 1:
            raise ValidationError(BOTH)
        said = {"blank": True} if self.is_blank else {"choices": self.data}
        try:
            read_content(self.contest, {"contest": self.contest["no"], **said})
        except BadBallot as bad:
            raise ValidationError(bad.sentence) from bad

    @property
    def is_blank(self) -> bool:
        return self.data == BLANK

    @property
    def limit(self) -> int:
        """How many choices the page counts up to."""
        kind, options = self.contest["kind"], len(self.contest["options"])
        return 1 if kind == "single" else self.contest["k"] if kind in ("up_to_k", "exactly_k") else options

    @property
    def chosen(self) -> list[tuple[Mapping[str, Any], str]]:
        """(option, answer) of a valid choice, in the order of the sheet; the answer is empty where choosing is all."""
        answers = dict(self.data) if self.is_answered_per_option else dict.fromkeys(self.data, "")
        return [(option, answers[option["no"]]) for option in self.contest["options"] if option["no"] in answers]

    def has(self, name: str, value: object) -> bool:
        return str(value) in self.picked.get(name, ())


def _whole(value: str) -> int | str:
    """The number that stands there; anything else goes on as it is, and is refused by the rules."""
    return int(value) if value.isascii() and value.isdigit() and len(value) < 6 else value


class Ballot(Form):
    """Made per vote by `ballot_form`: one field per contest of the frozen sheet."""

    @property
    def contests(self) -> list[ContestField]:
        return [field for field in self if isinstance(field, ContestField)]

    @property
    def choices(self) -> dict[int, Any]:
        """Contest number -> choices, as `votes.cast` takes them."""
        return {field.contest["no"]: field.data for field in self.contests}

    @property
    def kept(self) -> list[tuple[str, str]]:
        return [pair for field in self.contests for pair in field.kept]

    def validate(self, extra_validators: Any = None) -> bool:
        known = {str(field.contest["no"]) for field in self.contests}
        sent = [match[1] for match in map(CONTEST_NAME.fullmatch, request.form) if match]
        fits = super().validate(extra_validators)
        if not set(sent) <= known:
            self.form_errors.append(FOREIGN)
        return fits and not self.form_errors


def ballot_form(contests: Iterable[Mapping[str, Any]]) -> Ballot:
    """The ballot of one vote, bound to what was sent."""
    fields = {f"c{contest['no']}": ContestField(contest) for contest in contests}
    form: Ballot = type("BallotOfVote", (Ballot,), fields)()
    return form


class ExtensionForm(Form):
    closes = moment("새 마감")
    reason = text("까닭", shortest=SHORTEST_REASON, longest=500)


class CancellationForm(Form):
    reason = text("까닭", shortest=SHORTEST_REASON, longest=500)


class CountKeyForm(Form):
    """Who opens the box: officers with one of their tried keys, or the server."""

    key = select("개표 열쇠", coerce=int, required=False)

    def offer(self, keys: Iterable[Any]) -> Self:
        said = [(key.id, f"{key.title} ({len(key.holders)}명 가운데 {key.threshold}명)") for key in keys]
        self.key.choices = offered([*said, ("", SERVER_KEEPS)])
        return self
