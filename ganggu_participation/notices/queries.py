"""Reading news and notices: a person's own only; what was announced is for everybody."""

import hmac
from typing import Any

from flask_sqlalchemy.pagination import Pagination
from sqlalchemy import select

from ..accounts.models import Account
from ..database import db
from ..keys import derived
from .models import Bulletin, Follow, MailChoice, Notice
from .states import FollowState, Mail, NoticeState

PER_PAGE = 20
IN_A_FEED = 50


def notices_of(actor: Any, page: int = 1) -> Pagination:
    """What she was told, newest first."""
    hers = select(Notice).where(Notice.account_id == actor.id).order_by(Notice.id.desc())
    return db.paginate(hers, page=max(page, 1), per_page=PER_PAGE, error_out=False)


def notice_of(actor: Any, notice_id: int) -> Notice | None:
    return db.session.scalars(select(Notice).where(Notice.id == notice_id, Notice.account_id == actor.id)).one_or_none()


def unread_of(actor: Any) -> list[Notice]:
    hers = select(Notice).where(Notice.account_id == actor.id, Notice.state == NoticeState.UNREAD)
    return list(db.session.scalars(hers.order_by(Notice.id)))


def follow_of(actor: Any, subject: str) -> Follow | None:
    """Running or ended."""
    hers = select(Follow).where(Follow.author_id == getattr(actor, "id", None), Follow.subject == subject)
    return db.session.scalars(hers).one_or_none()


def follow_with(follow_id: int) -> Follow | None:
    return db.session.get(Follow, follow_id)


def follows_of(actor: Any) -> list[Follow]:
    """What she follows now, latest first."""
    hers = select(Follow).where(Follow.author_id == actor.id, Follow.state == FollowState.FOLLOWING)
    return list(db.session.scalars(hers.order_by(Follow.id.desc())))


def mail_choice_of(account_id: int) -> MailChoice | None:
    return db.session.get(MailChoice, account_id)


def mail_of(account_id: int) -> Mail:
    choice = mail_choice_of(account_id)
    return choice.mail if choice else Mail.NONE


def stop_token(account_id: int) -> str:
    """For a link in a mail: it can do nothing but stop the mails."""
    return f"{account_id}-{_seal(account_id)}"


def account_of_stop(token: str) -> Account | None:
    """Whose mails the link stops; nothing for a made-up link or where they have stopped already."""
    number, _, seal = token.partition("-")
    if not number.isdecimal() or len(number) > 10 or not hmac.compare_digest(seal.encode(), _seal(int(number)).encode()):
        return None
    return db.session.get(Account, int(number)) if mail_of(int(number)) is not Mail.NONE else None


def _seal(account_id: int) -> str:
    return hmac.new(derived("stop mail"), str(account_id).encode(), "sha256").hexdigest()[:32]


def bulletins_in(dong_id: int | None = None, subject: str | None = None, word: str = "") -> list[Bulletin]:
    """The latest public news of the district, of one dong, of one thing, or with a word in it."""
    news = select(Bulletin).order_by(Bulletin.id.desc()).limit(IN_A_FEED)
    if dong_id is not None:
        news = news.where(Bulletin.dong_id == dong_id)
    if subject is not None:
        news = news.where(Bulletin.subject == subject)
    if word:
        news = news.where((Bulletin.title + " " + Bulletin.text).contains(word, autoescape=True))
    return list(db.session.scalars(news))
