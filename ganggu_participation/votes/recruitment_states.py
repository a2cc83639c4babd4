"""A recruitment's life: people apply, the list is closed, two officials type the public number, the lot is drawn."""

from ..lifecycle import Lifecycle
from ..states import State
from ..verbs import Verb


class RecruitmentState(State):
    OPEN = "open", "모집 중", "success"
    CLOSED = "closed", "추첨 기다림", "warning"
    SEEDED = "seeded", "숫자 확인 기다림", "warning"
    DRAWN = "drawn", "추첨 마침", "success"


S = RecruitmentState
RECRUITMENT_LIFE = Lifecycle(
    [
        (Verb.RECRUITMENT_OPEN, None, S.OPEN),
        (Verb.RECRUITMENT_APPLY, S.OPEN, S.OPEN),
        (Verb.RECRUITMENT_WITHDRAW, S.OPEN, S.OPEN),
        (Verb.RECRUITMENT_CLOSE, S.OPEN, S.CLOSED),
        (Verb.RECRUITMENT_SEED, S.CLOSED, S.SEEDED),
        (Verb.RECRUITMENT_SEED, S.SEEDED, S.SEEDED),
        (Verb.RECRUITMENT_DRAW, S.SEEDED, S.DRAWN),
    ]
)
