"""Notices by mail, for those who chose it: each at once, or all of a day in one letter at eight in the morning."""

from collections import defaultdict
from datetime import datetime
from typing import Final

from flask import current_app
from sqlalchemy import select

from .. import clock, outbox
from ..accounts.consents import NEWS
from ..accounts.models import Account, Consent
from ..database import db, transaction
from .actions import choose
from .models import MailChoice, Notice
from .queries import stop_token
from .states import Mail

MORNING: Final = 8  # o'clock in Korea
AT_ONCE: Final = 200


def post() -> int:
    """Hands what is due to the outbox; returns how many letters. A person's notices are marked in the very transaction
    that stores their letters: both or neither, so no letter is lost and none is sent twice."""
    _begin_for_newcomers()
    return sum(_posted(account_id, notices) for account_id, notices in _due(clock.now()).items())


def _begin_for_newcomers() -> None:
    """Who agreed to news while signing up and chose nothing since is written to once a day."""
    agreed = (Consent.kind == NEWS.kind, Consent.withdrawn_at.is_(None), Account.email.is_not(None))
    newcomers = (
        select(Account)
        .join(Consent, Consent.account_id == Account.id)
        .where(*agreed, ~select(MailChoice.author_id).where(MailChoice.author_id == Account.id).exists())
    )
    for account in db.session.scalars(newcomers.limit(AT_ONCE)).all():
        choose(account, Mail.DAILY)
    db.session.rollback()


def _posted(account_id: int, notices: list[int]) -> int:
    with transaction():
        letters = _written(account_id, notices)
        for letter in letters:
            outbox.send("mail", *letter, stop=_stop(account_id))
    return len(letters)


def _due(now: datetime) -> dict[int, list[int]]:
    """Account -> its notices that have not been mailed since she chose mail, oldest first; who has no e-mail address
    (a telephone only, or gone) gets no mail."""
    daily = now.astimezone(clock.KST).hour >= MORNING
    fresh = (Notice.mailed_at.is_(None), Notice.at >= MailChoice.since)
    chosen = (
        select(Notice.account_id, Notice.id, MailChoice.mail, MailChoice.last_on)
        .join(MailChoice, MailChoice.author_id == Notice.account_id)
        .join(Account, Account.id == Notice.account_id)
        .where(Account.email.is_not(None))
    )
    found: dict[int, list[int]] = defaultdict(list)
    for row in db.session.execute(chosen.where(MailChoice.mail != Mail.NONE, *fresh).order_by(Notice.id).limit(AT_ONCE)):
        if row.mail is Mail.ONCE or (daily and row.last_on != clock.today()):
            found[row.account_id].append(row.id)
    db.session.rollback()
    return dict(found)


def _written(account_id: int, numbers: list[int]) -> list[tuple[str, str, str]]:
    """Address, title and text of each letter; the notices in them count as mailed. Asked again under lock: she may have
    stopped, and another worker may have been faster."""
    choice = db.session.get_one(MailChoice, account_id, with_for_update=True)
    email = db.session.get_one(Account, account_id).email
    waiting = select(Notice).where(Notice.id.in_(numbers), Notice.mailed_at.is_(None)).order_by(Notice.id)
    notices = list(db.session.scalars(waiting))
    if email is None or choice.mail is Mail.NONE or not notices:
        return []
    for notice in notices:
        notice.mailed_at = clock.now()
    if choice.mail is Mail.ONCE:
        return [(email, notice.title, _letter(_told(notice), account_id)) for notice in notices]
    choice.last_on = clock.today()
    together = "\n\n".join(_told(notice) for notice in notices)
    return [(email, f"새 소식 {len(notices)}건", _letter(together, account_id))]


def _told(notice: Notice) -> str:
    return f"{notice.title}\n{notice.text}\n{_site()}{notice.path}"


def _letter(words: str, account_id: int) -> str:
    return f"{words}\n\n이 전자우편을 그만 받으려면 아래 주소를 눌러 주세요.\n{_stop(account_id)}\n"


def _stop(account_id: int) -> str:
    return f"{_site()}/stop/{stop_token(account_id)}"


def _site() -> str:
    return str(current_app.config["SITE_ADDRESS"]).rstrip("/")
