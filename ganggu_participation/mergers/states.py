"""The life of asking to merge, and of asking to split."""

from ..lifecycle import Lifecycle
from ..states import State
from ..verbs import Verb


class MergerState(State):
    ASKED = "asked", "동의를 기다림", "info"
    DONE = "done", "합쳤음", "success"
    REFUSED = "refused", "합치지 않기로 함", "neutral"
    DROPPED = "dropped", "거둠", "neutral"


class Answer(State):
    WAITING = "waiting", "답을 기다림", "warning"
    AGREED = "agreed", "동의함", "success"
    REFUSED = "refused", "동의하지 않음", "neutral"


class SplitState(State):
    ASKED = "asked", "동의를 기다림", "info"
    DONE = "done", "나누었음", "success"
    REFUSED = "refused", "나누지 않기로 함", "neutral"
    DROPPED = "dropped", "거둠", "neutral"


MERGER_LIFE = Lifecycle(
    [
        (Verb.MERGER_PROPOSE, None, MergerState.ASKED),
        (Verb.MERGER_AGREE, MergerState.ASKED, MergerState.ASKED),
        (Verb.MERGER_REFUSE, MergerState.ASKED, MergerState.REFUSED),
        (Verb.MERGER_DROP, MergerState.ASKED, MergerState.DROPPED),
        (Verb.MERGER_CARRY_OUT, MergerState.ASKED, MergerState.DONE),
    ]
)
SPLIT_LIFE = Lifecycle(
    [
        (Verb.SPLIT_ASK, None, SplitState.ASKED),
        (Verb.SPLIT_AGREE, SplitState.ASKED, SplitState.DONE),
        (Verb.SPLIT_REFUSE, SplitState.ASKED, SplitState.REFUSED),
        (Verb.SPLIT_DROP, SplitState.ASKED, SplitState.DROPPED),
    ]
)
