"""Where a check came from and where it leads: to an account, or to one vote without any."""

from typing import Any

from flask import current_app, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue

from ...accounts.queries import IDENTITY_TERMS
from ...refusals import Refusal, Refused
from ...web import session
from ...web.devices import device_of
from ...web.display import local
from ...web.doors import actor
from .. import actions, checks
from ..providers import Asker

HOME = "/"


def asker() -> Asker:
    """Who asks to be checked: her account, or this browser."""
    me = actor()
    return Asker(me.audit_name if me is not None else session.visitor(), request.remote_addr or "")


def wanted() -> str:
    """The page of this house where she wanted to go, or nothing."""
    path = local(request.values.get("next"))
    return "" if path == HOME else path


def about(vote_id: int, path: str) -> str:
    """The page, if it is one of this vote: a pass opens no other."""
    return path if path.startswith(f"{request.script_root}/votes/{vote_id}/") else ""


def where() -> dict[str, Any]:
    """A vote without an account, or the page to come back to. Raises Refused(NOT_SIGNED_IN) for a stranger without a vote."""
    vote = request.values.get("vote", type=int)
    if actor() is None and vote is None:
        raise Refused(Refusal.NOT_SIGNED_IN if request.method == "GET" else Refusal.RUN_OVER)
    return {"vote": vote, "next": wanted()}


def finish(identity: Any, place: dict[str, Any]) -> ResponseReturnValue:
    """Binds the account, or gives a pass for the vote; both begin a fresh session."""
    return _without_account(identity, place) if actor() is None else _with_account(identity, place)


def _with_account(identity: Any, place: dict[str, Any]) -> ResponseReturnValue:
    me = actor()
    checks.verify(me, identity, {IDENTITY_TERMS.kind: IDENTITY_TERMS.version})
    come_in(me)
    flash("본인 확인을 마쳤습니다.", "success")
    back = place["next"] or (url_for("ballots.new", vote_id=place["vote"]) if place["vote"] else "")
    if me.basis is None:
        return redirect(url_for("bases.edit", next=back or None), 303)
    return redirect(back or url_for("me.show"), 303)


def come_in(account: Any) -> None:
    """A fresh sign-in and a fresh session."""
    hours = current_app.config["STAFF_HOURS" if account.needs_second_factor else "SIGN_IN_HOURS"]
    session.enter(account, checks.sign_in_again(account, hours, device_of(request.user_agent.string), actor()))


def _without_account(identity: Any, place: dict[str, Any]) -> ResponseReturnValue:
    """To the ballot, or to the page about this vote where she wanted to go."""
    vote_id = place["vote"]
    session.let_in(actions.issue(None, identity, vote_id))
    there = about(vote_id, place["next"])
    if identity.dong_id is None:
        return redirect(url_for("pass_bases.edit", vote_id=vote_id, next=there or None), 303)
    return redirect(there or url_for("ballots.new", vote_id=vote_id), 303)
