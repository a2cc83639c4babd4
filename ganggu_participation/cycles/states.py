"""A year's life: planned, planned anew as often as needed, announced."""

from ..lifecycle import Lifecycle
from ..states import State
from ..verbs import Verb

CALL = "call"  # the stage that takes proposals
GATE_DAYS = 30  # to find the support that a track asks for before a review (KOREA PB-22)
NOTICE_DAYS = 20  # the plan is public this long before the call opens (KOREA PB-01)


class CycleState(State):
    PLANNED = "planned", "준비 중", "neutral"
    ANNOUNCED = "announced", "공고", "success"


class Scope(State):
    DISTRICT = "district", "구 전체"
    DONG = "dong", "동"


LIFE = Lifecycle(
    [
        (Verb.CYCLE_PLAN, None, CycleState.PLANNED),
        (Verb.CYCLE_PLAN, CycleState.PLANNED, CycleState.PLANNED),
        (Verb.CYCLE_ANNOUNCE, CycleState.PLANNED, CycleState.ANNOUNCED),
    ]
)
