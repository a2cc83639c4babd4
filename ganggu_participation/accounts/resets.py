"""Links to a new password: mailed, good once and for ten minutes, only their hash kept, never said who is known."""

import secrets
from datetime import timedelta

from .. import clock, outbox, rates
from ..database import db, transaction
from ..refusals import Refused
from . import attempts
from .factors import PasswordReset
from .queries import account_of_email, hash_of, plain_address

LASTS = timedelta(minutes=10)
TITLE = "비밀번호를 새로 정하는 링크"
TEXT = """아래 링크를 열어 10분 안에 비밀번호를 새로 정해 주세요. 한 번만 쓸 수 있습니다.

{link}

직접 요청하지 않았으면 이 편지를 지워 주세요. 비밀번호는 그대로입니다.
"""


def send_link(email: str, page: str, origin: str) -> None:
    """Mails a link to whoever is known by the address; asked too often for one, or for a stranger, nothing is sent.

    `page`: the address of the page that takes the token. `origin`: the network address that asks. Raises Refused(TOO_OFTEN)
    when that one asks too often, whoever is known."""
    rates.count_letter(origin)
    try:
        attempts.count(attempts.nameless("reset links", plain_address(email)))
    except Refused:
        return
    account = account_of_email(email)
    token, now = secrets.token_urlsafe(32), clock.now()
    if account is None or account.email is None:
        return
    with transaction():
        row = PasswordReset(token_hash=hash_of(token), account_id=account.id, created_at=now, expires_at=now + LASTS)
        db.session.add(row)
        outbox.send("mail", account.email, TITLE, TEXT.format(link=f"{page}?token={token}"), until=now + LASTS)
