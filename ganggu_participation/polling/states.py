"""Lives in the hall: a place and its balance, a kiosk, a one-time code, a class code, an envelope, a bundle of papers."""

from ..lifecycle import Lifecycle
from ..states import State
from ..verbs import Verb


class PlaceState(State):
    OPEN = "open", "운영", "info"
    REPORTED = "reported", "결산 적음", "warning"
    SETTLED = "settled", "결산 마침", "success"


class KioskState(State):
    OPEN = "open", "켜짐", "success"
    CLOSED = "closed", "꺼짐", "neutral"


class CodeState(State):
    HANDED = "handed", "받아 감", "info"
    SPENT = "spent", "씀", "success"
    VOID = "void", "거둠", "neutral"


class ClassCodeState(State):
    PRINTED = "printed", "나눠 줌", "info"
    SPENT = "spent", "씀", "success"


class EnvelopeState(State):
    SEALED = "sealed", "확인 기다림", "warning"
    ADMITTED = "admitted", "인정", "success"
    REFUSED = "refused", "세지 않음", "danger"


class BundleState(State):
    ENTERED = "entered", "한 번 입력", "info"
    COMPARED = "compared", "두 번 입력", "warning"
    SETTLED = "settled", "맞음", "success"


P, B = PlaceState, BundleState
PLACE_LIFE = Lifecycle(
    [
        (Verb.PLACE_ADD, None, P.OPEN),
        (Verb.PLACE_STAFF, P.OPEN, P.OPEN),
        (Verb.PAPER_HAND_OUT, P.OPEN, P.OPEN),
        (Verb.PLACE_REPORT, P.OPEN, P.REPORTED),
        (Verb.PLACE_REPORT, P.REPORTED, P.REPORTED),
        (Verb.PLACE_SETTLE, P.REPORTED, P.SETTLED),
        (Verb.PLACE_ACCEPT, P.REPORTED, P.SETTLED),
    ]
)
KIOSK_LIFE = Lifecycle(
    [(Verb.KIOSK_OPEN, None, KioskState.OPEN), (Verb.KIOSK_CLOSE, KioskState.OPEN, KioskState.CLOSED)]
)
CODE_LIFE = Lifecycle(
    [
        (Verb.CODE_HAND_OUT, None, CodeState.HANDED),
        (Verb.CODE_SPEND, CodeState.HANDED, CodeState.SPENT),
        (Verb.CODE_VOID, CodeState.HANDED, CodeState.VOID),
    ]
)
"""A code that is spent or void is gone with its row: nothing remembers who held it."""
CLASS_CODE_LIFE = Lifecycle(
    [
        (Verb.CLASSCODE_PRINT, None, ClassCodeState.PRINTED),
        (Verb.CLASSCODE_SPEND, ClassCodeState.PRINTED, ClassCodeState.SPENT),
    ]
)
ENVELOPE_LIFE = Lifecycle(
    [
        (Verb.ENVELOPE_TAKE, None, EnvelopeState.SEALED),
        (Verb.ENVELOPE_ADMIT, EnvelopeState.SEALED, EnvelopeState.ADMITTED),
        (Verb.ENVELOPE_REFUSE, EnvelopeState.SEALED, EnvelopeState.REFUSED),
    ]
)
BUNDLE_LIFE = Lifecycle(
    [
        (Verb.BUNDLE_ENTER, None, B.ENTERED),
        (Verb.BUNDLE_REPEAT, B.ENTERED, B.COMPARED),
        (Verb.BUNDLE_MEND, B.COMPARED, B.COMPARED),
        (Verb.BUNDLE_SETTLE, B.COMPARED, B.SETTLED),
    ]
)
