"""Coming in, and where to go on afterwards."""

from flask import current_app, redirect, request, url_for
from flask.typing import ResponseReturnValue

from ... import clock
from ...web import session
from ...web.devices import device_of
from ...web.display import local
from ...web.doors import actor
from ..actions import sign_in, sign_out
from ..models import Account, Presence
from ..queries import terms_due

HOME = "/"


def come_in(account: Account, second_factor: bool = False) -> None:
    """A fresh sign-in and a fresh session; what this browser had before ends.

    `second_factor`: she has just shown it; a sign-in of hers that had seen it hands it on."""
    before = actor()
    handed_on = before is not None and before.id == account.id and before.presence.second_factor
    _end_the_last()
    seen, config = second_factor or handed_on, current_app.config
    hours = config["STAFF_HOURS" if account.needs_second_factor else "SIGN_IN_HOURS"]
    token = sign_in(account, account, hours, device_of(request.user_agent.string), seen)
    account.presence = Presence(seen, clock.now(), clock.now())
    session.enter(account, token)


def go_out() -> None:
    _end_the_last()
    session.leave()


def in_again(account: Account) -> ResponseReturnValue:
    """After the password: to the second factor when she needs one, to what she agreed to in an older version, else
    to where she wanted to go."""
    if account.lacks_second_factor:
        return onward("second_factors.new")
    return onward("renewals.new") if terms_due(account.id) else redirect(wanted() or HOME, 303)


def _end_the_last() -> None:
    if (before := actor()) is not None:
        sign_out(before, before, before.sign_in_token)


def wanted() -> str:
    """The page of this house where she wanted to go, or nothing."""
    path = local(request.values.get("next"))
    return "" if path == HOME else path


def onward(endpoint: str) -> ResponseReturnValue:
    """To the next step, taking along where she wanted to go."""
    return redirect(url_for(endpoint, next=wanted() or None), 303)


def back(endpoint: str) -> ResponseReturnValue:
    """Where she wanted to go, or to the endpoint."""
    return redirect(wanted() or url_for(endpoint), 303)
