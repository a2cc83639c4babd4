"""What one answer hands to the next page and nobody keeps: it travels in the signed cookie and is taken out once."""

from typing import Any

from flask import session


def hand_over(name: str, value: Any) -> None:
    session[f"handover-{name}"] = value


def handed_over(name: str) -> Any:
    """The value, or nothing when it was taken already."""
    return session.pop(f"handover-{name}", None)


def held(name: str) -> Any:
    """The value, left where it is: for a form that may be sent more than once. A fresh sign-in forgets it."""
    return session.get(f"handover-{name}")
