"""Links and codes to a new password: sent, good once and for ten minutes, only a hash kept, never said who is known."""

import secrets
from datetime import timedelta

from .. import clock, outbox, rates
from ..database import db, transaction
from ..refusals import Refusal, Refused
from . import attempts
from .factors import PasswordReset
from .models import Account
from .queries import account_of_email, account_of_phone, hash_of, plain_address

LASTS = timedelta(minutes=10)
TRIES = 5
TITLE = "비밀번호를 새로 정하는 링크"
TEXT = """아래 링크를 열어 10분 안에 비밀번호를 새로 정해 주세요. 한 번만 쓸 수 있습니다.

{link}

직접 요청하지 않았으면 이 편지를 지워 주세요. 비밀번호는 그대로입니다.
"""
CODE_TITLE = "비밀번호를 새로 정하는 번호"
CODE_TEXT = (
    "[서구 동네정부] 비밀번호를 새로 정하는 번호 {code}. 10분 안에 화면에 적어 주세요. 다른 사람에게 알려 주지 마세요."
)


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
    token = secrets.token_urlsafe(32)
    if account is not None and account.email is not None:
        _keep(account, token, "mail", account.email, TITLE, TEXT.format(link=f"{page}?token={token}"))


def send_code(phone: str, origin: str) -> str:
    """Texts a code to whoever is known by the mobile number (figures only), as a link is mailed.

    Returns what the page that takes the code carries along, for a known number and for a stranger's alike: the code
    opens nothing without it. Raises Refused(TOO_OFTEN)."""
    rates.count_letter(origin)
    run, code = secrets.token_urlsafe(32), f"{secrets.randbelow(10**6):06}"
    try:
        attempts.count(attempts.nameless("reset links", phone))
    except Refused:
        return run
    account = account_of_phone(phone)
    if account is not None and account.phone is not None:
        _keep(account, _joined(run, code), "sms", account.phone, CODE_TITLE, CODE_TEXT.format(code=code))
    return run


def token_of(run: str, code: str) -> str:
    """What opens the new password, of what the page carried and the code that was typed; right or not.

    Five tries for each code sent. Raises Refused(TOO_MANY_CHECKS)."""
    try:
        rates.count("reset code", run, TRIES, LASTS)
    except Refused as no:
        raise Refused(Refusal.TOO_MANY_CHECKS, "새 번호를 받아 주세요.") from no
    return _joined(run, code)


def _joined(run: str, code: str) -> str:
    return f"{run}.{code.strip()}"


def _keep(account: Account, token: str, channel: outbox.Channel, address: str, title: str, text: str) -> None:
    """The hash of what opens it, and the letter, together."""
    now = clock.now()
    with transaction():
        db.session.add(
            PasswordReset(token_hash=hash_of(token), account_id=account.id, created_at=now, expires_at=now + LASTS)
        )
        outbox.send(channel, address, title, text, until=now + LASTS)
