"""A ballot that can only parse to what the frozen rules allow: a field per contest (contest_fields)."""

import re
import secrets
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any, Final

from flask import request

from ...web.forms import Form
from .contest_fields import ContestField

CONTEST_NAME: Final = re.compile(r"c(\d+)(-\w+)?")
FOREIGN: Final = "이 투표에 없는 투표용지가 들어 있습니다. 투표용지를 다시 열어 골라 주세요."
MOST_ACT: Final = 3


class Ballot(Form):
    """Made per vote by `ballot_form`: one field per contest of the frozen sheet."""

    def __init__(self, rules: Mapping[str, Mapping[str, Any]], nonce: str) -> None:
        self.rules, self.nonce = rules, nonce
        super().__init__()

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

    @property
    def is_shuffled(self) -> bool:
        """Whether some options stand in another order for every voter."""
        return any(field.contest.get("order") != "lot" for field in self.contests)

    @property
    def is_all_blank(self) -> bool:
        return all(field.is_blank for field in self.contests)

    def act(self) -> None:
        """Does what a button of the page asked for; ways that are unknown do nothing."""
        asked: Sequence[str] = request.form.get("act", "").split()
        for field in self.contests:
            if len(asked) == MOST_ACT and asked[0] == field.name and field.contest["kind"] == "ranked":
                field.move(asked[1], asked[2])

    def validate(self, extra_validators: Any = None) -> bool:
        known = {str(field.contest["no"]) for field in self.contests}
        sent = [match[1] for match in map(CONTEST_NAME.fullmatch, request.form) if match]
        fits = super().validate(extra_validators)
        if not set(sent) <= known:
            self.form_errors.append(FOREIGN)
        return fits and not self.form_errors


@lru_cache(maxsize=64)
def _form_with(names: tuple[str, ...]) -> type[Ballot]:
    """A form with one field per contest; making the class cost more than reading a ballot with it."""
    return type("BallotOfVote", (Ballot,), {name: ContestField() for name in names})


def ballot_form(contests: Iterable[Mapping[str, Any]], nonce: str = "") -> Ballot:
    """The ballot of one vote, bound to what was sent. The same `nonce` shows the options in the same order."""
    rules = {f"c{contest['no']}": contest for contest in contests}
    return _form_with(tuple(rules))(rules, nonce or secrets.token_hex(8))
