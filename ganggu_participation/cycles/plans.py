"""What a year is made of, before it is stored."""

from dataclasses import dataclass
from datetime import datetime

from ..money import Won
from .states import Scope


@dataclass(frozen=True)
class StagePlan:
    """A step of the year; `closes` is exclusive to the second."""

    key: str
    label: str
    about: str
    opens: datetime
    closes: datetime


@dataclass(frozen=True)
class TrackPlan:
    """A 유형 with its ceilings in 원; `dong_ceiling` only where the money is split by dong; `support_gate`: so many must
    support a proposal before it is reviewed, where anything is asked (KOREA PB-22)."""

    key: str
    label: str
    summary: str
    scope: Scope
    ceiling: Won
    dong_ceiling: Won | None = None
    support_gate: int | None = None
