"""Coming in, and where to go on afterwards."""

from flask import current_app, redirect, request, url_for
from flask.typing import ResponseReturnValue

from ...web import session
from ...web.display import local
from ...web.doors import actor
from ..actions import sign_in, sign_out
from ..models import Account

HOME = "/"


def come_in(account: Account) -> None:
    """A fresh sign-in and a fresh session; what this browser had before ends."""
    _end_the_last()
    token = sign_in(account, account, current_app.config["SIGN_IN_HOURS"])
    session.enter(account, token)


def go_out() -> None:
    _end_the_last()
    session.leave()


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
