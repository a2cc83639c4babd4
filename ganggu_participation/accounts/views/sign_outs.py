"""Signing out: the row of the sign-in ends, and the cookie with it."""

from flask import Blueprint, flash, redirect
from flask.typing import ResponseReturnValue

from ...web.doors import anyone
from . import entry

room = Blueprint("sign_outs", __name__, url_prefix="/sign-out")


@room.post("")
@anyone
def create() -> ResponseReturnValue:
    entry.go_out()
    flash("로그아웃했습니다.", "success")
    return redirect(entry.HOME, 303)
