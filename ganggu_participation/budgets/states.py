"""An envelope's life: opened with its ceiling, then allocated once."""

from ..lifecycle import Lifecycle
from ..states import State
from ..verbs import Verb


class EnvelopeState(State):
    OPEN = "open", "나누기 전", "info"
    ALLOCATED = "allocated", "나눔", "success"


LIFE = Lifecycle(
    [
        (Verb.BUDGET_OPEN, None, EnvelopeState.OPEN),
        (Verb.BUDGET_ALLOCATE, EnvelopeState.OPEN, EnvelopeState.ALLOCATED),
    ]
)
