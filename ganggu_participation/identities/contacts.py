"""Showing that a contact is one's own, before there is an account; nobody learns who is known here."""

from datetime import timedelta
from typing import Any, Final

from .. import rates
from ..accounts.queries import account_of_contact
from ..refusals import Refusal, Refused
from . import codes, notes
from .codes import Contact

PURPOSE: Final = "sign up"
ASKED: Final = "contact asked"
LASTS: Final = timedelta(minutes=10)
KNOWN: Final = (
    "[서구 동네정부] 이미 가입한 연락처입니다. 로그인 화면에서 로그인해 주세요. 직접 요청하지 않았으면 지워 주세요."
)


def ask(contact: Contact, origin: str) -> tuple[str, str]:
    """Sends a code, or to somebody known a letter that says so; the token of the page that follows, and the code.

    `origin`: the network address that asks. Raises Refused(CODES_TOO_OFTEN, TOO_OFTEN), for known and unknown contacts alike."""
    rates.count_letter(origin)
    known = account_of_contact(contact.address) is not None
    code = codes.send(PURPOSE, contact, KNOWN if known else None)
    token = notes.new_token()
    notes.keep(ASKED, token, [contact.channel, contact.address], LASTS)
    return token, code


def confirmed(token: str, code: str) -> dict[str, Any]:
    """The contact that the code confirms: `email` or `phone`. Raises Refused(WRONG_ONE_TIME_CODE, TOO_MANY_CHECKS, RUN_OVER)."""
    asked = notes.read(ASKED, token)
    if asked is None:
        raise Refused(Refusal.RUN_OVER)
    contact = Contact(*asked)
    codes.confirm(PURPOSE, contact, code)
    notes.drop(token)
    return {"email" if contact.channel == "mail" else "phone": contact.address}
