"""A vote's life: VOTING 1. Counting and certifying are steps of it, though other rooms take them."""

from ..lifecycle import Lifecycle
from ..states import Labelled, State
from ..verbs import Verb

MANAGED, SEALED = "managed", "sealed"
"""Who holds the count key: the server, locked; or count officers, in parts."""


class VoteState(State):
    DRAFT = "draft", "준비 중", "neutral"
    PUBLISHED = "published", "공고", "info"
    OPEN = "open", "투표 중", "success"
    CLOSED = "closed", "투표 마감", "warning"
    COUNTING = "counting", "개표 중", "warning"
    DECLARED = "declared", "결과 발표", "success"
    RECOUNTING = "recounting", "다시 세는 중", "warning"
    FINAL = "final", "확정", "success"
    CANCELLED = "cancelled", "취소", "danger"


class Channel(State):
    ONLINE = "online", "온라인"
    KIOSK = "kiosk", "현장 기기"
    PAPER = "paper", "종이 투표"
    CODE = "code", "학급 번호"
    PROVISIONAL = "provisional", "확인 뒤 세는 표"


S = VoteState
WITH_A_RESULT = (S.DECLARED, S.RECOUNTING, S.FINAL)
"""A result was declared; while it is counted again, the declared one stays in sight and says so."""
LIFE = Lifecycle(
    [
        (Verb.VOTE_PREPARE, None, S.DRAFT),
        (Verb.VOTE_TAKE_KEY, S.DRAFT, S.DRAFT),
        (Verb.VOTE_REVISE, S.DRAFT, S.DRAFT),
        (Verb.VOTE_LIST_ROLL, S.DRAFT, S.DRAFT),
        (Verb.VOTE_PUBLISH, S.DRAFT, S.PUBLISHED),
        (Verb.VOTE_OPEN, S.PUBLISHED, S.OPEN),
        (Verb.BALLOT_CAST, S.OPEN, S.OPEN),
        (Verb.VOTE_SIGN_HEAD, S.OPEN, S.OPEN),
        (Verb.VOTE_EXTEND, S.OPEN, S.OPEN),
        (Verb.VOTE_CLOSE, S.OPEN, S.CLOSED),
        (Verb.COUNT_COUNT, S.CLOSED, S.COUNTING),
        (Verb.COUNT_COUNT, S.COUNTING, S.COUNTING),
        (Verb.COUNT_CERTIFY, S.COUNTING, S.DECLARED),
        (Verb.COUNT_REVEAL, S.DECLARED, S.DECLARED),
        (Verb.COUNT_REVEAL, S.FINAL, S.FINAL),
        (Verb.COUNT_REOPEN, S.DECLARED, S.RECOUNTING),
        (Verb.COUNT_REOPEN, S.RECOUNTING, S.RECOUNTING),
        (Verb.COUNT_COUNT, S.RECOUNTING, S.RECOUNTING),
        (Verb.COUNT_CERTIFY, S.RECOUNTING, S.DECLARED),
        (Verb.VOTE_FINISH, S.DECLARED, S.FINAL),
        *((Verb.VOTE_EMPTY_BOX, state, state) for state in (S.FINAL, S.CANCELLED)),
        *((Verb.VOTE_CANCEL, state, S.CANCELLED) for state in (S.DRAFT, S.PUBLISHED, S.OPEN, S.CLOSED, S.COUNTING)),
    ]
)


class ChangeState(State):
    ASKED = "asked", "승인 기다림", "warning"
    DONE = "done", "고쳤음", "success"
    DROPPED = "dropped", "그만둠", "neutral"


class ChangeKind(Labelled):
    ADD = "add", "더하기"
    REMOVE = "remove", "빼기"


CHANGE_LIFE = Lifecycle(
    [
        (Verb.ROLLCHANGE_ASK, None, ChangeState.ASKED),
        (Verb.ROLLCHANGE_CARRY_OUT, ChangeState.ASKED, ChangeState.DONE),
        (Verb.ROLLCHANGE_DROP, ChangeState.ASKED, ChangeState.DROPPED),
    ]
)


class RecruitmentState(State):
    OPEN = "open", "모집 중", "success"
    CLOSED = "closed", "추첨 기다림", "warning"
    SEEDED = "seeded", "숫자 확인 기다림", "warning"
    DRAWN = "drawn", "추첨 마침", "success"
    ADMITTED = "admitted", "명부 정함", "success"
    LAPSED = "lapsed", "신청한 사람 없음", "neutral"


class Selection(Labelled):
    """KOREA DH-03."""

    LOTTERY = "lottery", "추첨한 사람만"
    ALL_APPLICANTS = "all_applicants", "신청한 사람 모두"


R = RecruitmentState
RECRUITMENT_LIFE = Lifecycle(
    [
        (Verb.RECRUITMENT_OPEN, None, R.OPEN),
        (Verb.RECRUITMENT_APPLY, R.OPEN, R.OPEN),
        (Verb.RECRUITMENT_WITHDRAW, R.OPEN, R.OPEN),
        (Verb.RECRUITMENT_CLOSE, R.OPEN, R.CLOSED),
        (Verb.RECRUITMENT_LAPSE, R.OPEN, R.LAPSED),
        (Verb.RECRUITMENT_ADMIT, R.CLOSED, R.ADMITTED),
        (Verb.RECRUITMENT_SEED, R.CLOSED, R.SEEDED),
        (Verb.RECRUITMENT_SEED, R.SEEDED, R.SEEDED),
        (Verb.RECRUITMENT_DRAW, R.SEEDED, R.DRAWN),
    ]
)
