"""An objection's life: lodged, then answered in public one way or the other."""

from ..lifecycle import Lifecycle
from ..states import State
from ..verbs import Verb


class ObjectionState(State):
    OPEN = "open", "살펴보는 중", "warning"
    DISMISSED = "dismissed", "결과를 그대로 둠", "neutral"
    UPHELD = "upheld", "받아들여 다시 셈", "success"


S = ObjectionState
OBJECTIONS = Lifecycle(
    [
        (Verb.OBJECTION_LODGE, None, S.OPEN),
        (Verb.OBJECTION_DISMISS, S.OPEN, S.DISMISSED),
        (Verb.OBJECTION_UPHOLD, S.OPEN, S.UPHELD),
    ]
)
