"""Who is here: the token of the cookie, and for officials how long she has rested."""

from datetime import timedelta

from flask import current_app, g

from ... import clock
from ..models import Account
from ..queries import account_of_token
from ..second_factor import seen

NOTED_EVERY = timedelta(minutes=1)
SHORTEST, LONGEST = 10, 30


def whoever_signed_in(token: str) -> Account | None:
    """The account, or nothing; an official who rested too long is kept aside until she shows again that it is her."""
    account = account_of_token(token)
    if account is None or not account.needs_second_factor or account.presence.seen_at is None:
        return account
    rested = clock.now() - account.presence.seen_at
    if rested >= idle_limit():
        g.rested = account
        return None
    if rested < NOTED_EVERY:
        return account
    seen(account)
    return account_of_token(token)


def idle_limit() -> timedelta:
    """KOREA PRIV-08: ten to thirty minutes, whatever the settings say."""
    return timedelta(minutes=min(max(current_app.config["STAFF_IDLE_MINUTES"], SHORTEST), LONGEST))
