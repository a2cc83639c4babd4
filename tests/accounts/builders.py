"""People for tests: signed up through the verbs, as a browser would."""

from datetime import date
from typing import Any

from ganggu_participation.accounts.actions import sign_up
from ganggu_participation.accounts.consents import ACCOUNT
from ganggu_participation.accounts.models import Account
from tests.world import PASSWORD

CONSENTS = {ACCOUNT.kind: ACCOUNT.version}
EMAIL = "new@example.kr"
FORM = {
    "password": PASSWORD,
    "password_again": PASSWORD,
    "name": "신가입",
    "display_name": "풍암 새내기",
    "birth_date": "19550302",
    "agree_account": "y",
}


def confirmed(browser: Any, **contact: str) -> Any:
    """The browser after the first step of signing up, where a code has confirmed the contact."""
    with browser.session_transaction() as session:
        session["handover-confirmed"] = contact or {"email": EMAIL}
    return browser


def sign_up_someone(email: str = "someone@example.kr", **words: Any) -> Account:
    """An account with a real password (tests.world.PASSWORD unless told otherwise)."""
    given = {
        "password": PASSWORD,
        "name": "신가입",
        "display_name": "새내기",
        "birth_date": date(1955, 3, 2),
        "consents": CONSENTS,
    }
    return sign_up(None, email=email, **(given | words))
