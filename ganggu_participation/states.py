"""What every state tells a screen: its Korean label and its tone."""

from enum import StrEnum
from typing import Self


class State(StrEnum):
    """A state of some life. Members are written `NAME = "value", "label", "tone"`;
    tones are neutral, info, success, warning, danger."""

    label: str
    tone: str

    def __new__(cls, value: str, label: str, tone: str = "neutral") -> Self:
        member = str.__new__(cls, value)
        member._value_, member.label, member.tone = value, label, tone
        return member
