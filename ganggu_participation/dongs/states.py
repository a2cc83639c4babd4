"""A dong's life: it is opened and, when dongs are merged or split, closed."""

from ..lifecycle import Lifecycle
from ..states import State
from ..verbs import Verb


class DongState(State):
    ACTIVE = "active", "운영 중", "success"
    CLOSED = "closed", "닫은 동", "neutral"


LIFE = Lifecycle(
    [
        (Verb.DONG_ADD, None, DongState.ACTIVE),
        (Verb.DONG_CLOSE, DongState.ACTIVE, DongState.CLOSED),
    ]
)
