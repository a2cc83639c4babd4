"""Lives of what the room keeps for a while: a pass for one vote, a list of people, a printed letter, a visit at a desk."""

from ..lifecycle import Lifecycle
from ..states import State
from ..verbs import Verb


class PassState(State):
    OPEN = "open", "본인 확인을 마침", "success"


class RollState(State):
    IN_USE = "in_use", "쓰는 중", "success"
    REMOVED = "removed", "지움", "neutral"


class LetterState(State):
    PRINTED = "printed", "인쇄함", "info"
    USED = "used", "씀", "neutral"
    BLOCKED = "blocked", "막음", "danger"


class VisitState(State):
    OPEN = "open", "돕는 중", "info"
    ENDED = "ended", "마침", "neutral"


PASS_LIFE = Lifecycle(
    [
        (Verb.PASS_ISSUE, None, PassState.OPEN),
        (Verb.PASS_DECLARE_BASIS, PassState.OPEN, PassState.OPEN),
    ]
)
ROLL_LIFE = Lifecycle(
    [
        (Verb.ROLL_IMPORT, None, RollState.IN_USE),
        (Verb.ROLL_PRINT_LETTERS, RollState.IN_USE, RollState.IN_USE),
        (Verb.ROLL_REMOVE, RollState.IN_USE, RollState.REMOVED),
    ]
)
LETTER_LIFE = Lifecycle([(Verb.LETTER_USE, LetterState.PRINTED, LetterState.USED)])
VISIT_LIFE = Lifecycle(
    [
        (Verb.DESK_RECEIVE, None, VisitState.OPEN),
        *(
            (verb, VisitState.OPEN, VisitState.OPEN)
            for verb in (Verb.DESK_REGISTER, Verb.DESK_VERIFY, Verb.DESK_TELL_APART, Verb.DESK_PRINT_LETTER)
        ),
        (Verb.DESK_END, VisitState.OPEN, VisitState.ENDED),
    ]
)
