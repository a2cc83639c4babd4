"""The life of a shared count key: VOTING 4.1 and 4.7."""

from ..lifecycle import Lifecycle
from ..states import State
from ..verbs import Verb


class KeyState(State):
    GATHERING = "gathering", "담당자 모이는 중", "info"
    MADE = "made", "카드 시험 전", "warning"
    TRIED = "tried", "쓸 수 있음", "success"
    IN_USE = "in_use", "투표에 쓰는 중", "info"
    AWAITED = "awaited", "개표를 기다림", "warning"
    DESTROYED = "destroyed", "없앰", "neutral"
    DROPPED = "dropped", "버림", "neutral"


K = KeyState
LIFE = Lifecycle(
    [
        (Verb.COUNTKEY_BEGIN, None, K.GATHERING),
        (Verb.COUNTKEY_ATTEND, K.GATHERING, K.GATHERING),
        (Verb.COUNTKEY_MAKE, K.GATHERING, K.MADE),
        (Verb.COUNTKEY_RECEIVE, K.MADE, K.MADE),
        *((Verb.COUNTKEY_CALL, state, state) for state in (K.MADE, K.AWAITED)),
        *((Verb.COUNTKEY_ENTER, state, state) for state in (K.MADE, K.AWAITED)),
        *((Verb.COUNTKEY_CLEAR, state, state) for state in (K.MADE, K.AWAITED)),
        (Verb.COUNTKEY_CONFIRM, K.MADE, K.TRIED),
        (Verb.COUNTKEY_BIND, K.TRIED, K.IN_USE),
        (Verb.COUNTKEY_ADMIT, K.IN_USE, K.AWAITED),
        (Verb.COUNTKEY_JOIN, K.AWAITED, K.AWAITED),
        *((Verb.COUNTKEY_DESTROY, state, K.DESTROYED) for state in (K.IN_USE, K.AWAITED)),
        *((Verb.COUNTKEY_DROP, state, K.DROPPED) for state in (K.GATHERING, K.MADE, K.TRIED)),
    ]
)
