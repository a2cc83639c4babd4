"""What every way of showing who one is offers to the pages: its name, what it asks for, and what it answers."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from ...accounts.identity import Identity
from ...accounts.states import Level


@dataclass(frozen=True)
class Asker:
    """Who asks to be checked: an account, or a stranger for one vote. `name` counts tries and makes challenges."""

    name: str
    origin: str = ""


@dataclass(frozen=True)
class Question:
    """The second step on our own page: a code that was sent. `demo_code` is shown on demo installations only."""

    remember: dict[str, Any]
    sentence: str
    demo_code: str = ""


@dataclass(frozen=True)
class Away:
    """The second step elsewhere: an address to go to; she comes back with `token`."""

    remember: dict[str, Any]
    url: str
    token: str


@dataclass(frozen=True)
class Face:
    """What a page shows of a provider. `fields`: what it asks at first, by the names of CheckForm."""

    key: str
    label: str
    about: str
    level: Level
    fields: tuple[str, ...] = ()
    for_demo: bool = False
    at_desk: bool = False
    hints: Mapping[str, str] = field(default_factory=dict)


class IdentityProvider(Protocol):
    """One way of checking."""

    @property
    def face(self) -> Face: ...

    def challenge(self, asker: Asker) -> str:
        """What the page shows her before she answers, if anything."""

    def start(self, asker: Asker, answers: Mapping[str, Any], back: str) -> Identity | Question | Away:
        """The first step. `back`: the whole address to which she comes back. Raises Refused."""

    def finish(self, remembered: Mapping[str, Any], answers: Mapping[str, Any]) -> Identity:
        """The second step, once. Raises Refused."""


class OneStep:
    """For providers that answer at once."""

    def challenge(self, asker: Asker) -> str:
        return ""

    def finish(self, remembered: Mapping[str, Any], answers: Mapping[str, Any]) -> Identity:
        raise NotImplementedError("there is no second step")
