"""Two short lives: a month of the access log is reviewed once, a destruction is done when it is born."""

from ..lifecycle import Lifecycle
from ..states import State
from ..verbs import Verb


class ReviewState(State):
    SIGNED = "signed", "점검함", "success"


class DestructionState(State):
    DONE = "done", "파기함", "neutral"


REVIEW_LIFE = Lifecycle([(Verb.ACCESS_REVIEW, None, ReviewState.SIGNED)])
DESTRUCTION_LIFE = Lifecycle([(Verb.RETENTION_DESTROY, None, DestructionState.DONE)])
