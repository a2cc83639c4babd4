"""The lives of a support and of a comment."""

from ..lifecycle import Lifecycle
from ..states import Labelled, State
from ..verbs import Verb


class SupportState(State):
    GIVEN = "given", "공감함", "success"
    TAKEN_BACK = "taken_back", "공감을 거둠", "neutral"


class CommentState(State):
    VISIBLE = "visible", "게시", "neutral"
    HIDDEN = "hidden", "가림", "warning"
    WITHDRAWN = "withdrawn", "글쓴이가 지움", "neutral"


class Stance(Labelled):
    """What a comment says about the proposal; most say nothing of the kind."""

    NONE = "none", "의견"
    PRO = "pro", "찬성하는 까닭"
    CON = "con", "걱정되는 점"


class ReportReason(Labelled):
    INSULT = "insult", "욕설이나 비방입니다"
    PERSONAL = "personal", "개인정보가 들어 있습니다"
    ADVERT = "advert", "광고입니다"
    FALSE = "false", "사실과 다릅니다"
    OTHER = "other", "그 밖의 까닭입니다"


STANCES = {stance.value: stance for stance in Stance}
REPORT_REASONS = {reason.value: reason for reason in ReportReason}

SUPPORT_LIFE = Lifecycle(
    [
        (Verb.SUPPORT_GIVE, None, SupportState.GIVEN),
        (Verb.SUPPORT_GIVE, SupportState.TAKEN_BACK, SupportState.GIVEN),
        (Verb.SUPPORT_TAKE_BACK, SupportState.GIVEN, SupportState.TAKEN_BACK),
    ]
)

C = CommentState
COMMENT_LIFE = Lifecycle(
    [
        (Verb.COMMENT_WRITE, None, C.VISIBLE),
        (Verb.COMMENT_ANSWER, None, C.VISIBLE),
        (Verb.COMMENT_WITHDRAW, C.VISIBLE, C.WITHDRAWN),
        (Verb.COMMENT_REPORT, C.VISIBLE, C.VISIBLE),
        (Verb.COMMENT_HIDE, C.VISIBLE, C.HIDDEN),
        (Verb.COMMENT_RESTORE, C.HIDDEN, C.VISIBLE),
        (Verb.COMMENT_CLEAR, C.VISIBLE, C.VISIBLE),
        (Verb.COMMENT_CLEAR, C.HIDDEN, C.HIDDEN),
    ]
)
