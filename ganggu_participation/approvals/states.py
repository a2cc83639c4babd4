"""The life of an approval: proposed by one, decided by another, spent by the act, or over by its date."""

from ..lifecycle import Lifecycle
from ..states import State
from ..verbs import Verb


class ApprovalState(State):
    PROPOSED = "proposed", "승인 기다림", "warning"
    APPROVED = "approved", "승인함", "success"
    REJECTED = "rejected", "돌려보냄", "danger"
    WITHDRAWN = "withdrawn", "거둠", "neutral"
    SPENT = "spent", "그 일을 했음", "success"
    LAPSED = "lapsed", "기한이 지남", "neutral"


S = ApprovalState
OPEN = (S.PROPOSED, S.APPROVED)
LIFE = Lifecycle(
    [
        (Verb.APPROVAL_PROPOSE, None, S.PROPOSED),
        (Verb.APPROVAL_APPROVE, S.PROPOSED, S.APPROVED),
        (Verb.APPROVAL_REJECT, S.PROPOSED, S.REJECTED),
        *((Verb.APPROVAL_WITHDRAW, state, S.WITHDRAWN) for state in OPEN),
        (Verb.APPROVAL_SPEND, S.APPROVED, S.SPENT),
        *((Verb.APPROVAL_LAPSE, state, S.LAPSED) for state in OPEN),
    ]
)
