"""Lives of accounts and grants; how a person belongs to a dong; how surely we know who she is."""

from enum import IntEnum

from ..lifecycle import Lifecycle
from ..states import State
from ..verbs import Verb


class AccountState(State):
    ACTIVE = "active", "사용 중", "success"
    CLOSED = "closed", "그만둠", "neutral"


class GrantState(State):
    ACTIVE = "active", "맡은 중", "success"
    REVOKED = "revoked", "거둠", "neutral"


class Basis(State):
    """Why somebody may take part in a dong: KOREA 2.2."""

    RESIDENCE = "residence", "우리 동에 삽니다"
    WORKPLACE = "workplace", "우리 동에서 일합니다"
    SCHOOL = "school", "우리 동 학교에 다닙니다"
    ORGANISATION = "organisation", "우리 동 단체·기관에 속해 있습니다"
    PERMANENT_RESIDENT_FOREIGNER = "permanent_resident_foreigner", "영주 자격이 있는 외국인 주민입니다"


class Level(IntEnum):
    """How surely a person is known: KOREA ID-03. Higher is surer."""

    NONE = 0
    SMS = 1
    REAL_PERSON = 2
    DECLARED_BASIS = 3
    RESIDENCE_VERIFIED = 4
    STAFF_SEEN = 5

    @property
    def label(self) -> str:
        return LEVEL_LABELS[self]


LEVEL_LABELS = {
    Level.NONE: "확인하지 않음",
    Level.SMS: "전화번호만 확인",
    Level.REAL_PERSON: "본인 확인",
    Level.DECLARED_BASIS: "본인 확인과 자격 신고",
    Level.RESIDENCE_VERIFIED: "거주 확인",
    Level.STAFF_SEEN: "담당자가 직접 확인",
}


def level_with(identity: Level, basis: Basis | None) -> Level:
    """The one rule of rising: a real person who has said how she belongs to her dong."""
    return max(identity, Level.DECLARED_BASIS) if identity >= Level.REAL_PERSON and basis else identity


LIFE = Lifecycle(
    [
        (Verb.ACCOUNT_SIGN_UP, None, AccountState.ACTIVE),
        (Verb.ACCOUNT_SIGN_IN, AccountState.ACTIVE, AccountState.ACTIVE),
        (Verb.ACCOUNT_SIGN_OUT, AccountState.ACTIVE, AccountState.ACTIVE),
        (Verb.ACCOUNT_DECLARE_BASIS, AccountState.ACTIVE, AccountState.ACTIVE),
        (Verb.ACCOUNT_VERIFY, AccountState.ACTIVE, AccountState.ACTIVE),
        (Verb.ACCOUNT_ADD_TOTP, AccountState.ACTIVE, AccountState.ACTIVE),
        (Verb.ACCOUNT_ADD_PASSKEY, AccountState.ACTIVE, AccountState.ACTIVE),
        (Verb.ACCOUNT_REMOVE_FACTOR, AccountState.ACTIVE, AccountState.ACTIVE),
        (Verb.ACCOUNT_RENEW_CODES, AccountState.ACTIVE, AccountState.ACTIVE),
        (Verb.ACCOUNT_CHANGE_PASSWORD, AccountState.ACTIVE, AccountState.ACTIVE),
        (Verb.ACCOUNT_RESET_PASSWORD, AccountState.ACTIVE, AccountState.ACTIVE),
        (Verb.ACCOUNT_END_SIGN_INS, AccountState.ACTIVE, AccountState.ACTIVE),
        (Verb.ACCOUNT_SIGN_OUT_EVERYWHERE, AccountState.ACTIVE, AccountState.ACTIVE),
        (Verb.ACCOUNT_CORRECT, AccountState.ACTIVE, AccountState.ACTIVE),
        (Verb.ACCOUNT_UNMASK, AccountState.ACTIVE, AccountState.ACTIVE),
        (Verb.ACCOUNT_RESET_FACTORS, AccountState.ACTIVE, AccountState.ACTIVE),
        (Verb.CONSENT_GIVE, AccountState.ACTIVE, AccountState.ACTIVE),
        (Verb.CONSENT_WITHDRAW, AccountState.ACTIVE, AccountState.ACTIVE),
        (Verb.ACCOUNT_CLOSE, AccountState.ACTIVE, AccountState.CLOSED),
    ]
)
GRANT_LIFE = Lifecycle(
    [
        (Verb.ROLE_GRANT, None, GrantState.ACTIVE),
        (Verb.ROLE_REVOKE, GrantState.ACTIVE, GrantState.REVOKED),
    ]
)
