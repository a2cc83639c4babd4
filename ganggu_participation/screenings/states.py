"""The life of a screening and of one member's score sheet: KOREA 1.7."""

from ..lifecycle import Lifecycle
from ..states import State
from ..verbs import Verb


class ScreeningState(State):
    OPEN = "open", "심사 중", "info"
    PUBLISHED = "published", "심사 결과 발표", "success"


class SheetState(State):
    BEGUN = "begun", "적는 중", "neutral"
    HANDED_IN = "handed_in", "냄", "success"


DEFAULT_CRITERIA = (("필요성·시급성", 30), ("수혜 범위·공익성", 30), ("실현 가능성", 20), ("효과·지속성", 20))
"""No official table of points was found: KOREA 1.7 proposes this one; a track may have another."""

SCREENING_LIFE = Lifecycle(
    [
        (Verb.SCREENING_SET_UP, None, ScreeningState.OPEN),
        (Verb.SCREENING_SET_UP, ScreeningState.OPEN, ScreeningState.OPEN),
        (Verb.SCREENING_PUBLISH, ScreeningState.OPEN, ScreeningState.PUBLISHED),
    ]
)
SHEET_LIFE = Lifecycle(
    [
        (Verb.SCORESHEET_FILL, None, SheetState.BEGUN),
        (Verb.SCORESHEET_FILL, SheetState.BEGUN, SheetState.BEGUN),
        (Verb.SCORESHEET_RECUSE, None, SheetState.BEGUN),
        (Verb.SCORESHEET_RECUSE, SheetState.BEGUN, SheetState.BEGUN),
        (Verb.SCORESHEET_HAND_IN, SheetState.BEGUN, SheetState.HANDED_IN),
    ]
)
