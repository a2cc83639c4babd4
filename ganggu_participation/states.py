"""What every named thing tells a screen: its Korean label, and for states a tone."""

from enum import StrEnum
from typing import Self


class Labelled(StrEnum):
    """Members are written `NAME = "value", "label"`."""

    label: str

    def __new__(cls, value: str, label: str) -> Self:
        member = str.__new__(cls, value)
        member._value_, member.label = value, label
        return member


class State(StrEnum):
    """A state of some life. Members are written `NAME = "value", "label", "tone"`;
    tones are neutral, info, success, warning, danger."""

    label: str
    tone: str

    def __new__(cls, value: str, label: str, tone: str = "neutral") -> Self:
        member = str.__new__(cls, value)
        member._value_, member.label, member.tone = value, label, tone
        return member
