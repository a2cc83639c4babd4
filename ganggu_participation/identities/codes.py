"""One-time codes: six figures by mail or text message, kept as a hash, few tries, few minutes, counted in the database."""

import hmac
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final, Literal

from sqlalchemy import bindparam, delete, text

from .. import clock, keys, outbox
from ..accounts.queries import plain_phone
from ..database import UTC, changed_by, db, transaction
from ..refusals import Refusal, Refused
from .models import OneTimeCode

LASTS: Final = timedelta(minutes=4)
TRIES: Final = 5
SENT_AT_MOST: Final = 4
WITHIN: Final = timedelta(hours=1)
PAUSE: Final = timedelta(seconds=30)
SUBJECT: Final = "확인번호"
TEXT: Final = "[서구 동네정부] 확인번호 {code}. {minutes}분 안에 화면에 적어 주세요. 다른 사람에게 알려 주지 마세요."
NEW_SLOT: Final = text("""
    INSERT INTO one_time_codes (slot, code_hash, tries, sent, since, made_at, expires_at)
    VALUES (:slot, '', 0, 0, :now, :past, :now) ON CONFLICT DO NOTHING
""").bindparams(bindparam("now", type_=UTC()), bindparam("past", type_=UTC()))


@dataclass(frozen=True)
class Contact:
    """Where somebody can be reached, in one spelling."""

    channel: Literal["mail", "sms"]
    address: str

    @property
    def shown(self) -> str:
        """`010-****-1234`, `h***@example.kr`: KOREA ID-05."""
        if self.channel == "sms":
            return f"{self.address[:3]}-****-{self.address[-4:]}"
        name, _, house = self.address.partition("@")
        return f"{name[:1]}***@{house}"


def contact_of(typed: str) -> Contact | None:
    """`010-1234-5678`, `+82 10 1234 5678`, `Name@Example.kr`; nothing for what is neither."""
    plain = typed.strip()
    if "@" in plain:
        return Contact("mail", plain.lower())
    figures = plain_phone(plain)
    return Contact("sms", figures) if figures else None


def send(purpose: str, contact: Contact, instead: str | None = None) -> str:
    """Sends a fresh code and returns it for demo screens; the one before is worth nothing any more.

    `instead`: a letter that goes out in place of the code, counted and slow alike, so that nobody learns who is known.
    Raises Refused(CODES_TOO_OFTEN)."""
    code, now = f"{secrets.randbelow(10**6):06}", clock.now()
    with transaction():
        row = _row(_slot(purpose, contact))
        if now - row.since >= WITHIN:
            row.since, row.sent = now, 0
        if row.sent >= SENT_AT_MOST or now - row.made_at < PAUSE:
            raise Refused(Refusal.CODES_TOO_OFTEN)
        row.code_hash = _hash(row.slot, code) if instead is None else ""
        row.tries, row.sent, row.made_at, row.expires_at = 0, row.sent + 1, now, now + LASTS
        words = instead or TEXT.format(code=code, minutes=int(LASTS.total_seconds()) // 60)
        outbox.send(contact.channel, contact.address, SUBJECT if instead is None else "안내", words, until=now + LASTS)
    return code


def confirm(purpose: str, contact: Contact, code: str) -> None:
    """Takes the code: right, in time, once. Each try counts before it is judged, however many come at once.

    Raises Refused(WRONG_ONE_TIME_CODE), the same for a wrong, an old, a used and a never-sent one; TOO_MANY_CHECKS after five."""
    with transaction():
        row = _row(_slot(purpose, contact))
        row.tries += 1
        tries, kept, ends = row.tries, row.code_hash, row.expires_at
        right = (
            tries <= TRIES and clock.now() < ends and bool(kept) and hmac.compare_digest(kept, _hash(row.slot, code))
        )
        if right:
            row.code_hash = ""
    if tries > TRIES:
        raise Refused(Refusal.TOO_MANY_CHECKS, "새 번호를 받아 주세요.")
    if not right:
        raise Refused(Refusal.WRONG_ONE_TIME_CODE)


def forget_old(now: datetime) -> int:
    """Nothing of a code is kept once nobody counts it any more. Inside a deed."""
    return changed_by(delete(OneTimeCode).where(OneTimeCode.expires_at < now - WITHIN))


def _slot(purpose: str, contact: Contact) -> str:
    return keys.nameless("one-time codes", f"{purpose} {contact.channel} {contact.address}")


def _hash(slot: str, code: str) -> str:
    return keys.nameless("one-time codes", f"{slot} {code.strip()}")


def _row(slot: str) -> OneTimeCode:
    """The row under lock, made when it is not there: two who come first at once find the same one."""
    now = clock.now()
    db.session.execute(NEW_SLOT, {"slot": slot, "now": now, "past": now - WITHIN})
    row = db.session.get(OneTimeCode, slot, with_for_update=True, populate_existing=True)
    assert row is not None
    return row
