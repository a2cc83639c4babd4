"""Following, and how somebody wants to hear of it."""

from ..lifecycle import Lifecycle
from ..states import Labelled, State
from ..verbs import Verb


class FollowState(State):
    FOLLOWING = "following", "소식 받는 중", "success"
    ENDED = "ended", "그만 받음", "neutral"


class NoticeState(State):
    UNREAD = "unread", "새 알림", "info"
    READ = "read", "읽음", "neutral"


class ChoiceState(State):
    CHOSEN = "chosen", "고름", "neutral"


class Mail(Labelled):
    """Beside the notices on screen, which everybody has."""

    NONE = "none", "화면에서만 볼게요"
    ONCE = "once", "소식이 있을 때마다 전자우편으로 받을게요"
    DAILY = "daily", "하루에 한 번 모아서 전자우편으로 받을게요"


MAILS = {mail.value: mail for mail in Mail}

FOLLOW_LIFE = Lifecycle(
    [
        (Verb.FOLLOW_BEGIN, None, FollowState.FOLLOWING),
        (Verb.FOLLOW_BEGIN, FollowState.ENDED, FollowState.FOLLOWING),
        (Verb.FOLLOW_END, FollowState.FOLLOWING, FollowState.ENDED),
    ]
)
NOTICE_LIFE = Lifecycle([(Verb.NOTICE_READ, NoticeState.UNREAD, NoticeState.READ)])
CHOICE_LIFE = Lifecycle(
    [
        (Verb.FOLLOW_CHOOSE, None, ChoiceState.CHOSEN),
        (Verb.FOLLOW_CHOOSE, ChoiceState.CHOSEN, ChoiceState.CHOSEN),
    ]
)
