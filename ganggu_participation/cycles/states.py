"""A year's life: planned, announced."""

from ..lifecycle import Lifecycle
from ..states import State
from ..verbs import Verb


class CycleState(State):
    PLANNED = "planned", "준비 중", "neutral"
    ANNOUNCED = "announced", "공고", "success"


class Scope(State):
    DISTRICT = "district", "서구 전체"
    DONG = "dong", "동"


LIFE = Lifecycle(
    [
        (Verb.CYCLE_PLAN, None, CycleState.PLANNED),
        (Verb.CYCLE_ANNOUNCE, CycleState.PLANNED, CycleState.ANNOUNCED),
    ]
)
