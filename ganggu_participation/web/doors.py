"""Every route names its audience; the app does not start with an unnamed door."""

from collections.abc import Callable
from functools import wraps
from ipaddress import ip_address, ip_network
from typing import Any, NoReturn, TypeVar, cast

from flask import Flask, abort, current_app, g, request, session
from flask_login import current_user

from ..refusals import Refusal, Refused

View = TypeVar("View", bound=Callable[..., Any])
T = TypeVar("T")
AUDIENCE, FRESHLY = "audience", "freshly"
PASS = "pass"  # what the cookie calls the pass of somebody without an account
OPEN_DOORS = {"anyone", "arriving"}
OFFICE_DOORS = {"officials", "observers", "administrators"}


def actor() -> Any:
    """Who is asking: an account, or nothing for a stranger."""
    return current_user._get_current_object() if current_user.is_authenticated else None


def elector() -> Any:
    """Who casts: the account, or whoever was checked without one for the vote of this address."""
    return actor() or _guest()


def _guest() -> Any:
    if "guest" not in g:
        g.guest = current_app.extensions["guest"](session.get(PASS), (request.view_args or {}).get("vote_id"))
    return g.guest


def found(thing: T | None) -> T:
    """What one may not see does not exist."""
    return thing if thing is not None else _nothing_there()


def _nothing_there() -> NoReturn:
    abort(404)


def _audience(
    name: str, admits: Callable[[Any], Refusal | None], who_asks: Callable[[], Any] = actor
) -> Callable[[View], View]:
    def mark(view: View) -> View:
        @wraps(view)
        def door(*args: Any, **kwargs: Any) -> Any:
            who = who_asks()
            if refusal := admits(who) or _why_not_yet(name, who):
                raise Refused(refusal)
            return view(*args, **kwargs)

        setattr(door, AUDIENCE, name)
        return cast(View, door)

    return mark


def _why_not_yet(name: str, who: Any) -> Refusal | None:
    """Officials pass with their second factor, and from the networks that the settings allow."""
    if name in OPEN_DOORS:
        return None
    if getattr(who, "lacks_second_factor", False):
        return Refusal.SECOND_FACTOR_FIRST
    return Refusal.OUTSIDE_NETWORK if name in OFFICE_DOORS and not _inside() else None


def _inside() -> bool:
    networks = current_app.config["STAFF_NETWORKS"]
    if not networks:
        return True
    here = ip_address(request.remote_addr or "0.0.0.0")
    return any(here in ip_network(network) for network in networks)


def freshly(view: View) -> View:
    """A door for dangerous acts: only who showed within five minutes that it is still her."""

    @wraps(view)
    def door(*args: Any, **kwargs: Any) -> Any:
        if not actor().is_fresh:
            raise Refused(Refusal.NOT_FRESH)
        return view(*args, **kwargs)

    setattr(door, FRESHLY, True)
    return cast(View, door)


def _who(flag: str, refusal: Refusal) -> Callable[[Any], Refusal | None]:
    def admits(who: Any) -> Refusal | None:
        if who is None:
            return Refusal.NOT_SIGNED_IN
        return None if getattr(who, flag, False) or getattr(who, "lacks_second_factor", False) else refusal

    return admits


anyone = _audience("anyone", lambda who: None, lambda: None)
"""Nobody is looked up: what is the same for all costs no look at an account, and keeps no session awake."""
arriving = _audience("arriving", lambda who: None if who is not None else Refusal.NOT_SIGNED_IN)
"""Whose password was right, whether she has shown her second factor or not."""
residents = _audience("residents", lambda who: None if who is not None else Refusal.NOT_SIGNED_IN)
electors = _audience("electors", lambda who: None if who is not None else Refusal.NOT_IDENTIFIED, elector)
"""Who casts: with an account, or checked without one for this vote."""
officials = _audience("officials", _who("is_official", Refusal.NOT_AN_OFFICIAL))
observers = _audience("observers", _who("is_observer", Refusal.NOT_AN_OBSERVER))
administrators = _audience("administrators", _who("is_admin", Refusal.NOT_AN_ADMINISTRATOR))


def check_doors(app: Flask) -> None:
    """Raises RuntimeError naming every route without an audience."""
    bare = [end for end, view in app.view_functions.items() if not hasattr(view, AUDIENCE)]
    if bare:
        raise RuntimeError(f"doors without an audience: {', '.join(sorted(bare))}")
