"""A proposal's life: KOREA 1.6."""

from ..lifecycle import Lifecycle
from ..states import State
from ..verbs import Verb


class ProposalState(State):
    DRAFT = "draft", "작성 중", "neutral"
    SUBMITTED = "submitted", "접수", "info"
    NEEDS_INFO = "needs_info", "보완 요청", "warning"
    UNDER_REVIEW = "under_review", "부서 검토 중", "info"
    ELIGIBLE = "eligible", "투표 대상", "success"
    INELIGIBLE = "ineligible", "이번에는 어려움", "danger"
    ON_BALLOT = "on_ballot", "투표 중", "info"
    SELECTED = "selected", "선정", "success"
    NOT_SELECTED = "not_selected", "미선정", "neutral"
    MERGED = "merged", "합쳐서 검토", "info"
    SHORT = "short", "공감이 모자람", "neutral"
    WITHDRAWN = "withdrawn", "취하", "neutral"


NEEDED = {"title": "제안 이름", "necessity": "무엇이 불편한가요", "location": "어디인가요"}
"""The three questions of the simple form: all that a proposal must answer."""

S = ProposalState
STATES = {state.value: state for state in S}
WAITING = (S.SUBMITTED, S.UNDER_REVIEW)
"""A department owes an answer."""

UNDECIDED = (S.SUBMITTED, S.NEEDS_INFO, S.UNDER_REVIEW)
"""Received, and no answer yet."""
MERGEABLE = (*UNDECIDED, S.ELIGIBLE)
"""Not before the receipt, not once it is on a ballot paper."""
MAY_BE_LEFT = (*MERGEABLE, S.INELIGIBLE, S.SHORT, S.WITHDRAWN)
"""What was merged into it may go its own way again: it is not on a ballot paper, and no vote has decided it."""

DESK_VERBS = (Verb.PROPOSAL_ASSIGN, Verb.PROPOSAL_NOTE, Verb.PROPOSAL_RECUSE)
CLOCK_VERBS = (Verb.PROPOSAL_REMIND, Verb.PROPOSAL_ESCALATE)

