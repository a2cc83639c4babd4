"""An assembly's life, and the kinds and routes of its agenda items."""

from ..lifecycle import Lifecycle
from ..states import State
from ..verbs import Verb


class AssemblyState(State):
    PREPARING = "preparing", "준비", "neutral"
    NOTICED = "noticed", "공고", "info"
    VOTING = "advance_voting", "투표 중", "success"
    COUNTING = "counting", "개표 중", "warning"
    DECLARED = "declared", "결과 발표", "success"
    NO_QUORUM = "no_quorum", "참여 인원 부족", "danger"
    CALLED_OFF = "called_off", "취소", "danger"


class Phase(State):
    """How a resident sorts assemblies."""

    NOW = "now", "지금 하는 총회"
    COMING = "coming", "곧 열리는 총회"
    PAST = "past", "지난 총회"


class Route(State):
    """How a decision is carried out: KOREA RA-11."""

    AUTONOMY_ACTIVITY = "autonomy_activity", "주민자치회가 합니다"
    PARTICIPATORY_BUDGET = "participatory_budget", "주민참여예산으로 합니다"
    DEPARTMENT_LINK = "department_link", "구청 부서가 합니다"
    LONG_TERM = "long_term", "오래 검토합니다"
    SELF_RUN = "self_run", "주민이 스스로 합니다"


S = AssemblyState
PHASES = {
    S.PREPARING: Phase.COMING,
    S.NOTICED: Phase.COMING,
    S.VOTING: Phase.NOW,
    S.COUNTING: Phase.NOW,
    S.DECLARED: Phase.PAST,
    S.NO_QUORUM: Phase.PAST,
    S.CALLED_OFF: Phase.PAST,
}
LIFE = Lifecycle(
    [
        (Verb.ASSEMBLY_PREPARE, None, S.PREPARING),
        (Verb.ASSEMBLY_TABLE_ITEM, S.PREPARING, S.PREPARING),
        (Verb.ASSEMBLY_DROP_ITEM, S.PREPARING, S.PREPARING),
        (Verb.ASSEMBLY_GIVE_NOTICE, S.PREPARING, S.NOTICED),
        (Verb.ASSEMBLY_OPEN, S.NOTICED, S.VOTING),
        (Verb.ASSEMBLY_CLOSE, S.VOTING, S.COUNTING),
        (Verb.ASSEMBLY_DECLARE, S.COUNTING, S.DECLARED),
        (Verb.ASSEMBLY_FIND_NO_QUORUM, S.COUNTING, S.NO_QUORUM),
        (Verb.ASSEMBLY_RESOLVE, S.DECLARED, S.DECLARED),
        *((Verb.ASSEMBLY_CALL_OFF, state, S.CALLED_OFF) for state in (S.PREPARING, S.NOTICED, S.VOTING, S.COUNTING)),
    ]
)
