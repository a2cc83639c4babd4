"""The one state machine: a table of verb, from, to. A verb that moves nothing ends where it starts."""

from collections.abc import Iterable
from enum import StrEnum
from typing import Any

from .refusals import Refusal, Refused
from .verbs import Verb

Row = tuple[Verb, StrEnum | None, StrEnum]


class Lifecycle:
    """A noun's life. `None` as the state before means: not born yet."""

    def __init__(self, rows: Iterable[Row]) -> None:
        self.steps: dict[tuple[Verb, StrEnum | None], StrEnum] = {(verb, start): end for verb, start, end in rows}

    @property
    def verbs(self) -> frozenset[Verb]:
        return frozenset(verb for verb, _ in self.steps)

    def why_not(self, verb: Verb, state: StrEnum | None) -> Refusal | None:
        return None if (verb, state) in self.steps else Refusal.NOT_IN_THIS_STATE

    def move(self, subject: Any, verb: Verb) -> None:
        """Puts `subject.state` where the table says; raises Refused(NOT_IN_THIS_STATE)."""
        if refusal := self.why_not(verb, subject.state):
            raise Refused(refusal)
        subject.state = self.steps[verb, subject.state]