LIFE = Lifecycle(
    [
        (Verb.PROPOSAL_DRAFT, None, S.DRAFT),
        (Verb.PROPOSAL_REVISE, S.DRAFT, S.DRAFT),
        (Verb.PROPOSAL_REVISE, S.NEEDS_INFO, S.NEEDS_INFO),
        (Verb.PROPOSAL_KEEP, None, S.DRAFT),
        (Verb.PROPOSAL_KEEP, S.DRAFT, S.DRAFT),
        (Verb.PROPOSAL_ATTACH, S.DRAFT, S.DRAFT),
        (Verb.PROPOSAL_ATTACH, S.NEEDS_INFO, S.NEEDS_INFO),
        (Verb.PROPOSAL_DETACH, S.DRAFT, S.DRAFT),
        (Verb.PROPOSAL_ESTIMATE, S.DRAFT, S.DRAFT),
        (Verb.PROPOSAL_ESTIMATE, S.NEEDS_INFO, S.NEEDS_INFO),
        (Verb.PROPOSAL_TAKE_IN, None, S.SUBMITTED),
        (Verb.PROPOSAL_SUBMIT, S.DRAFT, S.SUBMITTED),
        (Verb.PROPOSAL_SUBMIT, S.NEEDS_INFO, S.SUBMITTED),
        *[(verb, state, state) for verb in DESK_VERBS for state in UNDECIDED],
        *[(verb, state, state) for verb in CLOCK_VERBS for state in (S.SUBMITTED, S.UNDER_REVIEW)],
        (Verb.PROPOSAL_HOLD_ANSWER, S.UNDER_REVIEW, S.UNDER_REVIEW),
        (Verb.PROPOSAL_RELEASE_ANSWER, S.UNDER_REVIEW, S.UNDER_REVIEW),
        (Verb.PROPOSAL_REOPEN, S.INELIGIBLE, S.UNDER_REVIEW),
        (Verb.PROPOSAL_TAKE_UP, S.SUBMITTED, S.UNDER_REVIEW),
        (Verb.PROPOSAL_REQUEST_INFO, S.SUBMITTED, S.NEEDS_INFO),
        (Verb.PROPOSAL_REQUEST_INFO, S.UNDER_REVIEW, S.NEEDS_INFO),
        (Verb.PROPOSAL_FIND_ELIGIBLE, S.UNDER_REVIEW, S.ELIGIBLE),
        (Verb.PROPOSAL_FIND_INELIGIBLE, S.UNDER_REVIEW, S.INELIGIBLE),
        (Verb.PROPOSAL_WITHDRAW, S.DRAFT, S.WITHDRAWN),
        (Verb.PROPOSAL_WITHDRAW, S.SUBMITTED, S.WITHDRAWN),
        (Verb.PROPOSAL_WITHDRAW, S.NEEDS_INFO, S.WITHDRAWN),
        (Verb.PROPOSAL_WITHDRAW, S.UNDER_REVIEW, S.WITHDRAWN),
        (Verb.PROPOSAL_WITHDRAW, S.SHORT, S.WITHDRAWN),
        *[(Verb.PROPOSAL_JOIN_YEAR, state, state) for state in MERGEABLE],
        (Verb.PROPOSAL_PASS_GATE, S.SUBMITTED, S.SUBMITTED),
        (Verb.PROPOSAL_FALL_SHORT, S.SUBMITTED, S.SHORT),
        (Verb.PROPOSAL_REVIVE, S.SHORT, S.SUBMITTED),
        *[(Verb.PROPOSAL_MOVE, state, state) for state in UNDECIDED],
        *[(Verb.PROPOSAL_MERGE, state, S.MERGED) for state in MERGEABLE],
        (Verb.PROPOSAL_STAND_ALONE, S.MERGED, S.SUBMITTED),
        (Verb.PROPOSAL_SPLIT, None, S.SUBMITTED),
        *[(Verb.PROPOSAL_SPLIT, state, state) for state in UNDECIDED],
        (Verb.PROPOSAL_PUT_TO_VOTE, S.ELIGIBLE, S.ON_BALLOT),
        (Verb.PROPOSAL_TAKE_BACK, S.ON_BALLOT, S.ELIGIBLE),
        (Verb.PROPOSAL_SELECT, S.ON_BALLOT, S.SELECTED),
        (Verb.PROPOSAL_PASS_OVER, S.ON_BALLOT, S.NOT_SELECTED),
    ]
)


class AppealState(State):
    LODGED = "lodged", "이의 검토 중", "warning"
    UPHELD = "upheld", "이의 받아들임", "success"
    DISMISSED = "dismissed", "처음 답 유지", "neutral"


APPEAL_LIFE = Lifecycle(
    [
        (Verb.APPEAL_LODGE, None, AppealState.LODGED),
        (Verb.APPEAL_UPHOLD, AppealState.LODGED, AppealState.UPHELD),
        (Verb.APPEAL_DISMISS, AppealState.LODGED, AppealState.DISMISSED),
    ]
)


class Standing(State):
    """What a screen says instead of a state, where the state alone would be unkind."""

    GUIDED = "guided", "민원 창구로 안내", "info"
    CONDITIONAL = "conditional", "조건부 투표 대상", "success"


