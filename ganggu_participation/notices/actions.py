"""Following a thing, a dong or a word, and how to be told."""

from typing import Any

from .. import clock
from ..accounts.binding import end_consent, keep_consents
from ..accounts.consents import NEWS
from ..accounts.queries import consents_in_force
from ..deeds import deed
from ..refusals import Refusal, Refused
from ..verbs import Verb
from .models import Follow, MailChoice, Notice
from .queries import follow_of, follows_of, mail_choice_of
from .states import CHOICE_LIFE, FOLLOW_LIFE, NOTICE_LIFE, FollowState, Mail

MOST = 100


def begin(actor: Any, subject: str, label: str) -> None:
    """Asking twice changes nothing. Raises Refused(TOO_MANY_FOLLOWS)."""
    follow = follow_of(actor, subject)
    if follow is not None and follow.state is FollowState.FOLLOWING:
        return
    follow = follow or Follow(subject=subject, label=label, author_id=getattr(actor, "id", None), at=clock.now())
    with deed(actor, Verb.FOLLOW_BEGIN, follow):
        if len(follows_of(actor)) >= MOST:
            raise Refused(Refusal.TOO_MANY_FOLLOWS)
        FOLLOW_LIFE.move(follow, Verb.FOLLOW_BEGIN)
        follow.at, follow.label = clock.now(), label


def end(actor: Any, follow: Follow) -> None:
    with deed(actor, Verb.FOLLOW_END, follow):
        FOLLOW_LIFE.move(follow, Verb.FOLLOW_END)


def choose(actor: Any, mail: Mail) -> None:
    """Whether and how often by mail, beside the notices on screen. Whoever chooses mail agrees to get it (the consent to
    news), and whoever stops takes that back."""
    choice = mail_choice_of(actor.id) or MailChoice(author_id=actor.id, mail=mail)
    with deed(actor, Verb.FOLLOW_CHOOSE, choice):
        CHOICE_LIFE.move(choice, Verb.FOLLOW_CHOOSE)
        choice.mail, choice.since = mail, clock.now()
        _agree(actor.id, mail)


def _agree(account_id: int, mail: Mail) -> None:
    if mail is Mail.NONE:
        end_consent(account_id, NEWS.kind)
    elif NEWS.kind not in consents_in_force(account_id):
        keep_consents(account_id, {NEWS.kind: NEWS.version})


def read(actor: Any, notice: Notice) -> None:
    with deed(actor, Verb.NOTICE_READ, notice):
        NOTICE_LIFE.move(notice, Verb.NOTICE_READ)