class ReasonCode(State):
    """Why a proposal cannot go on: KOREA 1.6."""

    LAW_VIOLATION = "law_violation", "법령·조례에 어긋나는 사업"
    NOT_OUR_AUTHORITY = "not_our_authority", "구가 맡지 않은 사업(국가·시·교육청·경찰서·소방서 등의 일)"
    ALREADY_RUNNING = "already_running", "이미 추진 중이거나 같은 사업이 있음"
    MULTI_YEAR = "multi_year", "한 해에 끝나지 않는 사업"
    PRIVATE_BENEFIT = "private_benefit", "특정 개인·단체의 이익을 위한 사업"
    SIMPLE_COMPLAINT = "simple_complaint", "예산이 필요 없는 생활 민원(민원 창구로 안내)"
    OPERATING_COST = "operating_cost", "인건비·운영비 등 늘 드는 비용"
    SUBSIDY_OR_STATUTORY = "subsidy_or_statutory", "국·시비 보조사업이나 법으로 정한 의무 비용"
    OVER_LIMIT = "over_limit", "사업비 한도를 넘거나 모자람"
    CONFLICT_RISK = "conflict_risk", "주민 사이 다툼이 생길 수 있는 사업"
    PRIOR_PROCEDURE = "prior_procedure", "심의·동의 등 먼저 거칠 절차가 있는 사업"
    LARGE_LONG_TERM = "large_long_term", "오래 검토해야 하는 큰 사업"
    LAND_OR_RIGHTS = "land_or_rights", "사유지 등 권리 문제로 추진이 어려움"
    TECHNICAL = "technical", "기술·안전 문제로 추진이 어려움"
    EVENT_TYPE = "event_type", "행사·축제 사업"
    ASSET_PURCHASE = "asset_purchase", "자산을 사는 사업"
    DUPLICATE_MERGED = "duplicate_merged", "같은 제안과 합쳐서 검토"


REASONS = {code.value: code for code in ReasonCode}


class Channel(State):
    """How a proposal came in: KOREA PB-16."""

    WEB = "web", "온라인"
    VISIT = "visit", "방문"
    POST = "post", "우편"
    FAX = "fax", "팩스"
    EMAIL = "email", "전자우편"
    ASSEMBLY = "assembly", "주민총회"
    SCHOOL = "school", "학교"


ON_PAPER = tuple(channel for channel in Channel if channel is not Channel.WEB)
"""Typed in by staff for somebody else."""


class Proposer(State):
    PERSON = "person", "나 혼자"
    GROUP = "group", "모임·단체"
    SCHOOL = "school", "학교"


class Category(State):
    SAFETY = "safety", "안전·방범"
    ROADS = "roads", "교통·보행"
    GREEN = "green", "공원·녹지"
    CLEAN = "clean", "환경·청소"
    CARE = "care", "복지·돌봄"
    CULTURE = "culture", "문화·체육"
    LEARNING = "learning", "교육·청소년"
    OTHER = "other", "그 밖의 분야"


CATEGORIES = {category.value: category for category in Category}
PROPOSERS = {proposer.value: proposer for proposer in Proposer}
CHANNELS = {channel.value: channel for channel in Channel}


class InvitationState(State):
    OPEN = "open", "답을 기다림", "info"
    ACCEPTED = "accepted", "함께 씀", "success"
    DECLINED = "declined", "함께 쓰지 않음", "neutral"
    RECALLED = "recalled", "거둠", "neutral"


INVITATION_LIFE = Lifecycle(
    [
        (Verb.INVITATION_SEND, None, InvitationState.OPEN),
        (Verb.INVITATION_ACCEPT, InvitationState.OPEN, InvitationState.ACCEPTED),
        (Verb.INVITATION_DECLINE, InvitationState.OPEN, InvitationState.DECLINED),
        (Verb.INVITATION_DECLINE, InvitationState.ACCEPTED, InvitationState.DECLINED),
        (Verb.INVITATION_RECALL, InvitationState.OPEN, InvitationState.RECALLED),
    ]
)


class PriceState(State):
    ACTIVE = "active", "쓰는 중", "success"
    RETIRED = "retired", "그만 씀", "neutral"


PRICE_LIFE = Lifecycle(
    [
        (Verb.PRICE_ADD, None, PriceState.ACTIVE),
        (Verb.PRICE_CHANGE, PriceState.ACTIVE, PriceState.ACTIVE),
        (Verb.PRICE_RETIRE, PriceState.ACTIVE, PriceState.RETIRED),
    ]
)


class Sort(State):
    NEW = "new", "새로 낸 순서"
    SUPPORT = "support", "공감이 많은 순서"
    CHEAP = "cheap", "비용이 적은 순서"
    DEAR = "dear", "비용이 많은 순서"
    MIXED = "mixed", "날마다 섞는 순서"


SORTS = {sort.value: sort for sort in Sort}
